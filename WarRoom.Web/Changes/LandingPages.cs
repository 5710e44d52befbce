using WarRoom.Domain.Messages;

namespace WarRoom.Web.Changes;

/// <summary>The page to which posts lead, with tags that analytics understand.</summary>
public static class LandingPages
{
    /// <summary>The page with UTM tags, lower case: network, social, campaign, wording, and the link's code as id; never a name.</summary>
    /// <param name="page">Absolute, http or https; anything else leads to the front page of this installation.</param>
    /// <param name="content">The wording's code or the link's label.</param>
    public static string Tagged(string? page, string campaign, Network network, string? content, string code)
    {
        var safe = Uri.TryCreate(page, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? page! : "/";
        var (address, fragment) = safe.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (safe[..at], safe[at..]) : (safe, "");
        var tags = $"utm_source={network.Key()}&utm_medium=social&utm_campaign={Uri.EscapeDataString(campaign)}"
            + (string.IsNullOrEmpty(content) ? "" : $"&utm_content={Uri.EscapeDataString(content.ToLowerInvariant())}")
            + $"&utm_id={Uri.EscapeDataString(code.ToLowerInvariant())}";
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + tags + fragment;
    }

    /// <summary>Whether an address visibly belongs to the site of a page, such as <c>go.example.org</c> to <c>www.example.org</c>. Where
    /// shorteners are frowned upon, only such a link may stand for the page.</summary>
    public static bool IsVisiblyOf(string link, string? page)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var shown) || !Uri.TryCreate(page, UriKind.Absolute, out var site)) return false;
        var (a, b) = (Bare(shown.Host), Bare(site.Host));
        return a == b || (b.Contains('.', StringComparison.Ordinal) && a.EndsWith("." + b, StringComparison.Ordinal)) || (a.Contains('.', StringComparison.Ordinal) && b.EndsWith("." + a, StringComparison.Ordinal));

        static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();
    }
}
