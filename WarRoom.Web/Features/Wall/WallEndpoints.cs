using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace WarRoom.Web.Features.Wall;

/// <summary>What a screen asks for every few seconds: the scene alone, with the version of the program, so that a screen that nobody
/// touches starts anew after an update.</summary>
internal static class WallEndpoints
{
    private static readonly string Version = typeof(WallEndpoints).Module.ModuleVersionId.ToString("N");

    public static void MapWall(this WebApplication app) => app.MapGet("/w/{token}/scene", SceneAsync).AllowAnonymous();

    /// <summary>A secret address is told to nobody.</summary>
    public static void Guard(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["X-WarRoom-Version"] = Version;
    }

    private static async Task<RazorComponentResult> SceneAsync(string token, [FromQuery] string? scene, [FromQuery] string? show, [FromQuery] int? dwell, HttpContext context, ReadWall read, CancellationToken stop)
    {
        Guard(context);
        return new RazorComponentResult<WallView>(new Dictionary<string, object?> { [nameof(WallView.Show)] = await read.RunAsync(token, stop), [nameof(WallView.Choice)] = new WallChoice(scene, show, dwell) });
    }
}
