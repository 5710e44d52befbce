namespace WarRoom.Web;

/// <summary>What a page may load: only what this house serves. Pages without a live connection carry no inline style or script but
/// those with the nonce of the answer; the desk's component library writes style attributes, so styles are freer there.</summary>
internal static class ContentPolicy
{
    private const string NonceKey = "warroom:nonce";
    private static readonly string[] AssetPaths = ["/css", "/js", "/fonts"];
    private static readonly string[] EdgePaths = ["/me", "/v", "/j", "/login", "/setup", "/wall", "/w", "/r", "/go", "/demo", "/help", "/privacy", "/error", "/not-found", "/account"];

    public static bool IsEdge(PathString path) => EdgePaths.Any(p => path.StartsWithSegments(p)) || IsReport(path);

    /// <summary>A report for its readers: <c>/r/…</c> without a sign-in, <c>/c/…/report</c> with one.</summary>
    public static bool IsReport(PathString path) =>
        path.StartsWithSegments("/r") || path.Value?.Split('/') is ["", "c", _, "report", ..];

    public static string NonceOf(HttpContext context) => (string)context.Items[NonceKey]!;

    public static IApplicationBuilder UseContentPolicy(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var nonce = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var styles = IsEdge(context.Request.Path) ? $"'self' 'nonce-{nonce}'" : "'self' 'unsafe-inline'";
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (AssetPaths.Any(p => context.Request.Path.StartsWithSegments(p)))
        {
            await next(); // a style, a script or a font obeys the page that loads it; half a kilobyte each would be a tenth of a phone's first load
            return;
        }

        headers.ContentSecurityPolicy = $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src {styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        await next();
    });
}
