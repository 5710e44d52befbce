using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WarRoom.Bench.Live;

/// <summary>The least that could bring a change to many screens: a hub that sends on what it is told, with no page, no database and no rules.</summary>
internal sealed class BareHub : Hub
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<BareHub>("/hub");
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/change", async (HttpRequest request, IHubContext<BareHub> hub) =>
        {
            using var reader = new StreamReader(request.Body);
            await hub.Clients.All.SendAsync("changed", await reader.ReadToEndAsync());
            return Results.Ok();
        });
        await app.RunAsync();
        return 0;
    }
}
