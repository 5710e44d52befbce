using CsCheck;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class TextLengthTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private static readonly NetworkRules X = NetworkRules.Defaults[Network.X];
    private static readonly NetworkRules Bluesky = NetworkRules.Defaults[Network.Bluesky];
    private static readonly NetworkRules Mastodon = NetworkRules.Defaults[Network.Mastodon];

    [Theory]
    [InlineData("Hi http://test.co", 26)]
    [InlineData("http://test.co", 23)]
    [InlineData("H🐱☺👨‍👩‍👧‍👦", 7)]
    [InlineData("🙋🏽👨‍🎤", 4)]
    [InlineData("1⃣", 2)]
    [InlineData("😷👾😡🔥💩", 10)]
    [InlineData("A\u0301B", 2)]
    [InlineData("", 0)]
    [InlineData("test.co", 23)]
    [InlineData("Read portcity.example or portcity.eu.", 49)]
    [InlineData("mail ada@portcity.eu", 20)]
    [InlineData("version 1.25 is out", 19)]
    [InlineData("See https://portcity.eu/a(b).", 28)]
    [InlineData("(https://portcity.eu/a)", 25)]
    [InlineData("https://müller.de/straße", 23)]
    [InlineData("今日example.com", 27)]
    [InlineData("© 2026", 6)]
    [InlineData("🇩🇪", 2)]
    [InlineData("🇽🇽", 4)]
    [InlineData("☺\uFE0E", 4)]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 2)]
    public void X_weighs_characters_emoji_and_links(string text, int length) => TextLength.Of(text, X).Count.ShouldBe(length);

    [Fact]
    public void A_post_of_140_families_fits_on_X_and_160_CJK_characters_do_not()
    {
        var families = TextLength.Of(string.Concat(Enumerable.Repeat(Family, 140)), X);
        families.Count.ShouldBe(280);
        families.Fits.ShouldBeTrue();

        var characters = TextLength.Of(new string('漢', 160), X);
        characters.Count.ShouldBe(320);
        characters.IsTooLong.ShouldBeTrue();
        characters.Left.ShouldBe(-40);
    }

    [Fact]
    public void A_name_of_64_characters_makes_no_link() =>
        TextLength.Of(new string('a', 64) + ".com", X).Count.ShouldBe(68);

    [Theory]
    [InlineData('\uFEFF')]
    [InlineData('\uFFFE')]
    [InlineData('\uFFFF')]
    public void A_byte_order_mark_or_noncharacter_makes_a_post_on_X_invalid(char character)
    {
        var length = TextLength.Of($"pasted{character} text", X);

        length.IsInvalid.ShouldBeTrue();
        length.Fits.ShouldBeFalse();
    }

    [Fact]
    public void A_text_cut_inside_an_emoji_is_still_counted() => TextLength.Of("cut \uD83D", X).Count.ShouldBe(6);

    [Fact]
    public void Bluesky_limits_graphemes_and_bytes()
    {
        TextLength.Of(new string('a', 300), Bluesky).Fits.ShouldBeTrue();
        TextLength.Of(new string('a', 301), Bluesky).Left.ShouldBe(-1);

        var families = TextLength.Of(string.Concat(Enumerable.Repeat(Family, 130)), Bluesky);
        families.Count.ShouldBe(130);
        families.Bytes.ShouldBe(3250);
        families.IsTooLong.ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://a-very-long-name.portcity.eu/with/a/path?and=query", 23)]
    [InlineData("portcity.eu", 11)]
    [InlineData("@ada@social.portcity.eu hi", 7)]
    [InlineData("@ada hi", 7)]
    [InlineData("👨‍👩‍👧‍👦!", 2)]
    public void Mastodon_counts_a_link_as_23_and_a_distant_mention_without_its_server(string text, int length) =>
        TextLength.Of(text, Mastodon).Count.ShouldBe(length);

    [Fact]
    public void An_administrator_may_change_a_limit() =>
        TextLength.Of(new string('a', 700), Mastodon with { MaxLength = 1000 }).Left.ShouldBe(300);

    [Fact]
    public void No_network_counts_a_text_shorter_when_something_is_added() =>
        Gen.Select(Gen.String[Gen.Char[' ', 'z'], 0, 80], Gen.OneOf("Ä", "漢", "🔥", "👨‍🎤")).Sample((text, more) =>
        {
            foreach (var rules in NetworkRules.Defaults.Values)
            {
                TextLength.Of(text + " " + more, rules).Count.ShouldBeGreaterThan(TextLength.Of(text, rules).Count);
            }
        });

    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a-")]
    [InlineData("http://")]
    [InlineData("https://a.co/(")]
    [InlineData("#a@b@")]
    [InlineData("ä.")]
    public void A_very_long_and_odd_text_is_counted_without_delay(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length));

        NetworkRules.Defaults.Values.ShouldAllBe(rules => TextLength.Of(text, rules).Count > 0);
        Hashtags.In(text).Count.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Any_text_whatever_can_be_counted() =>
        Gen.String.Sample(text => NetworkRules.Defaults.Values.All(rules => TextLength.Of(text, rules).Count >= 0));
}
