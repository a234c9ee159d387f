namespace LabelHub.TestKit.Oracles;

/// <summary>QR codes in many files, one code a file, read by one process.</summary>
public static class QrFiles
{
    /// <summary>The texts that zbar finds.</summary>
    public static async Task<IReadOnlyList<string>> ReadByZbarAsync(IEnumerable<string> files)
    {
        const int NotInEach = 4;
        var result = await Programs.RunAsync("zbarimg", ["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", .. files]);
        return result.ExitCode is 0 or NotInEach
            ? result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"zbarimg: {result.Error}");
    }

    /// <summary>The texts that zxing-cpp finds; they must be printable ASCII.</summary>
    public static async Task<IReadOnlyList<string>> ReadByZxingAsync(IEnumerable<string> files)
    {
        var output = await Programs.OutputOfAsync("ZXingReader", ["-1", "-ispure", "-format", "QRCode", .. files]);
        // path QRCode "text", or: path None
        return [.. output.Split('\n').Where(l => l.EndsWith('"')).Select(l => l[(l.IndexOf('"', StringComparison.Ordinal) + 1)..^1])];
    }
}
