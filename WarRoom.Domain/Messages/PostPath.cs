using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>What the path of an address says: whether it leads to a single post, and by whom.</summary>
/// <remarks>Shapes that are not known pass as posts without a handle, so that a network may change its addresses on the day.</remarks>
internal sealed partial record PostPath(bool IsPost, string? Handle)
{
    private static readonly string[] ShortHosts = ["redd.it", "fb.watch", "lnkd.in"];

    public static PostPath Read(Network network, Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath).TrimEnd('/');
        var match = Shape(network).Match(path);
        if (match.Success) return new(true, HandleIn(network, match.Groups["handle"]));

        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (network == Network.Mastodon) return new(segments.Length >= 2 && Note.IsMatch(path), null);
        var isShort = segments.Length == 1 && ShortHosts.Any(host => PostHosts.IsOn(address, host));
        var hasId = address.Query.Contains("story_fbid=", StringComparison.Ordinal) || address.Query.Contains("fbid=", StringComparison.Ordinal);
        return new(isShort || hasId || (segments.Length >= 2 && !Profile.IsMatch(path)), null);
    }

    private static string? HandleIn(Network network, Group handle)
    {
        if (!handle.Success || handle.Value.Length == 0) return null;
        var isNumber = network switch
        {
            Network.Bluesky => handle.Value.StartsWith("did:", StringComparison.Ordinal),
            Network.X => handle.Value.Equals("i", StringComparison.OrdinalIgnoreCase),
            Network.Facebook => handle.Value.All(char.IsAsciiDigit) || handle.Value.Equals("share", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
        return isNumber ? null : handle.Value;
    }

    private static Regex Shape(Network network) => network switch
    {
        Network.X => X,
        Network.Bluesky => Bluesky,
        Network.Mastodon => Mastodon,
        Network.Threads => Threads,
        Network.LinkedIn => LinkedIn,
        Network.Facebook => Facebook,
        Network.Instagram => Instagram,
        Network.Reddit => Reddit,
        _ => Nothing,
    };

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^/(?<handle>\w+)(/web)?/status(es)?/\d+", Options, 2000)]
    private static partial Regex X { get; }

    [GeneratedRegex(@"^/profile/(?<handle>[^/]+)/post/\w+", Options, 2000)]
    private static partial Regex Bluesky { get; }

    [GeneratedRegex(@"^(/web|/deck)?/(@(?<handle>[\w.\-]+(@[\w.\-]+)?)/\w{6,}|users/(?<handle>[\w.\-]+)/statuses/\w+)$", Options, 2000)]
    private static partial Regex Mastodon { get; }

    [GeneratedRegex(@"^/@(?<handle>[\w.]+)/post/[\w\-]+", Options, 2000)]
    private static partial Regex Threads { get; }

    [GeneratedRegex(@"^/posts/(?<handle>[^/_]+)_[^/]+$", Options, 2000)]
    private static partial Regex LinkedIn { get; }

    [GeneratedRegex(@"^/(?<handle>[\w.\-]+)/(posts|videos|photos)/[^/]+", Options, 2000)]
    private static partial Regex Facebook { get; }

    [GeneratedRegex(@"^/((?<handle>[\w.]+)/)?(p|reel|reels|tv)/[\w\-]+$", Options, 2000)]
    private static partial Regex Instagram { get; }

    [GeneratedRegex(@"^/(r/[^/]+|(user|u)/(?<handle>[^/]+))/(comments|s)/\w+", Options, 2000)]
    private static partial Regex Reddit { get; }

    /// <summary>Posts of other servers of the Fediverse.</summary>
    [GeneratedRegex(@"^/(notice|notes|objects|post|p|display|activities)/", Options, 2000)]
    private static partial Regex Note { get; }

    /// <summary>A person, page or community rather than a post.</summary>
    [GeneratedRegex(@"^/(in|company|school|profile|user|u|r|groups|people|intent|sharing|sharer|i)/[^/]+$", Options, 2000)]
    private static partial Regex Profile { get; }

    [GeneratedRegex(@"(?!)", Options, 2000)]
    private static partial Regex Nothing { get; }
}
