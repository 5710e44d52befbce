using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features.Wall;

/// <summary>What a screen asks for: each second whether something is new, every few seconds the scene alone, with the version of the program,
/// so that a screen that nobody touches starts anew after an update. A screen that is not let in yet asks for its code in the same way.</summary>
internal static class WallEndpoints
{
    private const string Cookie = "warroom-screen";
    private static readonly string Version = typeof(WallEndpoints).Module.ModuleVersionId.ToString("N");

    public static void MapWall(this WebApplication app)
    {
        app.MapGet("/w/{token}/scene", SceneAsync).AllowAnonymous();
        app.MapGet("/w/{token}/pulse", PulseAsync).AllowAnonymous();
        app.MapGet("/wall/scene", CodeAsync).AllowAnonymous().RequireRateLimiting(GuessLimit.Policy);
    }

    /// <summary>A secret address is told to nobody.</summary>
    public static void Guard(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["X-WarRoom-Version"] = Version;
    }

    /// <summary>The secret of the browser stays in a cookie that no script can read and that is sent to the pairing page only.</summary>
    public static async Task<PairingShow> PairAsync(HttpContext context, ShowPairing pairing, CancellationToken stop)
    {
        Guard(context);
        var shown = await pairing.RunAsync(context.Request.Cookies[Cookie], stop);
        context.Response.Cookies.Append(Cookie, shown.Secret, new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/wall", MaxAge = TimeSpan.FromDays(400), IsEssential = true });
        return shown;
    }

    private static async Task<RazorComponentResult> SceneAsync(string token, [FromQuery] string? scene, [FromQuery] string? show, [FromQuery] int? dwell, HttpContext context, ReadWall read, CancellationToken stop)
    {
        Guard(context);
        return new RazorComponentResult<WallView>(new Dictionary<string, object?> { [nameof(WallView.Show)] = await read.RunAsync(token, stop), [nameof(WallView.Choice)] = new WallChoice(scene, show, dwell) });
    }

    private static async Task<IResult> PulseAsync(string token, HttpContext context, WallPulse pulse, CancellationToken stop)
    {
        Guard(context);
        return Results.Text(await pulse.RunAsync(token, stop));
    }

    private static async Task<RazorComponentResult> CodeAsync(HttpContext context, ShowPairing pairing, CancellationToken stop)
    {
        var shown = await PairAsync(context, pairing, stop);
        if (shown.Token is { } token) context.Response.Headers["X-WarRoom-Go"] = $"/w/{token}";
        return new RazorComponentResult<PairScene>(new Dictionary<string, object?> { [nameof(PairScene.Pairing)] = shown });
    }
}
