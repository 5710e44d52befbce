using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>The address that opens a network's composer with the message in it. The person presses post.</summary>
public static partial class ShareIntent
{
    private const int LongestSubject = 78;

    /// <summary>The composer's address, every value percent-encoded; null when the network takes nothing over and its site is opened instead.</summary>
    /// <param name="rules">The network's templates.</param>
    /// <param name="text">The final text. A link in it is taken out where the network wants it separately.</param>
    /// <param name="link">The tracked link, for networks that take it separately.</param>
    /// <param name="server">The member's Mastodon server.</param>
    /// <param name="community">The Reddit community, with or without <c>r/</c>.</param>
    public static string? For(NetworkRules rules, string text, string? link, string? server, string? community)
    {
        var words = rules.TitleLength is { } longest ? ShareWords.WithTitle(text, link, longest) : ShareWords.Whole(text);
        var host = ServerHost(server);
        var template = Template(rules, host, link, words);
        if (template is null || (rules.Prefill == Prefill.LinkOnly && string.IsNullOrWhiteSpace(link))) return null;
        if (template.Contains("{url}", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(link)) words = words.Without(link);

        var breaks = template.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? "\r\n" : "\n";
        return Fill(template, name => name switch
        {
            "text" => words.Body.ReplaceLineEndings(breaks),
            "url" => link?.Trim() ?? "",
            "title" => words.Title,
            "subject" => ShareWords.Shortened(FirstLine(words.Body), LongestSubject),
            "server" => host ?? "",
            _ => "",
        }, CommunityPath(community));
    }

    private static string? Template(NetworkRules rules, string? host, string? link, ShareWords words)
    {
        var needsText = string.IsNullOrWhiteSpace(link) || words.HasMoreThanTitle(link);
        if (rules.TitleLength is not null && rules.ComposeUrlForText is not null && needsText) return rules.ComposeUrlForText;
        var needsServer = rules.ComposeUrl?.Contains("{server}", StringComparison.Ordinal) == true;
        return needsServer && host is null ? rules.ComposeUrlWithoutServer : rules.ComposeUrl;
    }

    private static string Fill(string template, Func<string, string> valueOf, string community)
    {
        var withPath = template.Replace("{community}", community, StringComparison.Ordinal);
        var slim = Parameter.Replace(withPath, match => valueOf(match.Groups["name"].Value).Length == 0 ? "" : match.Value);
        var filled = Placeholder.Replace(slim, match => Uri.EscapeDataString(valueOf(match.Groups["name"].Value)));
        return filled.Replace("?&", "?", StringComparison.Ordinal).TrimEnd('&', '?');
    }

    private static string CommunityPath(string? community)
    {
        var name = community?.Trim().Trim('/') ?? "";
        if (name.StartsWith("r/", StringComparison.OrdinalIgnoreCase)) name = name[2..];
        return name.Length == 0 ? "" : $"r/{Uri.EscapeDataString(name)}/";
    }

    /// <summary>The bare host of a server that was typed as a name, an address or a whole handle; null when it is none.</summary>
    private static string? ServerHost(string? server)
    {
        var host = server?.Trim() ?? "";
        host = host[(host.LastIndexOf('@') + 1)..].Replace("https://", "", StringComparison.OrdinalIgnoreCase).Split('/')[0];
        return host.Contains('.') && Uri.CheckHostName(host) == UriHostNameType.Dns ? host.ToLowerInvariant() : null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    /// <summary>A query parameter whose whole value is one placeholder; it is left out when there is nothing to fill in.</summary>
    [GeneratedRegex(@"&?[A-Za-z_]+=\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Parameter { get; }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Placeholder { get; }
}
