using System.Text.RegularExpressions;

namespace WarRoom.Web.Features.Sharing;

/// <summary>What one request for a tracked link tells about who asks.</summary>
public sealed record LinkRequest(string Method, string? UserAgent, string? SecPurpose, string? Purpose, string? XMoz, string? XPurpose, bool IsTeam);

/// <summary>The rules that tell people from machines, in order: the first that fits decides. Null means a person.</summary>
/// <remarks>Everybody is redirected, whatever the rules say: previews must work. What a rule caught is counted by its reason.
/// Kept in this version: 1 method, 2 prefetch, 3 no agent, 4 preview fetchers, 5 robots, 9 repeats and the team's own.</remarks>
public static partial class ClickRules
{
    private const int ShortestAgent = 10;

    public static string? NotAPerson(LinkRequest request)
    {
        if (request.Method != "GET") return "method";
        if (IsPrefetch(request)) return "prefetch";
        if (request.UserAgent is not { Length: >= ShortestAgent } agent) return "no-agent";
        if (PreviewFetcher().IsMatch(agent)) return "preview";
        if (Robot().IsMatch(agent)) return "robot";
        return request.IsTeam ? "team" : null;
    }

    private static bool IsPrefetch(LinkRequest request) =>
        request.SecPurpose?.StartsWith("prefetch", StringComparison.OrdinalIgnoreCase) == true
        || string.Equals(request.Purpose, "prefetch", StringComparison.OrdinalIgnoreCase)
        || string.Equals(request.XMoz, "prefetch", StringComparison.OrdinalIgnoreCase)
        || string.Equals(request.XPurpose, "preview", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"facebookexternalhit|Facebot|meta-externalagent|meta-externalfetcher|Meta-ExternalHit|meta-webindexer|Twitterbot|LinkedInBot|Slackbot|Slack-ImgProxy|Discordbot|TelegramBot|WhatsApp/|SkypeUriPreview|MicrosoftPreview/|BingPreview/|Bluesky Cardyb|cardyb|BlueskyPreviewBot|Mastodon|http\.rb/|Pleroma|Akkoma|Misskey|SummalyBot|Friendica|Lemmy/|Synapse|Mattermost-Bot|pinterest\.com/bot|redditbot|Snap URL Preview|SnapURLPreview|vkShare|OdklBot/|Linespider|Viber|Iframely|Embedly|FlipboardProxy|BufferLinkPreviewBot|EveryoneSocialBot|Orlo-LinkPreview/|Google Web Preview|GoogleImageProxy|YahooMailProxy|Yahoo Link Preview|Applebot|Notion/|github-camo|GroupMeBot|KeybaseBot|Xing Bot|Discourse Forum Onebox|TikTokSpider|Quora-Bot|Tumblr/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PreviewFetcher();

    [GeneratedRegex(@"(?<!cu)bot\b|crawl|spider|scrape|preview|headless|phantom|puppeteer|playwright|lighthouse|pingdom|uptime|curl/|wget/|python|go-http-client|okhttp|axios|node-fetch|java/|libwww|apache-httpclient|guzzle|postman|\+http|@\w+\.\w+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Robot();
}
