using CsCheck;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class ShareIntentTests
{
    private const string Link = "https://portcity.eu/go/7KQ2M4X";
    private const string Text = "The bridge opens today & we celebrate: " + Link;

    [Theory]
    [InlineData(Network.X, "https://x.com/intent/tweet?text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Bluesky, "https://bsky.app/intent/compose?text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.WhatsApp, "https://wa.me/?text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Telegram, "https://t.me/share/url?url=https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X&text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A")]
    [InlineData(Network.LinkedIn, "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Facebook, "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Mastodon, "https://share.joinmastodon.org/#text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Threads, "https://www.threads.com/intent/post?text=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Email, "mailto:?subject=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X&body=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X")]
    [InlineData(Network.Reddit, "https://www.reddit.com/submit?url=https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X&title=The%20bridge%20opens%20today%20%26%20we%20celebrate%3A")]
    public void Each_network_gets_text_and_link_in_its_own_way(Network network, string address) =>
        Share(network, Text, Link).ShouldBe(address);

    [Theory]
    [InlineData("social.portcity.eu")]
    [InlineData("https://social.portcity.eu/")]
    [InlineData("@ada@social.portcity.eu")]
    public void A_known_Mastodon_server_is_opened_directly(string server) =>
        Share(Network.Mastodon, "Hi", null, server).ShouldBe("https://social.portcity.eu/share?text=Hi");

    [Theory]
    [InlineData("not a host")]
    [InlineData("localhost")]
    [InlineData("")]
    public void A_server_that_is_no_host_falls_back_to_the_chooser(string server) =>
        Share(Network.Mastodon, "Hi", null, server).ShouldBe("https://share.joinmastodon.org/#text=Hi");

    [Theory]
    [InlineData("harbour")]
    [InlineData("r/harbour")]
    [InlineData("/r/harbour/")]
    public void A_community_is_part_of_the_address(string community) =>
        ShareIntent.For(NetworkRules.Defaults[Network.Reddit], "Open! " + Link, Link, null, community)
            .ShouldBe("https://www.reddit.com/r/harbour/submit?url=https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X&title=Open%21");

    [Fact]
    public void More_than_a_title_becomes_a_text_post_that_loses_nothing() =>
        Share(Network.Reddit, "Open!\nCome and see " + Link, Link)
            .ShouldBe("https://www.reddit.com/submit?type=TEXT&title=Open%21&text=Come%20and%20see%20https%3A%2F%2Fportcity.eu%2Fgo%2F7KQ2M4X");

    [Fact]
    public void A_mail_has_a_subject_and_its_own_line_breaks() =>
        Share(Network.Email, "Open!\nCome + see", null).ShouldBe("mailto:?subject=Open%21&body=Open%21%0D%0ACome%20%2B%20see");

    [Fact]
    public void Every_network_opens_somewhere_over_https_or_in_the_mail_program()
    {
        foreach (var rules in NetworkRules.Defaults.Values)
        {
            var address = ShareIntent.For(rules, Text, Link, null, null) ?? rules.OpenUrl;
            (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal)).ShouldBeTrue(rules.Network.ToString());
            address.ShouldNotContain("{");
            if (rules.Prefill is Prefill.TextAndLink) address.ShouldContain("7KQ2M4X");
        }
    }

    [Fact]
    public void Instagram_has_no_composer_so_its_site_is_opened()
    {
        Share(Network.Instagram, Text, Link).ShouldBeNull();
        NetworkRules.Defaults[Network.Instagram].OpenUrl.ShouldBe("https://www.instagram.com/");
    }

    [Fact]
    public void Without_a_link_a_network_that_takes_only_links_gets_nothing() =>
        Share(Network.LinkedIn, "Hi", null).ShouldBeNull();

    [Fact]
    public void Without_a_link_its_parameter_is_left_out() =>
        Share(Network.Telegram, "Hi", null).ShouldBe("https://t.me/share/url?text=Hi");

    [Fact]
    public void Braces_in_a_text_are_not_taken_for_placeholders() =>
        Share(Network.X, "{url}", Link).ShouldBe("https://x.com/intent/tweet?text=%7Burl%7D");

    [Fact]
    public void Any_text_arrives_as_it_was_written() =>
        Gen.String[Gen.Char[' ', '\u2fff'], 1, 60].Sample(text =>
            Uri.UnescapeDataString(Share(Network.X, text, null)!["https://x.com/intent/tweet?text=".Length..]) == text.ReplaceLineEndings("\n"));

    private static string? Share(Network network, string text, string? link, string? server = null) =>
        ShareIntent.For(NetworkRules.Defaults[network], text, link, server, null);
}
