namespace LabelHub.Api.Http;

/// <summary>What an owner calls the members of the contract, and how a value is written, for the sentences of refusals.</summary>
public static class FieldWords
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["accountIds"] = "提醒的先后", ["address"] = "地址", ["audience"] = "提醒谁", ["authorization"] = "证件信息",
        ["authorizationNumber"] = "证号", ["batchNumber"] = "生产批号", ["batchPattern"] = "批号规则", ["brand"] = "品牌",
        ["caption"] = "小标题", ["code"] = "登录码", ["confirmed"] = "确认", ["contactAccountId"] = "报送人", ["content"] = "产品内容",
        ["copies"] = "份数", ["cursor"] = "翻页位置", ["dayOfMonth"] = "每月几号", ["density"] = "打印浓度", ["description"] = "产品介绍",
        ["design"] = "版式", ["deviceNote"] = "设备备注", ["dpi"] = "打印分辨率", ["draft"] = "草稿", ["evaluationDate"] = "按哪天的规定检查",
        ["foodCategory"] = "食品类别", ["foodName"] = "食品名称", ["format"] = "格式", ["from"] = "开始日期", ["fromMonth"] = "开始月份",
        ["gapMm"] = "标签间隙", ["headDots"] = "打印头宽度", ["height"] = "高", ["heightMm"] = "标签纸的高", ["holder"] = "持有人",
        ["ingredients"] = "配料表", ["invertBitmap"] = "黑白对调", ["items"] = "列表", ["jurisdiction"] = "所在地区", ["kind"] = "种类",
        ["label"] = "标签内容", ["language"] = "打印机语言", ["leadDays"] = "提前几天提醒", ["limit"] = "每页几条", ["longTerm"] = "长期有效", ["logo"] = "标志图",
        ["name"] = "名称", ["netContent"] = "净含量", ["notes"] = "其他标示内容", ["number"] = "号码", ["on"] = "日期",
        ["packageSurfaceCm2"] = "包装表面积", ["packagingForm"] = "包装形式", ["phone"] = "电话", ["pot"] = "锅次", ["press"] = "榨次",
        ["printed"] = "打好的张数", ["printer"] = "打印机", ["printerProfileId"] = "打印机型号", ["productStandard"] = "产品标准",
        ["productionDate"] = "生产日期", ["productionTime"] = "生产时间", ["quantity"] = "数量", ["qrUrl"] = "二维码网址", ["reason"] = "原因",
        ["reprint"] = "补打", ["results"] = "授权结果", ["role"] = "身份", ["rollBackToWorkday"] = "遇节假日提前", ["shelfLife"] = "保质期",
        ["shift"] = "班次", ["slogan"] = "宣传语", ["specification"] = "规格", ["speed"] = "打印速度", ["spoiled"] = "打坏的张数",
        ["state"] = "状态", ["stock"] = "标签纸", ["storageConditions"] = "贮存条件", ["supplier"] = "供货者", ["tank"] = "罐号",
        ["text"] = "文字", ["title"] = "名称", ["to"] = "结束日期", ["unit"] = "单位", ["untilMonth"] = "结束月份", ["usage"] = "食用方法",
        ["validFrom"] = "有效期起", ["validUntil"] = "有效期止", ["value"] = "数字", ["width"] = "宽", ["widthMm"] = "标签纸的宽",
        ["workshopAddress"] = "小作坊地址", ["workshopName"] = "小作坊名称", ["workshopPhone"] = "小作坊电话",
    };

    private static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["simplePackaged"] = "简易包装", ["bulk"] = "散装", ["prepackaged"] = "预包装",
        ["hour"] = "小时", ["day"] = "天", ["month"] = "个月", ["year"] = "年",
        ["registrationCertificate"] = "登记证", ["licence"] = "许可证", ["productionPermit"] = "准许生产证", ["filing"] = "备案",
        ["healthCertificate"] = "健康证", ["scaleVerification"] = "秤的检定", ["inspectionReport"] = "检验报告",
        ["owner"] = "店主", ["staff"] = "店员", ["workshop"] = "小作坊", ["office"] = "报送人",
        ["active"] = "在售", ["soldOut"] = "已售完", ["closed"] = "已结束", ["recalled"] = "已召回",
        ["printed"] = "打好了", ["failed"] = "没打成", ["unknown"] = "不清楚",
        ["due"] = "待办", ["acknowledged"] = "已知道", ["cancelled"] = "已取消", ["skipped"] = "已略过",
        ["more"] = "不够用", ["damaged"] = "打坏了", ["lost"] = "丢了", ["other"] = "其他",
        ["png"] = "图片", ["pdf"] = "文档", ["true"] = "是", ["false"] = "否",
    };

    /// <summary>What the member at the end of a path is called; null for one that only programs set.</summary>
    public static string? NameOf(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        return Names.GetValueOrDefault(bracket < 0 ? last : last[..bracket]);
    }

    /// <summary>Such as 包装形式请选：简易包装、散装、预包装。</summary>
    public static string Choose(string path, IReadOnlyCollection<string> names)
    {
        var subject = NameOf(path) ?? "这一项";
        return names.All(Choices.ContainsKey)
            ? $"{subject}请选：{string.Join("、", names.Select(n => Choices[n]))}。"
            : $"{subject}请从给出的选项里选一个。";
    }

    /// <summary>How a value of a type is written, with an example.</summary>
    public static string Write(string path, Type? type)
    {
        var subject = NameOf(path) ?? "这一项";
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(DateOnly) => $"{subject}请这样写：2026-11-30。",
            _ when type == typeof(TimeOnly) => $"{subject}请这样写：06:30。",
            _ when type == typeof(int) || type == typeof(short) || type == typeof(long) => $"{subject}请填整数，例如 3。",
            _ when type == typeof(double) || type == typeof(decimal) => $"{subject}请填数字，例如 35。",
            _ when type == typeof(bool) => $"{subject}请选是或否。",
            _ when type == typeof(string) => $"{subject}请填文字。",
            { IsEnum: true } => Choose(path, ExactEnumConverter.NamesOf(type)),
            _ => $"{subject}没有填对，请回到上一步重新填写。",
        };
    }
}
