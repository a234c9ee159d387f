using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LabelHub.Rendering.Layout;
using LabelHub.Rendering.Raster;

namespace LabelHub.Rendering.Tests.Raster;

public class GoldenPictureTests
{
    private const string Expected = "3f13f080bbbc94260e3efa2b4e8c879a266f13a8b2daf3e7b75857fab9c1a66f";

    [Fact]
    public void Paint_MixedLines_AreTheKnownDots()
    {
        // Exact on the reference platform; elsewhere another build of FreeType may set other dots.
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return;
        var texts = Placed.Lines(
            Engine.Regular(15),
            "食品名称：浓香菜籽油 5L",
            "配料：菜籽油、食用盐（加碘）、酱油、辣椒",
            "净含量：500克 GB/T 1536—2021 (一级)",
            "生产日期：2026年05月20日 15:30",
            "地址：桂林市临桂区Guangxi鬱林路128号，",
            "电话：0773-8123456 ≤25℃ 10%vol 3.5g/100g",
            "“阴凉、避光”……贮存——gyjpq Café ÀÉ |");
        var label = Placed.Label(480, 320, [.. texts, Placed.Line("小作坊食品 45mg", Engine.Bold(24), 8, 230)]) with
        {
            Boxes = [new PlacedBox(new DotRect(2, 2, 476, 316), 2)],
            Qr = new PlacedQr("https://label.example.cn/t/7Kq2Zr9WbN4x", 3, new DotRect(360, 200, 111, 111)),
        };

        var hash = Convert.ToHexStringLower(SHA256.HashData(new LabelPainter(Engine.Shared).Paint(label).Bits));

        Assert.True(
            hash == Expected,
            $"The picture hashes to {hash} with FreeType {Engine.Shared.FreeTypeVersion}; {Expected} was made with 2.12.1 and looked at.");
    }
}
