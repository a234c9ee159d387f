namespace LabelHub.Domain.Ingredients.Allergens;

/// <summary>What a word of a sentence about allergens does.</summary>
internal enum StatementWord
{
    None,

    /// <summary>Looks like a denial and is none: 不仅, 无花果.</summary>
    Neutral,

    /// <summary>Takes a warning back: 放心, 不用担心.</summary>
    Reassures,

    /// <summary>Warns people: 慎用, 请勿.</summary>
    Warns,

    /// <summary>Turns what follows into its opposite: 不, 未添加, 零.</summary>
    Denies,

    /// <summary>Says what is in the food or near it: 含有, 生产线.</summary>
    Contains,

    /// <summary>The same only beside a denial, or behind 也 and 还: 加工.</summary>
    Handles,

    /// <summary>Announces allergens: 致敏物质, 过敏提示.</summary>
    Announces,

    /// <summary>People: 过敏者, 对…过敏.</summary>
    Allergic,

    /// <summary>Ends the reach of a denial that has not found what it denies.</summary>
    Of,
}

/// <summary>The words by which a sentence says, denies or warns; the first that fits counts, so longer ones stand first.</summary>
internal static class StatementWords
{
    private static readonly (StatementWord Word, string[] Texts)[] Lists =
    [
        (StatementWord.Reassures,
        [
            "不用担心", "不必担心", "无需担心", "无须担心", "毋需担心", "不要担心", "不需担心", "请勿担心", "切勿担心", "勿需担心", "勿担心", "别担心", "莫担心",
            "不担心", "不必顾虑", "不用顾虑", "无需顾虑", "无顾虑", "勿虑", "无虑", "不用怕", "不怕", "别怕", "勿怕", "无忧", "无惧", "放心", "安心",
        ]),
        (StatementWord.Warns,
        [
            "请勿", "切勿", "勿", "慎", "忌", "禁", "不宜", "不适合", "不适宜", "不适用", "不建议", "不推荐", "不要食", "不要吃", "不要买", "不要购", "不能食",
            "不能吃", "不可食", "不可吃", "不得食", "避免食", "避免吃", "避免接触", "注意", "留意", "小心", "当心", "警惕", "谨防", "咨询", "遵医嘱",
        ]),
        (StatementWord.Neutral,
        [
            "不仅", "不但", "不只", "不光", "不止", "不论", "不管", "不同", "不饱和", "不锈钢", "不错", "不老莓", "不超过", "不低于", "不少于", "不大于", "不高于",
            "不断", "不时", "不等", "不一", "无论", "无花果", "无籽", "无核", "无水", "无糖", "无盐", "无油", "无锡", "无骨", "无壳", "无皮", "非常", "非洲",
            "未来", "未成年", "零食", "零售", "没食子", "含量", "含水", "含税", "富含", "避免不了", "生产日期", "生产者", "生产商", "生产许可",
        ]),
        (StatementWord.Denies,
        [
            "没有", "没", "并非", "绝非", "决非", "非含", "不", "未", "无", "否", "毋", "避免", "杜绝", "排除", "拒绝", "远离", "去除", "除去", "剔除", "告别", "隔绝",
            "除外", "脱离", "零", "without", "free", "zero", "no",
        ]),
        (StatementWord.Announces,
        [
            "过敏原", "过敏源", "过敏物", "过敏性物", "过敏信息", "过敏提示", "过敏警示", "过敏警告", "过敏提醒", "过敏成分", "过敏食", "过敏须知", "过敏说明", "过敏因子",
            "致敏", "致过敏", "引起过敏", "导致过敏", "引发过敏", "诱发过敏", "造成过敏", "产生过敏", "过敏:",
        ]),
        (StatementWord.Allergic, ["敏"]),
        (StatementWord.Contains, ["含有", "含", "存在", "接触", "生产线", "同线", "共线", "共用", "混入", "混有", "带入", "带有", "残留", "携带", "生产设备"]),
        (StatementWord.Handles, ["加工", "生产"]),
        (StatementWord.Of, ["的"]),
    ];

    private static readonly Dictionary<char, (StatementWord Word, string Text)[]> ByFirst = Lists
        .SelectMany(list => list.Texts, (list, text) => (list.Word, Text: text))
        .GroupBy(word => word.Text[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Text.Length).ToArray());

    /// <summary>The word at a place, the longest that fits, and its length.</summary>
    public static (StatementWord Word, int Length) At(ReadOnlySpan<char> rest)
    {
        if (ByFirst.TryGetValue(rest[0], out var words))
        {
            foreach (var (word, text) in words)
            {
                if (rest.StartsWith(text, StringComparison.Ordinal))
                    return (word, text.Length);
            }
        }

        return (StatementWord.None, 1);
    }
}
