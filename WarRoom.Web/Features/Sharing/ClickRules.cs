using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace WarRoom.Web.Features.Sharing;

/// <summary>What one request for a tracked link tells about who asks.</summary>
/// <param name="IsTeam">It comes from a browser that is signed in here, or asked not to be counted with <c>?notrack</c>.</param>
public sealed record LinkRequest(string Method, string? UserAgent, string? SecPurpose, string? Purpose, string? XMoz, string? XPurpose, string? Referrer, bool IsTeam)
{
    public static LinkRequest Of(string method, Func<string, string?> header, bool isTeam = false) =>
        new(method, header("User-Agent"), header("Sec-Purpose"), header("Purpose"), header("X-Moz"), header("X-Purpose"), header("Referer"), isTeam);
}

/// <summary>The rules that tell people from machines, in order: the first that fits decides. Null means a person.</summary>
/// <remarks>
/// Everybody is redirected, whatever the rules say: previews must work. What a rule caught is counted by its reason. These are the
/// rules that one request alone decides; <see cref="Bursts"/> and the repeats of <see cref="ClickWriter"/> look at several, and
/// what came through a mail scanner's rewritten link counts as soon as the landing page's script has seen a person.
/// </remarks>
public static partial class ClickRules
{
    public const string Method = "method";
    public const string Prefetch = "prefetch";
    public const string NoAgent = "no-agent";
    public const string Preview = "preview";
    public const string Robot = "robot";
    public const string MailScanner = "mail-scanner";
    public const string Team = "team";
    public const string Burst = "burst";
    public const string TooSoon = "too-soon";
    public const string Repeat = "repeat";
    public const string Held = "held";
    public const string Overflow = "overflow";

    private const int ShortestAgent = 10;
    private const int LongestAgent = 1_024;
    private const int MostRemembered = 20_000;
    private static readonly ConcurrentDictionary<string, string> Agents = new(StringComparer.Ordinal);

    public static string? NotAPerson(LinkRequest request)
    {
        if (request.Method != "GET") return Method;
        if (IsPrefetch(request)) return Prefetch;
        if (request.UserAgent?.Trim() is not { Length: >= ShortestAgent } agent) return NoAgent;
        if (OfAgent(agent) is { } machine) return machine;
        if (request.Referrer is { Length: > 0 } referrer && MailScanners().IsMatch(referrer)) return MailScanner;
        return request.IsTeam ? Team : null;
    }

    /// <summary>The server that an agent of the fediverse names, such as <c>norden.example</c>; null for others.</summary>
    public static string? PreviewServer(string agent) => FediverseServer().Match(agent) is { Success: true } match ? match.Groups["host"].Value.ToLowerInvariant() : null;

    /// <summary>Remembered by agent: the same few thousand come back all day.</summary>
    private static string? OfAgent(string agent)
    {
        if (Agents.TryGetValue(agent, out var known)) return known.Length == 0 ? null : known;
        var read = agent.Length > LongestAgent ? agent[..LongestAgent] : agent;
        var reason = PreviewFetchers().IsMatch(read) ? Preview : Robots().IsMatch(read) || !Browser().IsMatch(read) ? Robot : null;
        if (Agents.Count < MostRemembered && agent.Length <= LongestAgent) Agents[agent] = reason ?? "";
        return reason;
    }

    private static bool IsPrefetch(LinkRequest request) =>
        request.SecPurpose?.StartsWith("prefetch", StringComparison.OrdinalIgnoreCase) == true
        || request.Purpose?.StartsWith("prefetch", StringComparison.OrdinalIgnoreCase) == true
        || string.Equals(request.Purpose, "preview", StringComparison.OrdinalIgnoreCase)
        || string.Equals(request.XMoz, "prefetch", StringComparison.OrdinalIgnoreCase)
        || string.Equals(request.XPurpose, "preview", StringComparison.OrdinalIgnoreCase);

