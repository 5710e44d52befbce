using System.Net.Http.Headers;
using Microsoft.AspNetCore.RateLimiting;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features.Sources;

/// <summary>Where other programs send numbers: the token in the address, or better in the header, since addresses stand in logs.</summary>
internal static class SourceEndpoints
{
    private const int MostBytes = 256 * 1024;

    public static void MapSources(this WebApplication app)
    {
        app.MapPost("/api/push/{token}", (string token, HttpContext context, AcceptPush accept, CancellationToken stop) => PushAsync(token, context, accept, stop)).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(GuessLimit.Policy);
        app.MapPost("/api/push", (HttpContext context, AcceptPush accept, CancellationToken stop) => PushAsync(BearerOf(context), context, accept, stop)).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(GuessLimit.Policy);
    }

    private static async Task<IResult> PushAsync(string token, HttpContext context, AcceptPush accept, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.Request.ContentLength > MostBytes) return Answer(new(413, $"At most {MostBytes / 1024} kB at once."));
        var (body, isWhole) = await ReadAsync(context.Request.Body, stop);
        if (!isWhole) return Answer(new(413, $"At most {MostBytes / 1024} kB at once."));
        var media = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type.MediaType : null;
        return media is "application/json" or "text/csv" ? Answer(await accept.RunAsync(token, media, body, stop)) : Answer(new(415, "Send application/json or text/csv."));
    }

    private static async Task<(string Body, bool IsWhole)> ReadAsync(Stream body, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (read.Length <= MostBytes && await body.ReadAsync(piece, stop) is var count and > 0) read.Write(piece, 0, count);
        return (System.Text.Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length), read.Length <= MostBytes);
    }

    private static string BearerOf(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter ?? "" : "";

    private static IResult Answer(PushAnswer answer) =>
        answer.Refusal is { } why ? Results.Json(new { refused = why }, statusCode: answer.Status) : Results.Json(new { accepted = answer.Accepted, changed = answer.Changed, kept = answer.Kept });
}
