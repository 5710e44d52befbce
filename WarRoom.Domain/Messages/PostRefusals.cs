namespace WarRoom.Domain.Messages;

/// <summary>Why an address of a post was not accepted.</summary>
public static class PostRefusals
{
    /// <summary>The code of a link that belongs to another network or site.</summary>
    public const string OtherNetworkCode = "post.otherNetwork";

    public static Refusal NotAnAddress { get; } =
        new("post.notAnAddress", "This is not a public web address. Open your post, choose \"copy link\" and paste it here.");

    public static Refusal NotAPost(Network network) =>
        new("post.notAnAddress", $"This address does not lead to a single post on {network.Name()}. Open your post, choose \"copy link\" and paste it here.");

    public static Refusal NoAddresses(Network network) =>
        new("post.notAnAddress", $"Posts on {network.Name()} have no public address. Confirm without one.");

    public static Refusal OtherNetwork(Network pasted, Network wanted) =>
        new(OtherNetworkCode, $"This is {Article(pasted)} {pasted.Name()} link, the slot is on {wanted.Name()}.");

    public static Refusal OtherHost(string host, Network wanted) =>
        new(OtherNetworkCode, $"This is a link to {host}, the slot is on {wanted.Name()}.");

    public static Refusal OtherHandle(string posted, string own) =>
        new("post.otherHandle", $"This post is by @{posted.TrimStart('@')}, the slot belongs to @{own.Trim().TrimStart('@')}.");

    private static string Article(Network network) => network is Network.X or Network.Instagram or Network.Email ? "an" : "a";
}
