using CsCheck;
using WarRoom.Domain.Messages;

namespace WarRoom.Tests.Domain.Messages;

public sealed class MessageTextTests
{
    private const string Link = "https://portcity.eu/go/7KQ2M4X";

    [Fact]
    public void A_message_has_fixed_words_own_words_and_a_link()
    {
        var message = MessageText.Parse("It opens. {{ what the bridge means to you }} {{link}}");

        message.Parts.ShouldBe(
        [
            new MessagePart.Fixed("It opens. "), new MessagePart.OwnWords("what the bridge means to you"), new MessagePart.Fixed(" "), new MessagePart.Link(),
        ]);
        message.HasOwnWords.ShouldBeTrue();
        message.Compose(["I cross it daily."], Link, []).ShouldBe("It opens. I cross it daily. " + Link);
    }

    [Theory]
    [InlineData("{{why}} It opens.", "It opens.")]
    [InlineData("It opens. {{why}} Come!", "It opens. Come!")]
    [InlineData("It opens, {{why}}, so come!", "It opens, so come!")]
    [InlineData("It opens {{why}}, so come!", "It opens, so come!")]
    [InlineData("{{why}}, so come!", "so come!")]
    [InlineData("It opens.\n\n{{why}}\n\nCome!", "It opens.\n\nCome!")]
    [InlineData("It opens. {{why}}", "It opens.")]
    [InlineData("Bonjour ! {{why}} Venez !", "Bonjour ! Venez !")]
    [InlineData("Now ({{why}}) open", "Now open")]
    public void Empty_own_words_leave_no_gap(string source, string text) =>
        MessageText.Parse(source).Compose([" "], Link, []).ShouldBe(text);

    [Fact]
    public void Hashtags_are_added_once_on_a_line_of_their_own()
    {
        var message = MessageText.Parse("The #Bridge opens");

        message.Compose([], null, ["bridge", "#PortCity", "portcity", " "]).ShouldBe("The #Bridge opens\n#PortCity");
        MessageText.Parse("Opens\n#Bridge").Compose([], null, ["PortCity"]).ShouldBe("Opens\n#Bridge #PortCity");
    }

    [Fact]
    public void A_part_of_a_longer_tag_or_a_fragment_of_a_link_is_not_the_tag() =>
        MessageText.Parse("#Bridges https://portcity.eu/a#Bridge").Compose([], null, ["Bridge"]).ShouldEndWith("\n#Bridge");

    [Fact]
    public void The_disclosure_stands_in_front_and_only_once()
    {
        MessageText.Parse("{{why}} It opens.").Compose([""], null, [], "I work for PortCity.").ShouldBe("I work for PortCity. It opens.");
        MessageText.Parse("I work for PortCity. It opens.").Compose([], null, [], "I work for PortCity.").ShouldBe("I work for PortCity. It opens.");
        MessageText.Parse("It opens.").Compose([], null, [], "Ad").ShouldBe("Ad: It opens.");
        MessageText.Parse("It opens.\nI work for PortCity.").Compose([], null, [], "I work for PortCity.").ShouldStartWith("I work for PortCity. It opens.");
    }

    [Fact]
    public void Braces_that_do_not_close_are_words() =>
        MessageText.Parse("{{link and {x}").Compose([], Link, []).ShouldBe("{{link and {x}");

    [Fact]
    public void No_composed_text_has_doubled_spaces_or_blank_ends() =>
        Gen.Select(Gen.OneOf("{{why}}", "{{link}}", " ", "Come", ".", ",", "\n", "It opens").Array[0, 12], Gen.Bool).Sample((pieces, silent) =>
        {
            var text = MessageText.Parse(string.Concat(pieces)).Compose(silent ? [] : ["me", "too"], Link, []);

            text.ShouldNotContain("  ");
            text.ShouldNotContain("\n\n\n");
            text.ShouldBe(text.Trim());
        });

    [Fact]
    public void Parts_hold_every_character_of_the_fixed_words() =>
        Gen.String[Gen.Char['a', '~'], 0, 40].Sample(text =>
            string.Concat(MessageText.Parse(text).Parts.OfType<MessagePart.Fixed>().Select(part => part.Text)).Length <= text.Length);

    [Fact]
    public void Any_source_and_own_words_give_a_text() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((source, own, disclosure) =>
        {
            var text = MessageText.Parse(source + "{{why}}").Compose([own], Link, ["Bridge"], disclosure);

            text.ShouldContain("#Bridge");
            MessageLint.Check(text, NetworkRules.Defaults[Network.X]).ShouldNotBeNull();
        });
}
