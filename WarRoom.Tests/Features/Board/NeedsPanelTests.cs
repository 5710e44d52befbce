using Bunit;
using Microsoft.AspNetCore.Components.Web;
using WarRoom.Domain;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Live;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Board;

public sealed class NeedsPanelTests : BunitContext
{
    private static readonly SlotId Toms = Ids.New<SlotId>(Noon), Anas = Ids.New<SlotId>(Noon), Leas = Ids.New<SlotId>(Noon);

    [Fact]
    public void Under_the_pointer_nothing_moves_and_what_is_new_stands_at_the_end_until_it_is_let_go()
    {
        var panel = Render<NeedsPanel>(p => p.Add(x => x.Day, Day(Late("Tom", Toms, 8), Late("Ana", Anas, 5))));
        Titles(panel).ShouldBe(["Tom", "Ana"]);

        panel.Find("section").TriggerEvent("onpointerenter", new PointerEventArgs());
        panel.Render(p => p.Add(x => x.Day, Day(Late("Lea", Leas, 12), Late("Ana", Anas, 9), Late("Tom", Toms, 8))));

        Titles(panel).ShouldBe(["Tom", "Ana", "Lea"]);
        panel.Find(".head button").TextContent.ShouldContain("2 changed, sort again");

        panel.Find("section").TriggerEvent("onpointerleave", new PointerEventArgs());
        Titles(panel).ShouldBe(["Lea", "Ana", "Tom"]);
    }

    [Fact]
    public void Each_need_has_its_one_key_acts()
    {
        (SlotId Slot, string Act)? done = null;
        var panel = Render<NeedsPanel>(p => p.Add(x => x.Day, Day(Late("Tom", Toms, 8))).Add(x => x.MayAct, true).Add(x => x.Selected, Toms).Add(x => x.OnAct, act => done = act));

        panel.FindAll(".strip button").Select(b => b.GetAttribute("aria-label")).ShouldBe(["Reassign: Tom", "Nudge: Tom"]);
        panel.FindAll(".strip button")[1].Click();

        done.ShouldBe((Toms, "nudge"));
    }

    [Fact]
    public void It_is_drawn_anew_only_for_another_look_at_the_day()
    {
        var day = Day(Late("Tom", Toms, 8));
        var panel = Render<NeedsPanel>(p => p.Add(x => x.Day, day));
        var drawn = panel.RenderCount;

        panel.Render(p => p.Add(x => x.Day, day));
        panel.Render(p => p.Add(x => x.Day, day));
        panel.RenderCount.ShouldBeLessThanOrEqualTo(drawn + 1);

        panel.Render(p => p.Add(x => x.Day, day with { Now = day.Now + Minutes(1) }));
        panel.RenderCount.ShouldBeGreaterThan(drawn);
    }

    private static List<string> Titles(IRenderedComponent<NeedsPanel> panel) => [.. panel.FindAll(".strip__b > b").Select(b => b.TextContent)];

    private static Need Late(string title, SlotId slot, int minutes) => new("late", 1, minutes, "min late", title, "11:50", slot);

    private static DaySnapshot Day(params Need[] needs) => new()
    {
        Campaign = ACampaign(),
        Now = Noon,
        Speed = 1,
        Slots = [],
        Lanes = [],
        Waves = [],
        Counters = [],
        Needs = needs,
        Feed = [],
        FeedInAll = 0,
        Notes = [],
        Holds = [],
        Members = [],
        Lift = LiftView.None,
    };
}
