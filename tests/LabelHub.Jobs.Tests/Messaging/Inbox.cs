using Microsoft.Extensions.Time.Testing;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LabelHub.Domain.Reminders;
using LabelHub.Jobs.Messaging;
using LabelHub.Jobs.Tests.Reminders;
using LabelHub.Persistence;
using LabelHub.Persistence.Accounts;
using LabelHub.Persistence.Ids;
using LabelHub.Persistence.Messaging;
using LabelHub.Persistence.Reminders;
using LabelHub.TestKit.Databases;
using LabelHub.WeChat;
using LabelHub.WeChat.Push;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabelHub.Jobs.Tests.Messaging;

/// <summary>Pushes that were put down in a real database, encrypted as WeChat does it, and whom they are about.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    public const string Template = "template-1";
    private const string AppId = "wx0000000000000001";
    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    private static readonly WeChatOptions Options = new()
    {
        AppId = AppId, AppSecret = "none", PushToken = "token", PushEncodingAesKey = Key,
    };

    private readonly TestDatabase _database;
    private int _pushes;

    private Inbox(TestDatabase database) => _database = database;

    public FakeTimeProvider Clock { get; } = new(World.Noon("2026-11-20"));

    public string ConnectionString => _database.ConnectionString;

    public static async Task<Inbox> BeginAsync() => new(await TestDatabase.CreateAsync());

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public LabelHubContext Open() => _database.CreateContext();

    public async Task AddPeopleAsync(params IEnumerable<string> openIds)
    {
        await using var context = Open();
        context.AddRange(openIds.Select(o => new Account { Id = PublicId.New(Clock), OpenId = o, CreatedAt = Clock.GetUtcNow() }));
        await context.SaveChangesAsync();
    }

    /// <summary>A message of some day whose attempt began just now.</summary>
    public async Task<Guid> AddDeliveryAsync(
        string openId, DeliveryState state, int daysAgo, DeliveryEvidence evidence = DeliveryEvidence.Answer, int inDoubt = 0)
    {
        await using var context = Open();
        var begun = Clock.GetUtcNow().AddDays(-daysAgo);
        var delivery = new Delivery
        {
            Id = PublicId.New(Clock),
            AccountId = (await context.Accounts.SingleAsync(a => a.OpenId == openId)).Id,
            Day = ShanghaiTime.DateOf(begun),
            Purpose = DeliveryPurpose.Expiry,
            State = state,
            NotBefore = begun,
            DedupeReference = PublicCode.New(),
            CreatedAt = begun,
            TemplateId = Template,
            SendingSince = begun,
            UnsettledSince = begun,
            TriesInDoubt = (short)inDoubt,
        };
        if (state == DeliveryState.Sent)
            delivery.SettleSent(evidence, begun);
        context.Add(delivery);
        await context.SaveChangesAsync();
        return delivery.Id;
    }

    public Task TapAsync(string openId, string template = Template) =>
        AddAsync("subscribe_msg_popup_event", openId, template, "<SubscribeStatusString>accept</SubscribeStatusString>");

    public Task SwitchOffAsync(string openId) =>
        AddAsync("subscribe_msg_change_event", openId, Template, "<SubscribeStatusString>reject</SubscribeStatusString>");

    public Task ArrivedAsync(string openId, string messageId) =>
        AddAsync("subscribe_msg_sent_event", openId, Template, $"<MsgID>{messageId}</MsgID><ErrorCode>0</ErrorCode>");

    public Task FailedAsync(string openId, string messageId) =>
        AddAsync("subscribe_msg_sent_event", openId, Template, $"<MsgID>{messageId}</MsgID><ErrorCode>3</ErrorCode>");

    public async Task<int> ProcessAsync()
    {
        await using var context = Open();
        return await Processor(context).RunAsync(default);
    }

    public ProcessPushes Processor(LabelHubContext context) =>
        new(context, new PushReader(Options, Clock), Clock, NullLogger<ProcessPushes>.Instance);

    /// <summary>How many messages each of these still takes.</summary>
    public async Task<Dictionary<string, int>> RemainingAsync()
    {
        await using var context = Open();
        return await (from consent in context.Consents.AsNoTracking()
                      join account in context.Accounts on consent.AccountId equals account.Id
                      select new { account.OpenId, consent })
            .ToDictionaryAsync(c => c.OpenId, c => c.consent.Remaining, StringComparer.Ordinal);
    }

    /// <summary>Each a second after the one before, by WeChat's clock and by ours.</summary>
    private async Task AddAsync(string name, string openId, string template, string more)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var now = Clock.GetUtcNow();
        var message = $"""
            <xml><FromUserName>{openId}</FromUserName><CreateTime>{now.ToUnixTimeSeconds()}</CreateTime><MsgType>event</MsgType>
            <Event>{name}</Event><W><List><TemplateId>{template}</TemplateId>{more}</List></W></xml>
            """;
        var hash = SHA256.HashData(BitConverter.GetBytes(_pushes++));
        await using var context = Open();
        await PushRecord.AddAsync(
            context, [new PushRecord { ContentHash = hash, Name = name, Cipher = Encrypt(message), ReceivedAt = now }], default);
    }

    /// <summary>16 random bytes, length, message, mini-program; padded to 32.</summary>
    private static string Encrypt(string message)
    {
        var key = Convert.FromBase64String(Key + "=");
        byte[] text = Encoding.UTF8.GetBytes(message), head = new byte[20];
        RandomNumberGenerator.Fill(head.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), text.Length);
        byte[] plain = [.. head, .. text, .. Encoding.UTF8.GetBytes(AppId)];
        var pad = 32 - (plain.Length % 32);
        using var aes = Aes.Create();
        aes.Key = key;
        byte[] padded = [.. plain, .. Enumerable.Repeat((byte)pad, pad)];
        return Convert.ToBase64String(aes.EncryptCbc(padded, key.AsSpan(0, 16), PaddingMode.None));
    }
}
