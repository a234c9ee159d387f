using LabelHub.Domain.Labels;
using LabelHub.Domain.Rules;

namespace LabelHub.Rendering.Composition;

/// <summary>
/// Turns what an owner typed into what the label says: captions of the pack, in its order, with the dates
/// brought together, the words the law wants and the end of the shelf life added.
/// </summary>
public static class LabelComposer
{
    private const string DefaultExpiryCaption = "保质期至";
    private const string DraftWord = "草稿";
    private const string ReprintWord = "补打";

    /// <summary>In the usual design, without marks of the shop's own.</summary>
    public static LabelDocument Compose(LabelContent content, PrintRequirements print, string? qrUrl, bool draft) =>
        Compose(content, print, new PrintWishes { QrUrl = qrUrl, Draft = draft });

    /// <param name="content">As typed.</param>
    /// <param name="print">What the pack wants on paper.</param>
    /// <param name="wishes">What the owner wants besides.</param>
    public static LabelDocument Compose(LabelContent content, PrintRequirements print, PrintWishes wishes)
    {
        var blocks = new List<LabelBlock>(24);
        AddTitle(blocks, content, print);
        if (wishes.Draft)
            blocks.Add(new LabelBlock(LabelBlockKind.DraftMark, null, "", DraftWord, Mandatory: false));
        if (wishes.Reprint)
            blocks.Add(new LabelBlock(LabelBlockKind.ReprintMark, null, "", ReprintWord, Mandatory: false));
        foreach (var word in print.RequiredWords)
            Add(blocks, LabelBlockKind.RequiredWord, null, "", word, mandatory: true);
        AddFields(blocks, content, print);
        // Typed by the owner as well, the words would stand there twice. Ours stay: they are the ones that stand out.
        blocks.RemoveAll(b => b is { Kind: LabelBlockKind.Text, Mandatory: false } && print.RequiredWords.Contains(b.Text));
        return new LabelDocument
        {
            Blocks = [.. blocks.Select(b => b.Field == LabelFields.Ingredients
                ? b with { Stressed = AllergenWords.In(b.Value, wishes.Ingredients) }
                : b)],
            QrUrl = string.IsNullOrEmpty(wishes.QrUrl) ? null : wishes.QrUrl,
            Design = wishes.Design,
            Logo = wishes.Logo,
            MinimumHeightMm = print.MinimumHeightMm,
            TargetHeightMm = print.TargetHeightMm,
            DateTargetHeightMm = print.DateTargetHeightMm,
            NetContentTargetHeightMm = print.NetContentTargetHeightMm,
        };
    }

    private static void AddTitle(List<LabelBlock> blocks, LabelContent content, PrintRequirements print)
    {
        var listed = print.Fields.FirstOrDefault(f => f.Field == LabelFields.FoodName);
        Add(blocks, LabelBlockKind.Title, LabelFields.FoodName, "", content.FoodName, listed?.Mandatory ?? true);
    }

    private static void AddFields(List<LabelBlock> blocks, LabelContent content, PrintRequirements print)
    {
        var datesDone = false;
        var notesDone = false;
        foreach (var field in print.Fields)
        {
            if (DateFields.IsDate(field.Field))
            {
                if (!datesDone)
                    AddDates(blocks, content, print);
                datesDone = true;
            }
            else if (field.Field == LabelFields.Notes)
            {
                if (!notesDone)
                    AddNotes(blocks, content);
                notesDone = true;
            }
            else if (field.Field != LabelFields.FoodName)
            {
                var kind = field.Field == LabelFields.NetContent ? LabelBlockKind.NetContent : LabelBlockKind.Text;
                Add(blocks, kind, field.Field, field.Caption, ValueOf(content, field.Field), field.Mandatory);
            }
        }

        if (!datesDone)
            AddDates(blocks, content, print);
        if (!notesDone)
            AddNotes(blocks, content);
    }

    /// <summary>The dates the pack lists, in its order, and the end of the shelf life in any case.</summary>
    private static void AddDates(List<LabelBlock> blocks, LabelContent content, PrintRequirements print)
    {
        var expiryListed = false;
        foreach (var field in print.Fields)
        {
            if (!DateFields.IsDate(field.Field))
                continue;
            expiryListed |= field.Field == LabelFields.ExpiryDate;
            var kind = field.Field == LabelFields.ShelfLife ? LabelBlockKind.ShelfLife : LabelBlockKind.Date;
            Add(blocks, kind, field.Field, field.Caption, DateFields.ValueOf(content, field.Field), field.Mandatory);
        }

        if (!expiryListed)
        {
            var value = DateFields.ValueOf(content, LabelFields.ExpiryDate);
            Add(blocks, LabelBlockKind.Date, LabelFields.ExpiryDate, DefaultExpiryCaption, value, mandatory: false);
        }
    }

    private static void AddNotes(List<LabelBlock> blocks, LabelContent content)
    {
        for (var i = 0; i < content.Notes.Count; i++)
        {
            var note = content.Notes[i];
            Add(
                blocks,
                LabelBlockKind.Text,
                LabelFields.Note(i, caption: false),
                note.Caption,
                note.Text,
                mandatory: false,
                LabelFields.Note(i, caption: true));
        }
    }

    /// <summary>Nothing is printed for a field that says nothing, and no second colon after a caption typed with one.</summary>
    private static void Add(
        List<LabelBlock> blocks, LabelBlockKind kind, string? field,
        string caption, string? value, bool mandatory, string? captionField = null)
    {
        var words = PrintableText.Of(value);
        var lead = PrintableText.Of(caption).TrimEnd('：', ':', ' ');
        if (words.Length > 0)
            blocks.Add(new LabelBlock(kind, field, lead, words, mandatory) { CaptionField = captionField });
    }

    private static string? ValueOf(LabelContent content, string field) => field switch
    {
        LabelFields.Ingredients => content.Ingredients,
        LabelFields.NetContent => content.NetContent,
        LabelFields.StorageConditions => content.StorageConditions,
        LabelFields.BatchNumber => content.BatchNumber,
        LabelFields.WorkshopName => content.WorkshopName,
        LabelFields.WorkshopAddress => content.WorkshopAddress,
        LabelFields.WorkshopPhone => content.WorkshopPhone,
        LabelFields.AuthorizationNumber => content.AuthorizationNumber,
        LabelFields.Brand => content.Brand,
        LabelFields.Slogan => content.Slogan,
        LabelFields.Usage => content.Usage,
        LabelFields.Description => content.Description,
        LabelFields.Specification => content.Specification,
        LabelFields.ProductStandard => content.ProductStandard,
        _ => null,
    };
}
