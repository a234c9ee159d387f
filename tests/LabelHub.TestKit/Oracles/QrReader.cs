namespace LabelHub.TestKit.Oracles;

/// <summary>zbar and zxing-cpp: read QR codes back from a picture file.</summary>
public static class QrReader
{
    /// <summary>The texts of all QR codes in a PNG or PGM; empty when there is none that can be read.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(byte[] picture)
    {
        const int NothingFound = 4;
        using var folder = new TemporaryFolder();
        var file = folder.Write("label.pnm", picture);
        var result = await Programs.RunAsync("zbarimg", ["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", file]);
        return result.ExitCode switch
        {
            0 => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            NothingFound => [],
            _ => throw new InvalidOperationException($"zbarimg: {result.Error}"),
        };
    }

    /// <summary>What zxing-cpp reads in a PNG or PGM; null when nothing.</summary>
    public static async Task<string?> ReadByZxingAsync(byte[] picture)
    {
        using var folder = new TemporaryFolder();
        var result = await Programs.RunAsync("ZXingReader", ["-format", "QRCode", folder.Write("label.pnm", picture)]);
        var text = result.Output.Split('\n').FirstOrDefault(l => l.StartsWith("Text:", StringComparison.Ordinal));
        return text?["Text:".Length..].Trim().Trim('"');
    }
}
