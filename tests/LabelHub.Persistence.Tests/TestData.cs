using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Batches;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Json;
using LabelHub.Persistence.Printing;
using LabelHub.Persistence.Products;
using LabelHub.Persistence.Workshops;

namespace LabelHub.Persistence.Tests;

/// <summary>Rows that belong together, as plain as they can be.</summary>
internal static class TestData
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 30, 0, TimeSpan.Zero);

    public static Account Account() => new() { Id = Guid.CreateVersion7(Now), OpenId = $"o{Guid.NewGuid():N}", CreatedAt = Now };

    public static Workshop Workshop() => new()
    {
        Id = Guid.CreateVersion7(Now),
        Name = "示例小作坊",
        Address = "广西桂林市示例路1号",
        Phone = "0773-0000000",
        Jurisdiction = "450300",
        AuthorizationKind = AuthorizationKind.RegistrationCertificate,
        AuthorizationNumber = "桂0300-示例",
        AuthorizationValidUntil = new DateOnly(2027, 5, 19),
        Code = PublicCode.New(),
        CreatedAt = Now,
    };

    public static Product Product(Workshop workshop) =>
        new() { Id = Guid.CreateVersion7(Now), WorkshopId = workshop.Id, CurrentVersion = 1, CreatedAt = Now };

    public static ProductVersion Version(Product product, Account by, string content = """{"foodName":"菜籽油"}""") => new()
    {
        ProductId = product.Id,
        Version = product.CurrentVersion,
        Content = content,
        ContentHash = CanonicalJson.Hash(content),
        CreatedBy = by.Id,
        CreatedAt = Now,
    };

    public static Batch Batch(Product product, Account by, string number = "20261121-01") => new()
    {
        Id = Guid.CreateVersion7(Now),
        WorkshopId = product.WorkshopId,
        ProductId = product.Id,
        ProductVersion = product.CurrentVersion,
        BatchNumber = number,
        ProductionDate = new DateOnly(2026, 11, 21),
        ProductionTime = new TimeOnly(6, 45),
        ExpiryDate = new DateOnly(2026, 11, 21),
        ExpiryTime = TimeOnly.MaxValue,
        Quantity = 120,
        TraceCode = PublicCode.New(),
        State = BatchState.Active,
        CreatedBy = by.Id,
        CreatedAt = Now,
    };

    public static LabelSnapshot Snapshot(Batch batch, string content = """{"foodName":"菜籽油"}""") => new()
    {
        Id = Guid.CreateVersion7(Now),
        WorkshopId = batch.WorkshopId,
        BatchId = batch.Id,
        Content = content,
        ContentHash = CanonicalJson.Hash(content),
        CreatedAt = Now,
    };

    public static PrintJob PrintJob(LabelSnapshot snapshot, Account by, int bytes = 3) => new()
    {
        Id = Guid.CreateVersion7(Now),
        WorkshopId = snapshot.WorkshopId,
        BatchId = snapshot.BatchId,
        SnapshotId = snapshot.Id,
        State = PrintJobState.Queued,
        Stock = "60x40",
        Dpi = 203,
        Language = "tspl",
        Printer = """{"density":8}""",
        Copies = 20,
        WidthDots = 480,
        HeightDots = 320,
        TotalBytes = bytes,
        Sha256 = new byte[32],
        Segments = "[]",
        CreatedBy = by.Id,
        CreatedAt = Now,
    };
}
