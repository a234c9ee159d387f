using System.Net.Sockets;
using System.Text;
using LabelHub.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LabelHub.Api.Tests.Service;

/// <summary>The host is told to stop in the middle of a request: it takes no new one and finishes that one.</summary>
public sealed class GracefulStopTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Stop_InTheMiddleOfAnUpload_TakesNothingNewAndFinishesIt()
    {
        var body = Encoding.UTF8.GetBytes(Shop.Workshop().ToJsonString());
        var token = await host.SignInAsync();
        using var client = host.CreateClient(token);
        var address = client.BaseAddress!;
        var stopped = StoppedAsync();
        using var upload = new TcpClient();
        await upload.ConnectAsync(address.Host, address.Port);
        await using var stream = upload.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/workshops HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\nExpect: 100-continue\r\nIdempotency-Key: k\r\n\r\n"));
        // the handler is reading the body: the request is in flight
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));

        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await UntilRefusedAsync(address);
        Assert.False(stopped.IsCompleted);
        await stream.WriteAsync(body.AsMemory(body.Length / 2));

        Assert.Equal("", await reader.ReadLineAsync());
        Assert.Equal("HTTP/1.1 201 Created", await reader.ReadLineAsync());
        await stopped.WaitAsync(TimeSpan.FromSeconds(20), RealClock.Instance);
        await using var context = host.Database.CreateContext();
        Assert.Equal(1, await context.Workshops.CountAsync());
        Assert.Equal(1, await context.IdempotencyRecords.CountAsync());
    }

    private Task StoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(stopped.SetResult);
        return stopped.Task;
    }

    /// <summary>No event tells when the listening socket is closed.</summary>
    private static async Task UntilRefusedAsync(Uri address)
    {
        var clock = RealClock.Instance;
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < TimeSpan.FromSeconds(15))
        {
            try
            {
                using var another = new TcpClient();
                await another.ConnectAsync(address.Host, address.Port);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }

        Assert.Fail("The host still takes new connections.");
    }
}
