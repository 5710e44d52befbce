using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>The redirect of tracked links: everybody goes through, people are counted, machines are counted apart. It stands before
/// everything that pages need: on the day thousands come in a minute.</summary>
internal static class SharingEndpoints
{
    private const string Path = "/go/";

    public static void AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<LinkDirectory>();
        services.AddSingleton<VisitorHash>();
        services.AddSingleton<ClickWriter>();
        services.AddHostedService(p => p.GetRequiredService<ClickWriter>());
        services.AddSingleton<SiteDirectory>();
        services.AddSingleton<SiteTests>();
        services.AddSingleton<SiteWriter>();
        services.AddHostedService(p => p.GetRequiredService<SiteWriter>());
    }

    public static void UseTrackedLinks(this WebApplication app)
    {
        var desk = ActivatorUtilities.CreateInstance<LinkDesk>(app.Services);
        app.Use((context, next) => context.Request.Path.Value is { } path && path.StartsWith(Path, StringComparison.OrdinalIgnoreCase) && path.IndexOf('/', Path.Length) < 0 ? desk.AnswerAsync(context, path[Path.Length..]) : next(context));
    }

    private sealed class LinkDesk(LinkDirectory links, ClickWriter clicks, VisitorHash visitors, OpenHolds holds, CampaignClocks clocks, IOptionsMonitor<WarRoomOptions> options)
    {
        /// <summary>Behind a code, as with other shorteners: shows where it leads instead of going there.</summary>
        private const char ShowsOnly = '+';

        public async Task AnswerAsync(HttpContext context, string code)
        {
            var (request, response) = (context.Request, context.Response);
            var isHead = HttpMethods.IsHead(request.Method);
            response.Headers.CacheControl = "no-store";
            if (!isHead && !HttpMethods.IsGet(request.Method))
            {
                response.Headers.Allow = "GET, HEAD";
                response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }

            var showsOnly = code.EndsWith(ShowsOnly);
            if (showsOnly) code = code[..^1];
            if (await links.FindAsync(code, context.RequestAborted) is not { } target)
            {
                await OrphanAsync(context, code, isHead);
                return;
            }

            var now = clocks.Now(target.Campaign);
            if (await holds.OverAsync(target.Campaign.Id, target.Slot, context.RequestAborted) is { } hold)
            {
                clicks.Machine(target.Code, now, ClickRules.Held);
                await SayAsync(context, StatusCodes.Status200OK, isHead, "One moment", Text(hold.PublicLine ?? "This page will be back shortly. Please try again in a few minutes."));
                return;
            }

            if (showsOnly)
            {
                var address = WebUtility.HtmlEncode(target.Url);
                await SayAsync(context, StatusCodes.Status200OK, isHead, "Where this link leads", $"<p>To a page of <b>{WebUtility.HtmlEncode(Host(target))}</b>, for the campaign “{WebUtility.HtmlEncode(target.Campaign.Name)}”:</p><p class=\"addr\"><a href=\"{address}\" rel=\"noreferrer\">{address}</a></p><p class=\"muted\">The link counts how often people follow it, not who they are.</p>");
                return;
            }

            await CountAsync(context, target, now);
            response.StatusCode = StatusCodes.Status302Found;
            response.Headers.Location = target.Url;
            response.ContentLength = 0;
        }

        private async ValueTask CountAsync(HttpContext context, LinkTarget target, Instant now)
        {
            var headers = context.Request.Headers;
            var isTeam = context.Request.Query.ContainsKey("notrack") || await IsTeamAsync(context);
            var reason = ClickRules.NotAPerson(LinkRequest.Of(context.Request.Method, name => headers[name], isTeam));
            switch (reason)
            {
                case null or ClickRules.MailScanner:
                    var who = await visitors.OfAsync(context.Request, target.Campaign, now);
                    var click = new Click { Code = target.Code, CampaignId = target.Campaign.Id, SlotId = target.Slot, At = now, Visitor = who?.Visitor };
                    if (reason is null) clicks.Person(click, who);
                    else clicks.Await(click);
                    return;
                case ClickRules.Preview:
                    clicks.Preview(target.Code, now, headers.UserAgent.ToString());
                    return;
                default:
                    clicks.Machine(target.Code, now, reason);
                    return;
            }
        }

        private Task OrphanAsync(HttpContext context, string code, bool isHead)
        {
            var shown = code.Length <= LinkCodes.LongestLink ? code.ToUpperInvariant() : code[..LinkCodes.LongestLink].ToUpperInvariant() + "…";
            if (ClickRules.NotAPerson(LinkRequest.Of(context.Request.Method, name => context.Request.Headers[name])) is null) clicks.Orphan(shown, clocks.RealNow);
            var fallback = options.CurrentValue.FallbackUrl is { } url ? $"<p><a class=\"btn btn--primary\" href=\"{WebUtility.HtmlEncode(url)}\">Go to {WebUtility.HtmlEncode(new Uri(url).Host)}</a></p>" : "";
            return SayAsync(context, StatusCodes.Status404NotFound, isHead, "This link leads nowhere", Text("It may have been cut off or typed wrongly. Look at the post again and copy the whole link.") + fallback);
        }

        /// <summary>Somebody of the team: signed in here as a member or with an account. Read only where a cookie says so.</summary>
        private static async ValueTask<bool> IsTeamAsync(HttpContext context)
        {
            if (context.Request.Cookies.Count == 0) return false;
            return (context.Request.Cookies.ContainsKey("warroom-member") && (await context.AuthenticateAsync(MemberCookie.Scheme)).Succeeded) || (await context.AuthenticateAsync()).Succeeded;
        }

        private static string Host(LinkTarget target) => Uri.TryCreate(target.Url, UriKind.Absolute, out var uri) ? uri.Host : "this site";

        private static string Text(string text) => $"<p>{WebUtility.HtmlEncode(text)}</p>";

        private static Task SayAsync(HttpContext context, int status, bool isHead, string title, string body)
        {
            var response = context.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            return isHead ? Task.CompletedTask : response.WriteAsync(Page(title, body));
        }

        private static string Page(string title, string body) => $"""
            <!doctype html><html lang="en" class="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>{title}</title>
            <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/edge.css"></head><body><div class="page"><main><h1>{title}</h1>
            <div class="card">{body}</div></main></div></body></html>
            """;
    }
}
