using System.Security.Cryptography;
using System.Text.Json;

namespace LabelHub.Rendering.Tests.Assets;

public class FontManifestTests
{
    private static readonly JsonElement Fonts = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(Engine.FontFolder, "manifest.json"))).RootElement.GetProperty("fonts");

    [Fact]
    public void Fonts_OnDisk_AreTheOnesOfTheManifest() =>
        Assert.Equal(
            Fonts.EnumerateArray().Select(f => f.GetProperty("file").GetString()).Order(StringComparer.Ordinal),
            Directory.GetFiles(Engine.FontFolder, "*.otf").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Font_Bytes_MatchTheManifest(int index)
    {
        var font = Fonts[index];
        var bytes = File.ReadAllBytes(Path.Combine(Engine.FontFolder, font.GetProperty("file").GetString()!));

        Assert.Equal(font.GetProperty("bytes").GetInt32(), bytes.Length);
        Assert.Equal(font.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Licence_TravelsWithTheFonts()
    {
        var text = File.ReadAllText(Path.Combine(Engine.FontFolder, "OFL.txt"));

        Assert.StartsWith(
            "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'", text, StringComparison.Ordinal);
        foreach (var part in new[] { "PREAMBLE", "DEFINITIONS", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER" })
            Assert.Contains(part, text, StringComparison.Ordinal);
    }
}
