using System.Buffers;
using System.Net;
using System.Text.Json;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;

namespace WarRoom.Web.Features.Sharing;

/// <summary>The landing page's script, where it speaks to, and a page to try it on.</summary>
internal static class SiteEndpoints
{
    private const string TestPath = "/site/test/";

    public static void UseSite(this WebApplication app)
    {
        var desk = ActivatorUtilities.CreateInstance<SiteDesk>(app.Services);
        app.Use((context, next) => context.Request.Path.Value switch
        {
            "/site.js" when HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) => SendScriptAsync(context),
            "/site/hear" when HttpMethods.IsPost(context.Request.Method) => desk.HearAsync(context),
            { } path when path.StartsWith(TestPath, StringComparison.Ordinal) && HttpMethods.IsGet(context.Request.Method) => desk.TestAsync(context, path[TestPath.Length..]),
            _ => next(context),
        });
    }

    private static Task SendScriptAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/javascript; charset=utf-8";
        response.Headers.CacheControl = "public, max-age=3600";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(SiteScript.Text);
    }

    private sealed record Said(string Campaign, SiteEvent Event, string? Goal, string? Code, string Path);

    private sealed class SiteDesk(SiteDirectory sites, SiteWriter writer, SiteTests tests, VisitorHash visitors, CampaignClocks clocks)
    {
        private const int LongestBody = 2_048;
        private const int LongestGoal = 60;
        private const int LongestName = 100;

        /// <summary>Always 204: a page that listens for an answer learns nothing, and a visitor is never bothered.</summary>
        public async Task HearAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.CacheControl = "no-store";
            if (await ReadAsync(context) is not { } said || PageOf(context) is not { } page) return;
            if (await sites.FindAsync(said.Campaign, context.RequestAborted) is not { } campaign) return;
            if (page.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase) && said.Path.StartsWith(TestPath, StringComparison.Ordinal))
            {
                tests.Hear(said.Path[TestPath.Length..], said.Event);
                return;
            }

            if (!Changes.LandingPages.IsVisiblyOf(page.AbsoluteUri, campaign.LandingPage)) return;
            var headers = context.Request.Headers;
            if (ClickRules.NotAPerson(LinkRequest.Of("GET", name => name == "Referer" ? null : headers[name].ToString())) is not null) return;
            var now = clocks.Now(campaign);
            var who = await visitors.OfAsync(context.Request, campaign, now);
            writer.Take(new SiteMessage(campaign, said.Event, now, who?.Visitor, said.Code, said.Goal));
        }

        /// <summary><c>/site/test/{campaign}/{run}</c> is the page, with <c>.json</c> what was heard of it.</summary>
        public async Task TestAsync(HttpContext context, string rest)
        {
            var (slug, run) = rest.Split('/') is [var s, { Length: > 0 and < 40 } r] && s.Length > 0 ? (s, r) : (rest.TrimEnd('/'), "");
            context.Response.Headers.CacheControl = "no-store";
            if (await sites.FindAsync(slug, context.RequestAborted) is not { } campaign)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                await context.Response.WriteAsync("There is no such campaign.");
            }
            else if (run.Length == 0)
            {
                context.Response.Redirect($"{TestPath}{slug}/{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}");
            }
            else if (run.EndsWith(".json", StringComparison.Ordinal))
            {
                await context.Response.WriteAsJsonAsync(tests.Heard($"{slug}/{run[..^5]}").Select(e => e.ToString().ToLowerInvariant()));
            }
            else
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
                await context.Response.WriteAsync(TestPage(campaign));
            }
        }

        private static Uri? PageOf(HttpContext context)
        {
            var origin = context.Request.Headers.Origin.ToString();
            return Uri.TryCreate(origin.Length > 0 && origin != "null" ? origin : context.Request.Headers.Referer.ToString(), UriKind.Absolute, out var page) ? page : null;
        }

        private static async Task<Said?> ReadAsync(HttpContext context)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(LongestBody + 1);
            try
            {
                var length = 0;
                while (length <= LongestBody && await context.Request.Body.ReadAsync(buffer.AsMemory(length, LongestBody + 1 - length), context.RequestAborted) is > 0 and var read) length += read;
                return length > LongestBody ? null : Parse(buffer.AsMemory(0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        private static Said? Parse(ReadOnlyMemory<byte> body)
        {
            try
            {
                using var json = JsonDocument.Parse(body);
                if (json.RootElement.ValueKind is not JsonValueKind.Object || Text("c", LongestName) is not { Length: > 0 } campaign || !Enum.TryParse<SiteEvent>(Text("e", 10), ignoreCase: true, out var what) || !Enum.IsDefined(what)) return null;
                var goal = Text("g", LongestGoal)?.Trim();
                return what is SiteEvent.Goal && string.IsNullOrEmpty(goal) ? null : new(campaign, what, goal, Text("l", Changes.LinkCodes.LongestLink)?.ToUpperInvariant(), Text("p", 400) ?? "");

                string? Text(string name, int longest) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { } text && text.Length <= longest ? text : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private static string TestPage(Campaign campaign)
        {
            var (name, slug) = (WebUtility.HtmlEncode(campaign.Name), WebUtility.HtmlEncode(campaign.Slug));
            return $"""
                <!doctype html><html lang="en" class="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>Test of the site script</title>
                <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/edge.css"></head><body><div class="page"><main><h1>Test of the site script</h1>
                <p class="muted">This page carries the script of “{name}”, as your landing page will. What it says here is shown below and counted nowhere.</p>
                <div class="card" id="heard" role="status"><p data-event="view">A view: <b>waiting…</b></p><p data-event="seen">A person who looks, for a second or with a touch: <b>waiting…</b></p><p data-event="goal">A goal, when you press the button: <b>waiting…</b></p>
                <p><button class="btn btn--primary" type="button" data-warroom-goal="test">Reach the goal</button></p></div>
                <p class="muted small">Still waiting after five seconds? A content blocker in this browser stops the script; visitors with one are not counted either.</p>
                </main></div><script async src="/site.js" data-campaign="{slug}"></script><script async src="/js/site-test.js"></script></body></html>
                """;
        }
    }
}
