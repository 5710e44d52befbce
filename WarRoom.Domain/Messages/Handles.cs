namespace WarRoom.Domain.Messages;

/// <summary>Compares the handle in an address with the one a member gave.</summary>
internal static class Handles
{
    /// <summary>Whether both sides name an account; a display name with spaces is no handle.</summary>
    public static bool AreComparable(Network network, string? posted, string? own) =>
        !string.IsNullOrEmpty(posted) && Plain(own) is { Length: > 0 } plain && !plain.Any(char.IsWhiteSpace)
        && (network != Network.Bluesky || !plain.StartsWith("did:", StringComparison.OrdinalIgnoreCase));

    public static bool AreSame(Network network, string posted, string own, string host)
    {
        var (mine, theirs) = (Plain(own), posted.TrimStart('@'));
        return network switch
        {
            Network.Mastodon => OnMastodon(theirs, mine, host),
            Network.Bluesky => Same(theirs, mine) || (!mine.Contains('.') && Same(theirs, mine + ".bsky.social")),
            _ => Same(theirs, mine),
        };
    }

    /// <summary>The name must match, and the server where both are known; a server may serve its names from a host below it.</summary>
    private static bool OnMastodon(string posted, string own, string host)
    {
        var (theirs, mine) = (posted.Split('@'), own.Split('@'));
        if (!Same(theirs[0], mine[0])) return false;
        if (mine.Length < 2) return true;
        var server = theirs.Length > 1 ? theirs[1] : host;
        return Same(server, mine[1]) || IsBelow(server, mine[1]) || IsBelow(mine[1], server);
    }

    /// <summary>The handle without its sign, or the last part when a whole profile address was given.</summary>
    private static string Plain(string? handle)
    {
        var text = (handle ?? "").Trim().TrimEnd('/');
        return text[(text.LastIndexOf('/') + 1)..].TrimStart('@');
    }

    private static bool IsBelow(string host, string parent) => host.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string first, string second) => first.Equals(second, StringComparison.OrdinalIgnoreCase);
}
