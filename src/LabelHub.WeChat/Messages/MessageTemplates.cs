using System.Collections.Frozen;

namespace LabelHub.WeChat.Messages;

/// <summary>A template of the mini-program's own list and which of our fields goes into which of its keywords.</summary>
/// <param name="Purpose">What we send by it.</param>
/// <param name="Id">WeChat's.</param>
/// <param name="Keywords">Field by keyword, such as <c>thing1</c> → <c>subject</c>.</param>
public sealed record MessageTemplate(string Purpose, string Id, IReadOnlyDictionary<string, string> Keywords)
{
    /// <summary>The values of all keywords, each made to fit.</summary>
    public IReadOnlyDictionary<string, string> Fill(IReadOnlyDictionary<string, MessageValue> fields) => Keywords.ToFrozenDictionary(
        k => k.Key, k => KeywordFormatter.Format(KeywordKeys.KindOf(k.Key)!.Value, fields[k.Value]), StringComparer.Ordinal);
}

/// <summary>
/// The templates by purpose, from the settings: WeChat numbers the keywords of each picked template anew, so nobody
/// can know them beforehand. Without one for a purpose its reminders stay inside the app.
/// </summary>
public sealed class MessageTemplates(IEnumerable<MessageTemplate> templates)
{
    /// <summary>What can be said.</summary>
    public static readonly IReadOnlySet<string> Fields = new HashSet<string>(
        ["subject", "dueDate", "note", "count", "workshop"], StringComparer.Ordinal);

    /// <summary>What is said by templates.</summary>
    public static readonly IReadOnlySet<string> Purposes = new HashSet<string>(["expiry", "report"], StringComparer.Ordinal);

    private const int MaxIdLength = 128;

    private readonly FrozenDictionary<string, MessageTemplate> _byPurpose = templates.ToFrozenDictionary(
        t => t.Purpose, StringComparer.Ordinal);

    public IReadOnlyCollection<MessageTemplate> All => _byPurpose.Values;

    public MessageTemplate? For(string purpose) => _byPurpose.GetValueOrDefault(purpose);

    /// <summary>What is wrong with the settings by themselves, in words for the operator; null when they will do.</summary>
    public string? FindProblem() => All.OrderBy(t => t.Purpose, StringComparer.Ordinal).Select(FindProblem)
        .FirstOrDefault(p => p is not null)
        ?? (All.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count() < All.Count
            ? "WeChat:Templates: two purposes have the same TemplateId; consents are counted by template, so each needs its own."
            : null);

    /// <summary>What is wrong with them beside the mini-program's own list; null when they agree.</summary>
    /// <param name="contents">The content of each template by its id.</param>
    public string? FindProblem(IReadOnlyDictionary<string, string> contents)
    {
        foreach (var template in All.OrderBy(t => t.Purpose, StringComparer.Ordinal))
        {
            if (!contents.TryGetValue(template.Id, out var content))
                return $"WeChat:Templates:{template.Purpose}: template '{template.Id}' is not among the mini-program's templates.";
            var keys = KeywordKeys.In(content);
            if (!keys.ToHashSet(StringComparer.Ordinal).SetEquals(template.Keywords.Keys))
            {
                return $"WeChat:Templates:{template.Purpose}: the template has the keywords {string.Join(", ", keys)}, "
                    + $"the setting names {string.Join(", ", template.Keywords.Keys)}.";
            }
        }

        return null;
    }

    private static string? FindProblem(MessageTemplate template)
    {
        var name = $"WeChat:Templates:{template.Purpose}";
        if (!Purposes.Contains(template.Purpose))
            return $"{name}: there is no such purpose. Known are {string.Join(", ", Purposes)}.";
        if (template.Id.Length is 0 or > MaxIdLength)
            return $"{name}:TemplateId is missing.";
        if (template.Keywords.Count is 0 or > 5)
            return $"{name}:Fields must name the template's one to five keywords, such as thing1=subject.";
        foreach (var (key, field) in template.Keywords)
        {
            if (KeywordKeys.KindOf(key) is not { } kind)
                return $"{name}:Fields: '{key}' is no keyword of a type that is known; one looks like thing1 or date2.";
            if (!Fields.Contains(field))
                return $"{name}:Fields:{key}: there is no field '{field}'. Known are {string.Join(", ", Fields)}.";
            if (kind is KeywordKind.Date or KeywordKind.Time && field != "dueDate")
                return $"{name}:Fields:{key}: a keyword of type {kind} takes the field dueDate.";
        }

        return null;
    }
}
