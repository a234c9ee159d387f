namespace LabelHub.TestKit.Oracles;

/// <summary>zbar: reads QR codes back from a picture file.</summary>
public static class QrReader
{
    /// <summary>The texts of all QR codes in a PNG; empty when there is none that can be read.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(byte[] png)
    {
        const int NothingFound = 4;
        using var folder = new TemporaryFolder();
        var file = folder.Write("label.png", png);
        var result = await Programs.RunAsync("zbarimg", ["-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", file]);
        return result.ExitCode switch
        {
            0 => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            NothingFound => [],
            _ => throw new InvalidOperationException($"zbarimg: {result.Error}"),
        };
    }
}
