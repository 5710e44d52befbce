namespace WarRoom.Domain.Messages;

/// <summary>Whether an address names the account that posted.</summary>
public enum HandleMatch
{
    /// <summary>The address carries no handle, or none to compare it with was given.</summary>
    NotCarried,
    Matched,
}

/// <summary>The public address of a post: the right network, and the right account where the address shows it. Proof reaches "linked".</summary>
/// <param name="Network">Where the post stands.</param>
/// <param name="Url">Normalised: https, lower-case host, without tracking parameters and fragment.</param>
/// <param name="Handle">Whether the account could be compared.</param>
public sealed record PostAddress(Network Network, string Url, HandleMatch Handle)
{
    /// <summary>The network whose post, or whose site, an address belongs to; null when it cannot be told.</summary>
    public static Network? NetworkOf(string url) => PastedAddress.Find(url).Select(NetworkOf).FirstOrDefault(network => network is not null);

    /// <summary>Reads what somebody pasted, a share sheet's text included, and says whether it is a post of this network and account.</summary>
    public static PostAddressCheck Check(Network network, NetworkRules rules, string url, string? handle)
    {
        if (!rules.PostsHaveAddresses) return new(PostRefusals.NoAddresses(network));
        var found = PastedAddress.Find(url);
        if (found.Count == 0) return new(PostRefusals.NotAnAddress);

        var address = found.FirstOrDefault(candidate => LivesOn(candidate, network, rules));
        if (address is null)
        {
            return new(NetworkOf(found[0]) is { } other && other != network
                ? PostRefusals.OtherNetwork(other, network)
                : PostRefusals.OtherHost(found[0].Host, network));
        }

        var post = PostPath.Read(network, address);
        if (!post.IsPost) return new(PostRefusals.NotAPost(network));
        if (Handles.AreComparable(network, post.Handle, handle) && !Handles.AreSame(network, post.Handle!, handle!, address.Host))
        {
            return new(PostRefusals.OtherHandle(post.Handle!, handle!));
        }

        var match = Handles.AreComparable(network, post.Handle, handle) ? HandleMatch.Matched : HandleMatch.NotCarried;
        return new(new PostAddress(network, PastedAddress.Normalised(address), match));
    }

    private static bool LivesOn(Uri address, Network network, NetworkRules rules) =>
        rules.PostHosts.Contains(NetworkRules.AnyHost)
            ? (NetworkOf(address) ?? network) == network
            : rules.PostHosts.Any(host => PostHosts.IsOn(address, host));

    private static Network? NetworkOf(Uri address) =>
        PostHosts.NetworkOf(address) ?? (PostPath.Read(Network.Mastodon, address).Handle is null ? null : Network.Mastodon);
}

/// <summary>The answer to a pasted address: accepted, or refused with a reason.</summary>
public sealed record PostAddressCheck
{
    internal PostAddressCheck(PostAddress address) => Address = address;

    internal PostAddressCheck(Refusal refusal) => Refusal = refusal;

    public PostAddress? Address { get; }

    public Refusal? Refusal { get; }

    public bool IsAccepted => Address is not null;
}
