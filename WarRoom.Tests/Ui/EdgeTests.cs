using Bunit;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Tests.Ui;

public sealed class EdgeTests : BunitContext
{
    [Fact]
    public void Every_phone_page_says_where_help_is_and_what_is_stored()
    {
        var page = Render<EdgeLayout>(p => p.Add(layout => layout.Body, "<h1>Next in 8 min</h1>"));

        page.Find("main h1").TextContent.ShouldBe("Next in 8 min");
        page.FindAll("footer a").Select(link => link.TextContent).ShouldBe(["Help", "What we store about you"]);
        page.Find("a.skip").GetAttribute("href").ShouldBe("/#main", "addresses start at the base of the site, so the page's own path is part of it");
        page.FindAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public void Sign_in_and_set_up_are_wide() =>
        Render<EdgeWideLayout>(p => p.Add(layout => layout.Body, "")).Find(".page").ClassList.ShouldContain("wide");

    [Fact]
    public void A_safe_form_is_a_plain_form_that_carries_its_words()
    {
        var form = Render<SafeForm>(p => p.Add(f => f.Action, "/v/claim").Add(f => f.Key, "slot-1").AddChildContent("<button>Claim</button>"));

        var element = form.Find("form[method=post][action='/v/claim']");
        element.GetAttribute("data-safe").ShouldBe("slot-1");
        element.GetAttribute("data-waiting").ShouldBe("Not sent yet, trying again");
        form.Find("[data-safe-status]").GetAttribute("role").ShouldBe("status");
    }

    [Fact]
    public void A_wall_scene_keeps_its_three_places()
    {
        var scene = Render<WallScene>(p => p.Add(s => s.Title, "Harbour Bridge launch").Add(s => s.Class, "numbers").Add(s => s.Live, "Live 11:43"));

        scene.FindAll("header, main.numbers, footer").Count.ShouldBe(3);
        scene.Find("[data-live]").TextContent.ShouldBe("Live 11:43");
    }

    [Fact]
    public void The_phone_s_script_is_small() =>
        new FileInfo(Path.Combine(TokenTests.Root(), "WarRoom.Web", "wwwroot", "js", "edge.js")).Length.ShouldBeLessThanOrEqualTo(5120);
}
