using LabelHub.Rendering.Documents;
using LabelHub.TestKit;
using LabelHub.TestKit.Images;

namespace LabelHub.Rendering.Tests.Images;

/// <summary>The comparison itself: it must see one dot, and show it.</summary>
public class ReferencePicturesTests
{
    [Fact]
    public void Compare_OneDotMore_TellsItAndWritesThreePanels()
    {
        // While pictures are being updated nothing is compared.
        if (ReferencePictures.AreUpdated || !ReferencePlatform.IsThis)
            return;
        using var folder = new TemporaryFolder();
        var kept = RandomPictures.Make(40, 20);
        var name = "one-dot-" + Guid.NewGuid().ToString("N");
        var file = folder.Write(name + ".png", PngEncoder.Encode(kept, 8000));
        kept.Bits[0] ^= 0x80;

        var difference = ReferencePictures.Compare(file, PngEncoder.Encode(kept, 8000));

        var panels = Repository.PathOf("TestResults", "pictures", name + ".png");
        var picture = PngReader.Read(File.ReadAllBytes(panels)).Picture;
        File.Delete(panels);
        Assert.Contains("1 of them differ", difference, StringComparison.Ordinal);
        Assert.Equal(((3 * 40) + 16, 20), (picture.Width, picture.Height));
        Assert.Equal(0, picture[48, 0]);
        Assert.Equal(255, picture[49, 0]);
    }

    [Fact]
    public void Compare_SamePicture_TellsNothing()
    {
        using var folder = new TemporaryFolder();
        var png = PngEncoder.Encode(RandomPictures.Make(40, 20), 8000);

        Assert.Null(ReferencePictures.Compare(folder.Write("same.png", png), png));
    }
}
