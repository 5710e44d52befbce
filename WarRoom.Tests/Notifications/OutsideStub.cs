using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WarRoom.Tests.Notifications;

/// <summary>One request as it arrived outside.</summary>
internal sealed record Arrived(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A real server outside the house that keeps what it is sent and answers as a test wants.</summary>
internal sealed class OutsideStub : IAsyncDisposable
{
    private readonly WebApplication _server;

    private OutsideStub(WebApplication server) => _server = server;

    public ConcurrentQueue<Arrived> All { get; } = [];

    public int Status { get; set; } = StatusCodes.Status201Created;

    public string? RetryAfter { get; set; }

    public string Host => new Uri(_server.Urls.First()).Authority;

    public string[] Arguments => ["--WarRoom:Outbound:AllowedHosts:0", Host];

    public static async Task<OutsideStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new OutsideStub(builder.Build());
        stub._server.Run(stub.TakeAsync);
        await stub._server.StartAsync(WarRoomApp.Stop);
        return stub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        All.Enqueue(new(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = Status;
        if (RetryAfter is not null) context.Response.Headers.RetryAfter = RetryAfter;
        await context.Response.WriteAsync(Status == StatusCodes.Status400BadRequest ? "invalid_payload" : "ok");
    }
}
