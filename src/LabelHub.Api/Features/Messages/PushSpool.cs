using System.Text.Json;
using LabelHub.Persistence.Messaging;

namespace LabelHub.Api.Features.Messages;

/// <summary>A push as it is kept until the database takes it; encrypted, as it came.</summary>
public sealed record SpooledPush(byte[] ContentHash, string Name, string Cipher, DateTimeOffset ReceivedAt)
{
    public PushRecord ToRecord() => new() { ContentHash = ContentHash, Name = Name, Cipher = Cipher, ReceivedAt = ReceivedAt };
}

/// <summary>One file a push in the data folder, on the disk before WeChat is answered.</summary>
public sealed class PushSpool(IConfiguration configuration)
{
    private const int MaxFiles = 10_000;
    private const string Ending = ".push";

    private readonly string _folder = Path.GetFullPath(Path.Combine(configuration["Data:Folder"] ?? "data", "push-spool"));

    public async Task<bool> WriteAsync(SpooledPush push)
    {
        Directory.CreateDirectory(_folder);
        if (Directory.EnumerateFiles(_folder).Take(MaxFiles).Count() == MaxFiles)
            return false;
        var path = Path.Combine(_folder, Convert.ToHexStringLower(push.ContentHash) + Ending);
        var draft = FormattableString.Invariant($"{path}.{Guid.NewGuid():N}");
        await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(file, push);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
        return true;
    }

    /// <summary>What waits, oldest first.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(_folder)
        ? [.. new DirectoryInfo(_folder).EnumerateFiles("*" + Ending).OrderBy(f => f.LastWriteTimeUtc).Take(MaxFiles)
            .Select(f => f.FullName)]
        : [];

    public static async Task<SpooledPush?> ReadAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<SpooledPush>(file, JsonSerializerOptions.Default, cancellation);
    }

    public static void Delete(string path) => File.Delete(path);
}
