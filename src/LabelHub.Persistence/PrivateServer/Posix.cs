using System.Runtime.InteropServices;

namespace LabelHub.Persistence.PrivateServer;

/// <summary>The handful of C library calls that .NET has no name for.</summary>
internal static unsafe partial class Posix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    private const int NoSuchProcess = 3;
    private const int OutOfRange = 34;
    private const int ReadOnlyFolder = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC on Linux
    private const int MaxUserRecordBytes = 1 << 20;

    public static uint EffectiveUserId => geteuid();

    /// <summary>Sends a signal; false when the process is gone.</summary>
    public static bool Signal(int pid, int signal)
    {
        if (kill(pid, signal) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess
            ? false
            : throw new PrivatePostgresException($"Process {pid} could not be signalled: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (chown(path, user, group) != 0)
            throw Failed($"'{path}' could not be given to user {user}");
    }

    /// <summary>The path with every symbolic link resolved, as the kernel shows it under /proc.</summary>
    public static string RealPath(string path)
    {
        var resolved = realpath(path, null);
        if (resolved is null)
            throw Failed($"'{path}' could not be resolved");
        var text = Marshal.PtrToStringUTF8((nint)resolved)!;
        NativeMemory.Free(resolved);
        return text;
    }

    /// <summary>Makes the names inside a folder survive a power cut; the files themselves are their writers' business.</summary>
    public static void SyncFolder(string path)
    {
        var handle = open(path, ReadOnlyFolder);
        if (handle < 0)
            throw Failed($"'{path}' could not be opened");
        var result = fsync(handle);
        _ = close(handle);
        if (result != 0)
            throw Failed($"'{path}' could not be synced");
    }

    /// <summary>Looks a user up by name.</summary>
    public static PosixUser? FindUser(string name) =>
        Find((record, buffer, size, found) => getpwnam_r(name, record, buffer, size, found));

    /// <summary>Looks a user up by number.</summary>
    public static PosixUser? FindUser(uint id) =>
        Find((record, buffer, size, found) => getpwuid_r(id, record, buffer, size, found));

    private delegate int Lookup(Passwd* record, byte* buffer, nuint size, Passwd** found);

    private static PosixUser? Find(Lookup lookup)
    {
        for (var size = 1024; size <= MaxUserRecordBytes; size *= 4)
        {
            fixed (byte* buffer = new byte[size])
            {
                Passwd record;
                Passwd* found;
                var error = lookup(&record, buffer, (nuint)size, &found);
                if (error == OutOfRange)
                    continue;
                return error == 0 && found is not null
                    ? new PosixUser(Marshal.PtrToStringUTF8(record.Name)!, record.UserId, record.GroupId)
                    : null;
            }
        }

        return null;
    }

    private static PrivatePostgresException Failed(string what) =>
        new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    /// <summary>struct passwd of Linux, 64 bit.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Passwd
    {
        public nint Name;
        public nint Password;
        public uint UserId;
        public uint GroupId;
        public nint Comment;
        public nint Home;
        public nint Shell;
    }

#pragma warning disable SA1300, IDE1006 // the C library's own names
    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint user, uint group);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial byte* realpath(string path, byte* resolved);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc")]
    private static partial int close(int handle);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int getpwnam_r(string name, Passwd* record, byte* buffer, nuint size, Passwd** found);

    [LibraryImport("libc")]
    private static partial int getpwuid_r(uint id, Passwd* record, byte* buffer, nuint size, Passwd** found);
#pragma warning restore SA1300, IDE1006
}

/// <summary>A line of the user database.</summary>
internal sealed record PosixUser(string Name, uint UserId, uint GroupId);
