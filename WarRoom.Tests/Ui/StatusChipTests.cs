using Bunit;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Tests.Ui;

public sealed class StatusChipTests : BunitContext
{
    public static TheoryData<string, string, string, string> DeskFaces => new()
    {
        { "open", "open", "open", "Open" },
        { "assigned", "assigned", "assigned", "Assigned" },
        { "claimed", "claimed", "claimed", "Claimed" },
        { "due", "due", "due", "Due now" },
        { "posted", "posted", "posted", "Posted" },
        { "verified", "verified", "verified", "Verified" },
        { "late", "late", "late", "Late 6 min" },
        { "missed", "missed", "missed", "Missed" },
        { "cancelled", "cancelled", "cancelled", "Cancelled" },
        { "hold", "hold", "hold", "Hold" },
        { "handed", "ghost", "handed", "Handed on" },
    };

    [Theory]
    [MemberData(nameof(DeskFaces))]
    public void Every_state_has_a_shape_an_icon_and_a_word(string face, string shape, string icon, string word)
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Face, face).Add(c => c.Minutes, 6));

        chip.Find("span.chip").ClassList.ShouldContain(shape);
        chip.Find("span.chip").TextContent.Trim().ShouldBe(word);
        var first = IconSet.Of(icon)[0].TrimStart('!');
        chip.Find("svg[aria-hidden=true] path").GetAttribute("d").ShouldBe(first);
    }

    [Fact]
    public void No_two_states_share_an_icon() =>
        StatusFace.All.Select(face => string.Join(' ', IconSet.Of(face.Icon))).ShouldBeUnique();

    [Theory]
    [InlineData("claimed", "yours", "Yours")]
    [InlineData("assigned", "assigned", "Yours?")]
    [InlineData("hold", "held", "Hold")]
    public void A_phone_speaks_to_its_owner(string face, string shape, string word)
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Face, face).Add(c => c.Surface, Surface.Edge));

        chip.Find("span.st").ClassList.ShouldContain(shape);
        chip.Find("span.st").TextContent.Trim().ShouldBe(word);
    }

    [Fact]
    public void A_quiet_chip_still_says_its_word_aloud()
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Face, "verified").Add(c => c.Text, "LI").Add(c => c.Quiet, true));

        chip.Find(".vh").TextContent.Trim().ShouldBe("Verified");
        chip.Find(".chip").TextContent.ShouldEndWith("LI");
    }

    [Fact]
    public void A_chip_on_the_track_is_a_button_at_its_time()
    {
        var chip = Render<StatusChip>(p => p.Add(c => c.Face, "late").Add(c => c.Button, true).Add(c => c.OnTrack, true).AddUnmatched("style", "--m:690"));

        var button = chip.Find("button[type=button]");
        button.ClassList.ShouldNotContain("chip--inline");
        button.GetAttribute("style").ShouldBe("--m:690");
    }

    [Theory]
    [InlineData("DueNow")]
    [InlineData("due-now")]
    public void The_spelling_of_a_state_does_not_matter(string key) => StatusFace.Of(key).Key.ShouldBe("due");

    [Fact]
    public void An_unknown_state_has_no_face() => Should.Throw<ArgumentException>(() => StatusFace.Of("lost"));
}
