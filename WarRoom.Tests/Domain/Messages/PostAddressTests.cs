using CsCheck;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class PostAddressTests
{
    [Theory]
    [InlineData(Network.X, "https://x.com/ada/status/123?s=20&t=abc", "@Ada", "https://x.com/ada/status/123")]
    [InlineData(Network.X, "mobile.twitter.com/ada/status/123", "ada", "https://mobile.twitter.com/ada/status/123")]
    [InlineData(Network.Bluesky, "https://bsky.app/profile/ada.bsky.social/post/3kabc", "ada", "https://bsky.app/profile/ada.bsky.social/post/3kabc")]
    [InlineData(Network.Mastodon, "https://social.portcity.eu/@ada/112233445566", "@ada@portcity.eu", "https://social.portcity.eu/@ada/112233445566")]
    [InlineData(Network.Mastodon, "https://mastodon.social/@ada@portcity.eu/112233445566", "ada@portcity.eu", "https://mastodon.social/@ada@portcity.eu/112233445566")]
    [InlineData(Network.Threads, "http://www.threads.net/@ada/post/C8x_-1?xmt=AQ", "ada", "https://www.threads.net/@ada/post/C8x_-1")]
    [InlineData(Network.LinkedIn, "https://www.linkedin.com/posts/ada-l_bridge-activity-72/?utm_source=share&rcm=1", "https://linkedin.com/in/ada-l", "https://www.linkedin.com/posts/ada-l_bridge-activity-72")]
    [InlineData(Network.Instagram, "https://www.instagram.com/ada/p/C8x/?igsh=1", "ada", "https://www.instagram.com/ada/p/C8x")]
    [InlineData(Network.Reddit, "Look what I posted https://www.reddit.com/user/ada/comments/1abc/bridge/.", "u/ada", "https://www.reddit.com/user/ada/comments/1abc/bridge")]
    public void A_post_of_the_right_network_and_account_is_accepted(Network network, string pasted, string handle, string url)
    {
        var check = Check(network, pasted, handle);

        check.Refusal.ShouldBeNull();
        check.Address.ShouldBe(new PostAddress(network, url, HandleMatch.Matched));
    }

    [Theory]
    [InlineData(Network.X, "https://x.com/i/web/status/123")]
    [InlineData(Network.Bluesky, "https://bsky.app/profile/did:plc:abc/post/3kabc")]
    [InlineData(Network.LinkedIn, "https://www.linkedin.com/feed/update/urn:li:activity:72/")]
    [InlineData(Network.Facebook, "https://m.facebook.com/story.php?story_fbid=1&id=2&fbclid=3")]
    [InlineData(Network.Facebook, "https://www.facebook.com/share/p/1abc/")]
    [InlineData(Network.Instagram, "https://www.instagram.com/reel/C8x/")]
    [InlineData(Network.Reddit, "https://redd.it/1abc")]
    [InlineData(Network.Mastodon, "https://pleroma.example/notice/Abc1")]
    public void An_address_without_a_handle_is_accepted_as_such(Network network, string pasted) =>
        Check(network, pasted, "ada").Address!.Handle.ShouldBe(HandleMatch.NotCarried);

    [Fact]
    public void Parameters_that_name_the_post_stay() =>
        Check(Network.Facebook, "https://www.facebook.com/permalink.php?story_fbid=1&id=2&fbclid=3&utm_campaign=x", null).Address!.Url
            .ShouldBe("https://www.facebook.com/permalink.php?story_fbid=1&id=2");

    [Theory]
    [InlineData(Network.LinkedIn, "https://x.com/ada/status/1", "This is an X link, the slot is on LinkedIn.")]
    [InlineData(Network.X, "https://social.portcity.eu/@ada/112233445566", "This is a Mastodon link, the slot is on X.")]
    [InlineData(Network.Mastodon, "https://bsky.app/profile/ada.bsky.social/post/3k", "This is a Bluesky link, the slot is on Mastodon.")]
    [InlineData(Network.X, "https://notx.com/ada/status/1", "This is a link to notx.com, the slot is on X.")]
    [InlineData(Network.X, "https://t.me/harbour/12", "This is a Telegram link, the slot is on X.")]
    public void A_link_of_another_network_says_what_it_is(Network network, string pasted, string reason) =>
        Check(network, pasted, null).Refusal.ShouldBe(new WarRoom.Domain.Refusal("post.otherNetwork", reason));

    [Theory]
    [InlineData(Network.X, "https://x.com/grace/status/1", "ada")]
    [InlineData(Network.Mastodon, "https://other.example/@ada/112233445566", "ada@portcity.eu")]
    [InlineData(Network.Bluesky, "https://bsky.app/profile/ada.example/post/3k", "ada")]
    public void A_post_by_somebody_else_is_refused(Network network, string pasted, string handle) =>
        Check(network, pasted, handle).Refusal!.Code.ShouldBe("post.otherHandle");

    [Theory]
    [InlineData(Network.X, "")]
    [InlineData(Network.X, "done!")]
    [InlineData(Network.X, "https://x.com/")]
    [InlineData(Network.X, "https://x.com/ada")]
    [InlineData(Network.LinkedIn, "https://www.linkedin.com/in/ada")]
    [InlineData(Network.X, "https://x.com@evil.example/ada/status/1#")]
    [InlineData(Network.Mastodon, "http://localhost/@ada/112233445566")]
    [InlineData(Network.Mastodon, "http://10.0.0.1/@ada/112233445566")]
    [InlineData(Network.Mastodon, "http://2130706433/@ada/112233445566")]
    [InlineData(Network.Mastodon, "http://[::1]/@ada/112233445566")]
    [InlineData(Network.Mastodon, "https://nas.local/@ada/112233445566")]
    [InlineData(Network.Mastodon, "https://social.portcity.eu:8443/@ada/112233445566")]
    [InlineData(Network.Mastodon, "https://social.portcity.eu/about")]
    [InlineData(Network.Mastodon, "javascript:alert(1)")]
    [InlineData(Network.Mastodon, "https://xn--a-ä.com/@ada")]
    [InlineData(Network.Mastodon, "https://\u00AD.com/@ada/112233445566")]
    [InlineData(Network.Mastodon, "https://.../@ada/112233445566")]
    [InlineData(Network.WhatsApp, "https://wa.me/123")]
    public void What_is_no_public_post_is_no_address(Network network, string pasted) =>
        Check(network, pasted, null).Refusal!.Code.ShouldBe("post.notAnAddress");

    [Fact]
    public void Of_several_addresses_the_one_on_the_slots_network_counts() =>
        Check(Network.X, "portcity.eu https://bsky.app/x https://x.com/ada/status/1", "ada").Address!.Url.ShouldBe("https://x.com/ada/status/1");

    [Fact]
    public void A_display_name_is_no_handle_to_compare() =>
        Check(Network.LinkedIn, "https://www.linkedin.com/posts/ada-l_bridge-activity-72", "Ada Lovelace").Address!.Handle.ShouldBe(HandleMatch.NotCarried);

    [Theory]
    [InlineData("https://old.reddit.com/r/x/comments/1/y", Network.Reddit)]
    [InlineData("instagram.com/p/1", Network.Instagram)]
    [InlineData("https://portcity.eu/news", null)]
    public void The_network_of_an_address_is_known_from_its_host(string url, Network? network) =>
        PostAddress.NetworkOf(url).ShouldBe(network);

    [Fact]
    public void A_normalised_address_is_accepted_again_unchanged() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 10], Gen.Int[1, 99999], Gen.OneOf("", "?s=20", "?utm_source=a&x=1", "#top", "/")).Sample((handle, id, tail) =>
        {
            var first = Check(Network.X, $"https://X.com/{handle}/status/{id}{tail}", handle).Address!;
            Check(Network.X, first.Url, handle).Address.ShouldBe(first);
        });

    [Fact]
    public void Any_pasted_text_gets_an_answer() =>
        Gen.String.Sample(text => NetworkNames.All.All(network => Check(network, text, text) is { } check && check.IsAccepted != (check.Refusal is not null)));

    private static PostAddressCheck Check(Network network, string pasted, string? handle) =>
        PostAddress.Check(network, NetworkRules.Defaults[network], pasted, handle);
}
