using System.Collections;
using System.Text;
using LabelHub.Rendering.Documents;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;
using LabelHub.Rendering.Raster.Qr;
using LabelHub.TestKit;
using LabelHub.TestKit.Oracles;
using QRCoder;

namespace LabelHub.Rendering.Tests.Raster.Qr;

/// <summary>Our codes against an encoder and two readers by other people, on ten thousand payloads each.</summary>
public class QrProofTests
{
    [Fact]
    public void Encode_TenThousandPayloads_AreTheModulesOfQRCoder()
    {
        var versions = new HashSet<int>();
        var masks = new HashSet<int>();
        using var generator = new QRCodeGenerator();
        foreach (var payload in QrPayloads.Any)
        {
            using var data = Expected(generator, payload);
            var matrix = QrMatrix.Encode(payload);

            Assert.True(AreEqual(data.ModuleMatrix, matrix), $"{payload}: {matrix.Size} modules, mask {MaskOf(matrix)}.");
            Assert.Equal(matrix.Size, QrMatrix.SizeOf(payload));
            versions.Add((matrix.Size - 17) / 4);
            masks.Add(MaskOf(matrix));
        }

        Assert.Equal(Enumerable.Range(1, 24), versions.Order());
        Assert.Equal(Enumerable.Range(0, 8), masks.Order());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("7")]
    public void SizeOf_EveryLength_IsTheSizeOfQRCoder(string character)
    {
        using var generator = new QRCodeGenerator();
        for (var length = 1; length <= QrMatrix.MaxPayloadLength; length++)
        {
            var payload = string.Concat(Enumerable.Repeat(character, length));
            using var data = generator.CreateQrCode(payload, QRCodeGenerator.ECCLevel.M);
            Assert.True(data.ModuleMatrix.Count - 8 == QrMatrix.SizeOf(payload), $"{length} × {character}");
        }
    }

    [Fact]
    public async Task Paint_TenThousandPayloads_AreReadByZbarAndZXing()
    {
        using var folder = new TemporaryFolder();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var payload in QrPayloads.Readable)
            files.Add(payload, folder.Write(FormattableString.Invariant($"{files.Count}.png"), Picture(payload)));

        await Task.WhenAll(ReadByZbarAsync(files), ReadByZxingAsync(files));
    }

    /// <summary>From a text QRCoder makes several segments where that is shorter, from bytes one, as we do.</summary>
    private static QRCodeData Expected(QRCodeGenerator generator, string payload) => new QrText(payload).Mode == QrMode.Bytes
        ? generator.CreateQrCode((payload.All(c => c <= 'ÿ') ? Encoding.Latin1 : Encoding.UTF8).GetBytes(payload), QRCodeGenerator.ECCLevel.M)
        : generator.CreateQrCode(payload, QRCodeGenerator.ECCLevel.M);

    private static async Task ReadByZbarAsync(Dictionary<string, string> files)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in files.Values.Chunk(1000))
            read.UnionWith(await QrFiles.ReadByZbarAsync(part));
        Assert.Empty(files.Keys.Except(read));
    }

    private static async Task ReadByZxingAsync(Dictionary<string, string> files)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in files.Values.Chunk(1000))
            read.UnionWith(await QrFiles.ReadByZxingAsync(part));
        Assert.Empty(files.Keys.Except(read));
    }

    /// <summary>As on a label at 203 dpi: 3 dots a module, the least that is printed.</summary>
    private static byte[] Picture(string payload)
    {
        const int Dots = 3;
        var side = (QrMatrix.SizeOf(payload) + (2 * QrMatrix.QuietZone)) * Dots;
        var label = Placed.Label(side, side) with { Qr = new PlacedQr(payload, Dots, new DotRect(0, 0, side, side)) };
        return PngEncoder.Encode(new LabelPainter(Engine.Shared).Paint(label), 8000);
    }

    private static bool AreEqual(List<BitArray> expected, QrMatrix matrix)
    {
        var same = expected.Count == matrix.Size + (2 * QrMatrix.QuietZone);
        for (var y = 0; same && y < matrix.Size; y++)
        {
            for (var x = 0; same && x < matrix.Size; x++)
                same = expected[y + QrMatrix.QuietZone][x + QrMatrix.QuietZone] == matrix[x, y];
        }

        return same;
    }

    /// <summary>From the format information beside the first finder.</summary>
    private static int MaskOf(QrMatrix matrix)
    {
        int Bit(int x) => matrix[x, 8] ? 1 : 0;
        return ((Bit(2) << 2) | (Bit(3) << 1) | Bit(4)) ^ 0b101;
    }
}
