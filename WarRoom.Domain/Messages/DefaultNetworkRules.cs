namespace WarRoom.Domain.Messages;

/// <summary>Lengths and share addresses as published by the networks in November 2026.</summary>
internal static class DefaultNetworkRules
{
    public static IReadOnlyDictionary<Network, NetworkRules> All { get; } = Seed().ToDictionary(rules => rules.Network);

    private static NetworkRules[] Seed() =>
    [
        new()
        {
            Network = Network.Bluesky, MaxLength = 300, LengthRule = LengthRule.Graphemes, MaxBytes = 3000,
            ComposeUrl = "https://bsky.app/intent/compose?text={text}",
            OpenUrl = "https://bsky.app/", PostHosts = ["bsky.app"],
        },
        new()
        {
            Network = Network.Mastodon, MaxLength = 500, LengthRule = LengthRule.MastodonCharacters, UrlLength = 23,
            ComposeUrl = "https://{server}/share?text={text}",
            ComposeUrlWithoutServer = "https://share.joinmastodon.org/#text={text}",
            OpenUrl = "https://share.joinmastodon.org/", PostHosts = [NetworkRules.AnyHost],
        },
        new()
        {
            Network = Network.X, MaxLength = 280, LengthRule = LengthRule.XWeighted, UrlLength = 23, AdvisedHashtags = 2,
            ComposeUrl = "https://x.com/intent/tweet?text={text}",
            OpenUrl = "https://x.com/", PostHosts = ["x.com", "twitter.com"],
        },
        new()
        {
            Network = Network.Threads, MaxLength = 500, AdvisedHashtags = 1,
            ComposeUrl = "https://www.threads.com/intent/post?text={text}",
            OpenUrl = "https://www.threads.com/", PostHosts = ["threads.com", "threads.net"],
        },
        new()
        {
            Network = Network.LinkedIn, MaxLength = 3000, Prefill = Prefill.LinkOnly,
            ComposeUrl = "https://www.linkedin.com/sharing/share-offsite/?url={url}",
            OpenUrl = "https://www.linkedin.com/feed/", PostHosts = ["linkedin.com", "lnkd.in"],
        },
        new()
        {
            Network = Network.Facebook, MaxLength = 63206, Prefill = Prefill.LinkOnly,
            ComposeUrl = "https://www.facebook.com/sharer/sharer.php?u={url}",
            OpenUrl = "https://www.facebook.com/", PostHosts = ["facebook.com", "fb.com", "fb.watch"],
        },
        new()
        {
            Network = Network.Instagram, MaxLength = 2200, Prefill = Prefill.None, AdvisedHashtags = 5,
            OpenUrl = "https://www.instagram.com/", PostHosts = ["instagram.com"],
        },
        new()
        {
            Network = Network.Reddit, MaxLength = 40000, TitleLength = 300, AdvisedHashtags = 0,
            ComposeUrl = "https://www.reddit.com/{community}submit?url={url}&title={title}",
            ComposeUrlForText = "https://www.reddit.com/{community}submit?type=TEXT&title={title}&text={text}",
            OpenUrl = "https://www.reddit.com/", PostHosts = ["reddit.com", "redd.it"],
        },
        new()
        {
            Network = Network.WhatsApp, MaxLength = 65536, BlocksCopies = false,
            ComposeUrl = "https://wa.me/?text={text}", OpenUrl = "https://web.whatsapp.com/",
        },
        new()
        {
            Network = Network.Telegram, MaxLength = 4096, BlocksCopies = false,
            ComposeUrl = "https://t.me/share/url?url={url}&text={text}", OpenUrl = "https://web.telegram.org/",
        },
        new()
        {
            Network = Network.Email, MaxLength = 1500, BlocksCopies = false, // the whole mailto address stays below about 2,000 characters
            ComposeUrl = "mailto:?subject={subject}&body={text}", OpenUrl = "mailto:",
        },
    ];
}
