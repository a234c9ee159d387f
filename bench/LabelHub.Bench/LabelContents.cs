using System.Globalization;
using LabelHub.Domain.Labels;

namespace LabelHub.Bench;

/// <summary>Lawful labels of makers of dried tofu; no two numbers give the same, and neighbours share no field.</summary>
public static class LabelContents
{
    public static DateOnly Today { get; } = new(2026, 11, 21);

    private static readonly string[] Names = ["五香豆腐干", "香辣豆腐干", "卤味豆干", "烟熏豆腐干", "麻辣豆干丝", "茶香豆腐干", "原味豆腐皮"];

    private static readonly string[] Others =
        ["食用盐", "酱油（水、大豆、小麦、食用盐、焦糖色）", "白砂糖", "香辛料（八角、桂皮、花椒）", "味精（谷氨酸钠）", "辣椒", "花生油", "白芝麻", "植物油"];

    private static readonly string[] Storages = ["冷藏 0～10℃", "0～4℃冷藏保存", "阴凉干燥处，避免日晒", "常温避光，开封后冷藏", "置于阴凉通风处"];
    private static readonly string[] Workshops = ["马头墙豆制品坊", "大榕树豆腐坊", "灵渠边老豆腐坊", "青石板豆干作坊"];
    private static readonly string[] Places = ["灵川县马头墙村", "临桂区会仙镇榕树街", "兴安县灵渠路", "阳朔县石板巷", "荔浦市修仁镇老街", "全州县湘山路"];

    public static LabelContent Of(int i)
    {
        var made = Today.AddDays(-(i % 300));
        return new LabelContent
        {
            FoodName = Names[i % Names.Length],
            Ingredients = IngredientsOf(i),
            NetContent = string.Create(CultureInfo.InvariantCulture, $"{100 + (i % 40 * 10)}g"),
            ProductionDate = made,
            ShelfLife = new ShelfLife(7 + (i % 24), ShelfLifeUnit.Day),
            StorageConditions = Storages[i % Storages.Length],
            BatchNumber = string.Create(CultureInfo.InvariantCulture, $"{made:yyyyMMdd}-{i % 100:d2}"),
            WorkshopName = Workshops[i % Workshops.Length],
            WorkshopAddress = string.Create(CultureInfo.InvariantCulture, $"广西桂林市{Places[i % Places.Length]}{1 + (i % 97)}号"),
            WorkshopPhone = string.Create(CultureInfo.InvariantCulture, $"0773-{2_800_000 + (i % 99_991)}"),
            AuthorizationNumber = string.Create(CultureInfo.InvariantCulture, $"示例{i:d8}"),
        };
    }

    /// <summary>Six of nine, in any of their orders.</summary>
    private static string IngredientsOf(int i)
    {
        string[] others = [.. Others];
        new Random(i).Shuffle(others);
        return "大豆、水、" + string.Join('、', others[..6]);
    }

    public static string TraceUrl(int i) => string.Create(CultureInfo.InvariantCulture, $"https://l.example.cn/t/{i:d12}");
}
