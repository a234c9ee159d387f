namespace LabelHub.FakeWeChat.State;

/// <summary>A keyword of a template: its key is type and number, such as <c>thing1</c>.</summary>
internal sealed record FakeKeyword(string Key, string Caption)
{
    public string Kind => Key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}

/// <summary>A one-time subscribe message the mini-program's operator picked from the public library.</summary>
internal sealed record FakeTemplate(string Id, string Title, IReadOnlyList<FakeKeyword> Keywords)
{
    /// <summary>As gettemplate writes it.</summary>
    public string Content => string.Concat(Keywords.Select(k => $"{k.Caption}:{{{{{k.Key}.DATA}}}}\n"));
}

/// <summary>The mini-program's own templates.</summary>
internal static class FakeTemplates
{
    public static readonly IReadOnlyList<FakeTemplate> All =
    [
        new("fakeTemplateBatchExpiry-0000000000000000001", "商品到期提醒",
            [new("thing1", "商品名称"), new("date2", "到期日期"), new("thing3", "备注")]),
        new("fakeTemplateCredential-00000000000000000002", "证件到期提醒",
            [new("thing2", "证件名称"), new("time5", "到期时间"), new("thing7", "温馨提示")]),
        new("fakeTemplateReport-000000000000000000000003", "上报提醒",
            [new("thing4", "上报事项"), new("date3", "截止日期"), new("thing6", "备注")]),
    ];

    public static FakeTemplate? Find(string id) => All.FirstOrDefault(t => t.Id == id);
}
