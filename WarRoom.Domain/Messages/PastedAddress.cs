using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>Public web addresses inside what somebody pasted.</summary>
internal static partial class PastedAddress
{
    private static readonly string[] PrivateEndings = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".onion", ".intranet", ".corp"];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "msclkid", "twclid", "igsh", "igshid", "mibextid", "rcm", "xmt", "slof", "si", "s", "t", "ref", "ref_src", "ref_url",
        "trk", "trackingid", "share_id", "context", "rdt", "paipv", "eav", "lipi", "refsrc", "__tn__", "locale",
    };

    /// <summary>The addresses in order, those with a scheme first; private hosts, literal IP addresses and odd ports are left out.</summary>
    public static IReadOnlyList<Uri> Find(string pasted)
    {
        var text = pasted.Trim().Trim('<', '>', '"');
        var written = WithScheme.Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ')', ']', '>', '"', '!'));
        var bare = Links.In(text).Where(link => !Links.HasScheme(text, link)).Select(link => $"https://{text.AsSpan(link.Start, link.Length)}");
        return [.. written.Concat(bare).Select(Parse).OfType<Uri>()];
    }

    public static string Normalised(Uri address)
    {
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair.Split('=')[0]));
        var query = string.Join('&', kept);
        var path = address.AbsolutePath.Length > 1 ? address.AbsolutePath.TrimEnd('/') : "/";
        return $"https://{address.IdnHost.ToLowerInvariant()}{path}{(query.Length > 0 ? "?" + query : "")}";
    }

    private static bool IsTracking(string name) =>
        Tracking.Contains(name) || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("__cft__", StringComparison.OrdinalIgnoreCase);

    private static Uri? Parse(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http") && IsPublic(uri) ? uri : null;

    private static bool IsPublic(Uri uri) =>
        uri is { HostNameType: UriHostNameType.Dns, IsDefaultPort: true, UserInfo.Length: 0 } && HostOf(uri) is { } host
        && host.Trim('.').Contains('.')
        && !PrivateEndings.Any(ending => host.TrimEnd('.').EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException) // a name that no registry would accept
        {
            return null;
        }
    }

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex WithScheme { get; }
}
