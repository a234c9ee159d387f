using System.Globalization;
using System.Text.Json.Nodes;

namespace LabelHub.Bench.Service;

/// <summary>What the load asks for: lawful labels of a tofu maker, each with its own date, number and licence.</summary>
public static class BenchLabels
{
    private const string Ingredients = "大豆、水、食用盐、酱油（水、大豆、小麦、食用盐、焦糖色）、白砂糖、香辛料（八角、桂皮、花椒）、味精（谷氨酸钠）";
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    public static JsonObject Check(int i)
    {
        var made = FirstDay.AddDays(i % 300);
        return new JsonObject
        {
            ["jurisdiction"] = "450300",
            ["packagingForm"] = "simplePackaged",
            ["label"] = new JsonObject
            {
                ["foodName"] = "五香豆腐干",
                ["ingredients"] = Ingredients,
                ["netContent"] = "200g",
                ["productionDate"] = made.ToString("O", CultureInfo.InvariantCulture),
                ["shelfLife"] = new JsonObject { ["value"] = 15, ["unit"] = "day" },
                ["storageConditions"] = "冷藏 0～10℃",
                ["batchNumber"] = string.Create(CultureInfo.InvariantCulture, $"{made:yyyyMMdd}-{i % 100:d2}"),
                ["workshopName"] = "马头墙豆制品坊",
                ["workshopAddress"] = "广西桂林市灵川县马头墙村12号",
                ["workshopPhone"] = "0773-2800000",
                ["authorizationNumber"] = string.Create(CultureInfo.InvariantCulture, $"示例{i:d8}"),
                ["slogan"] = i % 2 == 0 ? "石磨豆浆，小火慢煮，香味浓" : null,
                ["description"] = i % 3 == 0 ? "传统手艺制作，切片即食，也可回锅炒肉。" : null,
            },
        };
    }

    public static JsonObject Rendering(int i)
    {
        var body = Check(i);
        body["stock"] = new JsonObject { ["widthMm"] = 60, ["heightMm"] = 40 };
        body["dpi"] = 203;
        body["format"] = "png";
        body["qrUrl"] = string.Create(CultureInfo.InvariantCulture, $"https://l.example.cn/t/{i:d12}");
        return body;
    }

    public static JsonObject Workshop(int i) => new()
    {
        ["name"] = string.Create(CultureInfo.InvariantCulture, $"马头墙豆制品坊{i}"),
        ["address"] = "广西桂林市灵川县马头墙村12号",
        ["phone"] = "0773-2800000",
        ["jurisdiction"] = "450300",
        ["authorization"] = new JsonObject { ["kind"] = "registrationCertificate", ["number"] = string.Create(CultureInfo.InvariantCulture, $"示例{i:d8}") },
    };

    public static JsonObject Product() => new()
    {
        ["content"] = new JsonObject
        {
            ["foodName"] = "五香豆腐干",
            ["packagingForm"] = "simplePackaged",
            ["ingredients"] = Ingredients,
            ["netContent"] = "200g",
            ["shelfLife"] = new JsonObject { ["value"] = 15, ["unit"] = "day" },
            ["storageConditions"] = "冷藏 0～10℃",
        },
    };

    public static JsonObject PrintJob() => new()
    {
        ["stock"] = "60x40",
        ["copies"] = 2,
        ["printer"] = new JsonObject { ["language"] = "tspl", ["dpi"] = 203 },
    };
}
