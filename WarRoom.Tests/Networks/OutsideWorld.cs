using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WarRoom.Tests.Networks;

/// <summary>What stands for the internet in a test: a server on this machine whose answers the test writes.</summary>
internal sealed class OutsideWorld : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OutsideWorld(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Host and port, as the settings want them to be let through.</summary>
    public string Host => Address.Authority;

    /// <summary>What was asked for, in order, with its query.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<OutsideWorld> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        var world = new OutsideWorld(builder.Build());
        world._app.Run(async context =>
        {
            lock (world.Asked) world.Asked.Add(context.Request.Path + context.Request.QueryString.Value);
            try
            {
                await answer(context);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // the other side hung up, which is what some tests want to see
            }
        });
        await world._app.StartAsync(WarRoomApp.Stop);
        return world;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
