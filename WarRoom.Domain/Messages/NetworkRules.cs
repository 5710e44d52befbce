namespace WarRoom.Domain.Messages;

/// <summary>What a network allows, as data: an administrator can correct it on the day.</summary>
/// <remarks>
/// Addresses are templates with <c>{text}</c>, <c>{url}</c>, <c>{title}</c>, <c>{subject}</c>, <c>{server}</c> and
/// <c>{community}</c> (becomes <c>r/name/</c> or nothing). Values are percent-encoded when they are filled in.
/// </remarks>
public sealed record NetworkRules
{
    /// <summary>Stands in <see cref="PostHosts"/> for a network whose posts may live on any host.</summary>
    public const string AnyHost = "*";

    /// <summary>The rules that a new installation starts with.</summary>
    public static IReadOnlyDictionary<Network, NetworkRules> Defaults => DefaultNetworkRules.All;

    public required Network Network { get; init; }

    /// <summary>The longest text, counted by <see cref="LengthRule"/>.</summary>
    public required int MaxLength { get; init; }

    public LengthRule LengthRule { get; init; } = LengthRule.Characters;

    /// <summary>A second limit in UTF-8 bytes, where there is one.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>What every link counts, however long it is; null where a link counts its characters.</summary>
    public int? UrlLength { get; init; }

    /// <summary>The longest title in characters, where posts have one.</summary>
    public int? TitleLength { get; init; }

    public Prefill Prefill { get; init; } = Prefill.TextAndLink;

    /// <summary>Opens the composer; null where a network has none that can be opened by an address.</summary>
    public string? ComposeUrl { get; init; }

    /// <summary>Opens the composer when the member's server is not known.</summary>
    public string? ComposeUrlWithoutServer { get; init; }

    /// <summary>Opens the composer for a message that is more than a title with a link.</summary>
    public string? ComposeUrlForText { get; init; }

    /// <summary>The site itself, to go to when nothing can be handed over.</summary>
    public required string OpenUrl { get; init; }

    /// <summary>Hosts on which posts live. Empty: posts have no address, so that proof stops at "declared".</summary>
    public IReadOnlyList<string> PostHosts { get; init; } = [];

    /// <summary>More hashtags than this harm a post.</summary>
    public int AdvisedHashtags { get; init; } = 4;

    /// <summary>Two texts at least this similar (0 to 1) give a warning.</summary>
    public double SamenessWarning { get; init; } = 0.8;

    /// <summary>Whether the same text may not leave twice; false for messages to people one knows.</summary>
    public bool BlocksCopies { get; init; } = true;

    public bool PostsHaveAddresses => PostHosts.Count > 0;

    /// <summary>Whether posts of this network live on the host of an address.</summary>
    public bool HasHostOf(Uri address) => PostHosts.Any(host => host == AnyHost || Messages.PostHosts.IsOn(address, host));

    /// <summary>Whether the network shows posts to people who signed in, and to others only sometimes.</summary>
    public bool WantsSignIn => Network is Network.LinkedIn or Network.Facebook or Network.Instagram or Network.X;
}
