using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LabelHub.Api.Tests.Service;

/// <summary>Bodies that never arrive must not keep others from the database.</summary>
public sealed class SlowSenderTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>More than the connections of Npgsql's pool.</summary>
    private const int Senders = 120;

    [Fact]
    public async Task Uploads_HalfSentByOneAccount_LeaveTheServiceToTheOthers()
    {
        var shop = await Shop.OpenAsync(host);
        var address = shop.Owner.BaseAddress!;
        var token = shop.Owner.DefaultRequestHeaders.Authorization!.Parameter!;
        var sockets = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Senders; i++)
                sockets.Add(await SendHalfAsync(address, shop.Batches, token, withKey: i % 2 == 0));

            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            using var answer = await shop.Owner.GetAsync("/v1/me", patience.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("20261120-01", (await shop.MakeBatchAsync()).GetProperty("batchNumber").GetString());
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    private static async Task<TcpClient> SendHalfAsync(Uri address, string path, string token, bool withKey)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var key = withKey ? $"Idempotency-Key: {Guid.NewGuid():N}\r\n" : "";
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\n{key}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        return client;
    }
}