    /// <summary>What fetches a page to show its picture and title beside a post.</summary>
    [GeneratedRegex(@"facebookexternalhit|facebookcatalog|Facebot|meta-externalagent|meta-externalfetcher|meta-externalhit|meta-webindexer|Twitterbot|LinkedInBot|Slackbot|Slack-ImgProxy|Discordbot|TelegramBot|WhatsApp/|SkypeUriPreview|MicrosoftPreview/|BingPreview/|Cardyb|BlueskyPreviewBot|Mastodon|http\.rb/|Pleroma|Akkoma|Misskey|SummalyBot|Friendica|Lemmy/|Synapse|Mattermost-Bot|pinterest\.com/bot|Pinterestbot|redditbot|Snap ?URL ?Preview|vkShare|OdklBot/|Linespider|Viber|Iframely|Embedly|FlipboardProxy|FlipboardRSS|BufferLinkPreviewBot|EveryoneSocialBot|Orlo-LinkPreview/|Google Web Preview|GoogleImageProxy|GoogleMessages|YahooMailProxy|Yahoo Link Preview|Applebot|Notion/|NotionEmbedder|github-camo|GroupMeBot|KeybaseBot|Xing Bot|XING-contenttabreceiver|Discourse Forum Onebox|TikTokSpider|Quora-Bot|Tumblr/|Threadsbot|Peertube|Pixelfed|GoToSocial|Sharkey|Firefish|Iceshrimp|Hollo/|WordPress/|Ghost/|matrix-media-repo|Bitlybot|LinkPreview|Kakaotalk-Scrap", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PreviewFetchers();

    /// <summary>Crawlers, checkers, scanners, libraries and driven browsers. A browser that people use carries no address of a site.</summary>
    [GeneratedRegex(@"(?<!cu)bots?\b|(?<!cu)bot[_/;-]|crawl|spider|scrap[ei]|preview|headless|phantom|puppeteer|playwright|selenium|webdriver|lighthouse|pagespeed|pingdom|uptim|monitor|synthetic|watch(?:er|agent|towr)|check(?:er|ly|up)|linkcheck|(?<!cam)scan|audit|analy[sz]|archiv|capture|validat|optimizer|sitemap|slurp|fetch|feed(?:er|ly|burner)|reader(?:\.com)?\b|subscribers|robots?|inspect|verif|proofpoint|mimecast|barracuda|urldefense|safelink|ironport|fireeye|trendmicro|sophos|forcepoint|zscaler|symantec|spamassassin|curl/|wget/|python|ruby|perl|php/|go-http-client|okhttp|axios|node-fetch|undici|java[/)]|libwww|httpclient|httpunit|apache|guzzle|postman|insomnia|cfnetwork|dalvik|\bagents?\b|-agent|agent/|httpagent|compatible;(?! ?MSIE \d)|compatible\)|https?:|www\.|\.(?:com|net|org|io|co|ru|de|fr|eu|me)\b|@[a-z][\w-]*\.[a-z]|\(at\)|\[at\]|google-(?!app)|google favicon|-google|appinsights|gtmetrix|ptst/|dareboost|silktide|sindup|rigor\b|splash|miniature|hardenize|foregenix|nessus|nikto|nmap|openvas|sucuri|zgrab|securityheaders|attracta|brandverity|datanyze|hotjar|linktiger|marketgoo|newsnow|newsai|collapsify|readable/|evc-batch|manus-user|ghost inspector|testlocally|outbrain|dlc/|scope3|bw/1|indy library|turingos|hubspot|semrush|ahrefs|screaming frog|ubermetrics|netshelter|shopproductfinder|rss/|ylt chrome", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Robots();

    [GeneratedRegex(@"^(?:Mozilla|Opera)/\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Browser();

    /// <summary>Hosts that rewrite the links of mails, open them to look for harm, and pass people on.</summary>
    [GeneratedRegex(@"^https?://(?:[^/@]*\.)?(?:safelinks\.protection\.outlook\.com|urldefense(?:\.proofpoint)?\.com|protect-[^/.]*\.mimecast\.com|[^/.]*\.mimecastprotect\.com|linkprotect\.cudasvc\.com|secure-web\.cisco\.com|clicktime\.symantec\.com|[^/]*\.trendmicro\.com|url\.avanan\.click|[^/.]*\.protection\.sophos\.com)(?:[:/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MailScanners();

    [GeneratedRegex(@"(?:Mastodon|Pleroma|Akkoma|Misskey|Friendica|Lemmy|GoToSocial|Pixelfed|Sharkey|Firefish|Iceshrimp|Hollo).*?\+?https?://(?<host>[a-z0-9.-]{1,253})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FediverseServer();
}
