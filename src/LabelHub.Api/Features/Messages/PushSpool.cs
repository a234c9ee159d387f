using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text.Json;
using LabelHub.Persistence.Messaging;

namespace LabelHub.Api.Features.Messages;

/// <summary>A push as it is kept until the database takes it; encrypted, as it came.</summary>
public sealed record SpooledPush(byte[]? ContentHash, string? Name, string? Cipher, DateTimeOffset ReceivedAt)
{
    /// <summary>Null when it is none: a file may hold anything.</summary>
    public PushRecord? ToRecord() => ContentHash is { Length: SHA256.HashSizeInBytes } hash
        && Name is { Length: > 0 } name && Cipher is { Length: > 0 } cipher && ReceivedAt > DateTimeOffset.UnixEpoch
        ? new PushRecord { ContentHash = hash, Name = name, Cipher = cipher, ReceivedAt = ReceivedAt.ToUniversalTime() }
        : null;
}

/// <summary>
/// One file a push in the data folder, on the disk before WeChat is answered. Whatever lies there and is no push, or
/// cannot be read, is set aside; nothing in the folder stops the program or keeps other pushes waiting.
/// </summary>
public sealed partial class PushSpool(IConfiguration configuration, ILogger<PushSpool> logger) : IDisposable
{
    /// <summary>Files that may wait.</summary>
    public const int MaxFiles = 10_000;

    /// <summary>Files that may lie aside; what comes beyond stays where it is and is passed over.</summary>
    public const int MaxAside = 1000;

    private const int MaxBytes = 256 * 1024;
    private const string Ending = ".push";
    private const string Aside = "set-aside";

    private readonly string _folder = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "data", "push-spool"));
    private readonly ConcurrentDictionary<string, bool> _passedOver = new(StringComparer.Ordinal);
    private readonly Meter _meter = new("LabelHub");
    private Counter<long>? _setAside;

    /// <returns>False when there is no room, or the disk refuses.</returns>
    public async Task<bool> WriteAsync(SpooledPush push)
    {
        var path = Path.Combine(_folder, Convert.ToHexStringLower(push.ContentHash!) + Ending);
        var draft = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(_folder);
            if (Waiting().Take(MaxFiles).Count() == MaxFiles)
                return false;
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await JsonSerializer.SerializeAsync(file, push);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, e.GetType().Name);
            TryDelete(draft);
            return false;
        }
    }

    /// <summary>Takes away what writes that never ended have left. At the start only, when none is under way.</summary>
    public void DeleteDrafts()
    {
        try
        {
            if (!Directory.Exists(_folder))
                return;
            // not by a pattern that ends in ".*": it matches what ends before that, too
            foreach (var draft in Directory.EnumerateFiles(_folder).Where(f => !f.EndsWith(Ending, StringComparison.Ordinal)))
                TryDelete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, e.GetType().Name);
        }
    }

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<string> List()
    {
        try
        {
            return Directory.Exists(_folder)
                ? [.. Waiting().OrderBy(e => e.LastWriteTimeUtc).Take(MaxFiles).Select(e => e.FullName)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, e.GetType().Name);
            return [];
        }
    }

    /// <summary>Null when it is no push; a file that is gone meanwhile is none either.</summary>
    public static async Task<PushRecord?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (file.Length is 0 or > MaxBytes)
                return null;
            return (await JsonSerializer.DeserializeAsync<SpooledPush>(file, JsonSerializerOptions.Default, cancellation))?.ToRecord();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The push is in the table. A file that cannot be deleted is passed over from now on: again would be no better.</summary>
    public void Delete(string path)
    {
        if (!TryDelete(path))
            PassOver(path);
    }

    /// <summary>Moves what is no push, file or folder, to where it is in nobody's way.</summary>
    public void SetAside(string path, string why)
    {
        if (!Path.Exists(path))
            return;
        _setAside ??= _meter.CreateCounter<long>("labelhub.push.set_aside", description: "Spool files that were no pushes.");
        _setAside.Add(1);
        PutAside(logger, Path.GetFileName(path), why);
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, Aside)).FullName;
            var aside = Path.Combine(folder, FormattableString.Invariant($"{Path.GetFileName(path)}.{Guid.NewGuid():N}"));
            if (Directory.EnumerateFileSystemEntries(folder).Take(MaxAside).Count() == MaxAside)
                PassOver(path);
            else if (Directory.Exists(path))
                Directory.Move(path, aside);
            else
                File.Move(path, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            PassOver(path);
        }
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<FileSystemInfo> Waiting() =>
        new DirectoryInfo(_folder).EnumerateFileSystemInfos("*" + Ending).Where(e => !_passedOver.ContainsKey(e.FullName));

    private void PassOver(string path)
    {
        if (_passedOver.TryAdd(path, value: true))
            LeftThere(logger, Path.GetFileName(path));
    }

    private static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The push spool cannot be used: {Failure}")]
    private static partial void NotWritten(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} in the push spool is no push ({Why}) and is set aside")]
    private static partial void PutAside(ILogger logger, string file, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} in the push spool can neither be moved nor deleted, and is passed over until the next start")]
    private static partial void LeftThere(ILogger logger, string file);
}
