using Microsoft.AspNetCore.Authentication;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>The redirect of tracked links: everybody goes through, people are counted, machines are counted apart.</summary>
internal static class SharingEndpoints
{
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<LinkDirectory>();
        services.AddSingleton<VisitorHash>();
        services.AddSingleton<ClickWriter>();
        services.AddHostedService(p => p.GetRequiredService<ClickWriter>());
    }

    public static void MapSharing(this WebApplication app) =>
        app.MapMethods("/go/{code}", ["GET", "HEAD"], GoAsync).AllowAnonymous();

    private static async Task<IResult> GoAsync(string code, HttpContext context, LinkDirectory links, ClickWriter clicks, VisitorHash visitors, OpenHolds holds, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await links.FindAsync(code, stop) is not { } target)
        {
            clicks.Machine("orphan", links.Now(default), "orphan");
            return Results.Text(Page("This link leads nowhere", "It may have been cut off or typed wrongly. Look at the post again and copy the whole link."), "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        var now = links.Now(target.Campaign);
        if (await holds.OverAsync(target.Campaign, target.Slot, stop) is { } hold)
        {
            clicks.Machine(code.ToUpperInvariant(), now, "held");
            return Results.Text(Page("One moment", hold.PublicLine ?? "This page will be back shortly. Please try again in a few minutes."), "text/html; charset=utf-8");
        }

        if (ClickRules.NotAPerson(await ReadAsync(context)) is { } reason) clicks.Machine(code.ToUpperInvariant(), now, reason);
        else clicks.Person(new Click { Code = code.ToUpperInvariant(), CampaignId = target.Campaign, SlotId = target.Slot, At = now, Visitor = visitors.Of(context.Request, now, links.ZoneOf(target.Campaign)) });
        return Results.Redirect(target.Url);
    }

    private static async Task<LinkRequest> ReadAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var isTeam = context.Request.Cookies.ContainsKey("warroom-member") && (await context.AuthenticateAsync(MemberCookie.Scheme)).Succeeded
            || context.User.Identity?.IsAuthenticated == true;
        return new(context.Request.Method, headers.UserAgent, headers["Sec-Purpose"], headers["Purpose"], headers["X-Moz"], headers["X-Purpose"], isTeam);
    }

    private static string Page(string title, string text) => $"""
        <!doctype html><html lang="en" class="auto"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title>
        <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/edge.css"><body><div class="page"><main><h1>{title}</h1>
        <p>{System.Net.WebUtility.HtmlEncode(text)}</p></main></div></body></html>
        """;
}
