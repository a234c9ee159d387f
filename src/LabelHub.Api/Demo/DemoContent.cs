using LabelHub.Api.Features.Labels;
using LabelHub.Api.Features.Products;
using LabelHub.Api.Features.Workshops;
using LabelHub.Domain.Labels;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Api.Demo;

/// <summary>What the demo workshop is and makes: invented, and lawful where it stands.</summary>
internal static class DemoContent
{
    public static WorkshopBody Workshop { get; } = new(
        "（示例）漓江边食品坊",
        "广西桂林市（示例）漓江路8号",
        "0773-0000000",
        "450300",
        new AuthorizationBody(
            AuthorizationKind.RegistrationCertificate, "示例00000001", new DateOnly(2025, 1, 1), new DateOnly(2027, 12, 31)));

    public static IReadOnlyList<ProductContent> Products { get; } =
    [
        new ProductContent
        {
            FoodName = "浓香菜籽油",
            PackagingForm = PackagingForm.SimplePackaged,
            Ingredients = "油菜籽",
            NetContent = "5L",
            ShelfLife = new ShelfLifeBody(12, ShelfLifeUnit.Month),
            StorageConditions = "阴凉、避光、密封",
            Notes = [new NoteBody("质量等级", "压榨 三级")],
        },
        new ProductContent
        {
            FoodName = "卤水老豆腐",
            PackagingForm = PackagingForm.Bulk,
            Ingredients = "大豆、水、食品添加剂（氯化镁）",
            ShelfLife = new ShelfLifeBody(3, ShelfLifeUnit.Day),
            StorageConditions = "冷藏 0～4℃",
        },
        new ProductContent
        {
            FoodName = "手工挂面",
            PackagingForm = PackagingForm.SimplePackaged,
            Ingredients = "小麦粉、水、食用盐",
            NetContent = "500g",
            ShelfLife = new ShelfLifeBody(6, ShelfLifeUnit.Month),
            StorageConditions = "常温、干燥、通风",
        },
    ];
}
