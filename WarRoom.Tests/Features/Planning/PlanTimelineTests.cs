using Bunit;
using MudBlazor.Services;
using WarRoom.Domain;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Planning;

public sealed class PlanTimelineTests : BunitContext
{
    private readonly HarbourBridge _bridge = new();
    private readonly List<Slot> _slots = [];

    [Fact]
    public void Each_person_has_a_lane_with_own_hours_and_own_slots()
    {
        Given("Ana", "2A", At(9, 30));
        Open("1D", At(8, 0));

        var lanes = Timeline().FindAll("[role=row]");

        lanes.Count.ShouldBe(13); // twelve who post, and nobody
        var ana = lanes.Single(l => l.TextContent.Contains("Ana Ribeiro"));
        ana.QuerySelectorAll(".na").Select(n => n.GetAttribute("style")).ShouldBe(["--m:450;--e:540", "--m:780;--e:900", "--m:1020;--e:1140"]);
        ana.QuerySelector("button.chip")!.GetAttribute("aria-label").ShouldBe("LI 2A, LinkedIn, Ana Ribeiro, 09:30 to 09:45, assigned, no conflict");
        ana.QuerySelector("button.chip")!.GetAttribute("style").ShouldBe("--m:570");
        lanes[^1].TextContent.ShouldContain("Nobody");
        lanes.Single(l => l.TextContent.Contains("Lee Chen")).QuerySelectorAll(".maybe").Length.ShouldBe(1);
    }

    [Fact]
    public void A_slot_in_conflict_is_marked_and_says_why()
    {
        Given("Ana", "2A", At(8, 0));

        var chip = Timeline().Find("button.chip");

        chip.ClassList.ShouldContain("chip--conflict");
        chip.GetAttribute("aria-label")!.ShouldEndWith("Ana is not available then");
    }

    [Fact]
    public void Chips_that_would_hide_each_other_stand_in_rows()
    {
        for (var i = 0; i < 3; i++) Open("2A", At(9, 5 * i));

        var nobody = Timeline().Find(".lane--nobody");

        nobody.GetAttribute("style").ShouldBe("--rows:3");
        nobody.QuerySelectorAll("button.chip").Select(c => c.GetAttribute("style")).ShouldBe(["--m:540", "--m:545;--row:1", "--m:550;--row:2"]);
    }

    [Fact]
    public void A_chip_with_a_sign_needs_more_room_in_its_row()
    {
        Open("2A", At(9, 0));
        Open("2A", At(9, 30));

        PlanAxis.Rows(_slots, _ => 0).Select(r => r.Row).ShouldBe([0, 0]);
        PlanAxis.Rows(_slots, _ => 1).Select(r => r.Row).ShouldBe([0, 1]);
    }

    [Fact]
    public void Focusing_or_pressing_a_chip_selects_it()
    {
        var slot = Given("Ana", "2A", At(9, 30));
        var selected = new List<SlotId>();

        var timeline = Timeline(selected.Add);
        timeline.Find("button.chip").Focus();
        timeline.Find("button.chip").Click();

        selected.ShouldBe([slot.Id, slot.Id]);
    }

    [Fact]
    public void The_strips_say_when_each_audience_is_there() =>
        Timeline().FindAll("svg.heat").Select(h => h.GetAttribute("aria-label")).ShouldContain("Everyday cyclists: most active 07:30 to 09:00 and 17:00 to 19:00");

    [Fact]
    public void The_list_has_every_slot_with_person_state_and_what_is_to_mend()
    {
        Given("Ana", "2A", At(8, 0));
        var open = Open("1D", At(17, 0));

        var rows = Render<PlanTable>(p => p.Add(t => t.Look, Look(new PlanRun { ByName = "Mia Falk", Unfilled = [new(open.Id, ["VARIANT_USES"], "Text 1D is used 1 of 1 times.")] }))).FindAll("tbody tr");

        rows[0].TextContent.ShouldContain("Ana is not available then");
        rows[1].TextContent.ShouldContain("Text 1D is used 1 of 1 times.");
        rows.Count.ShouldBe(2);
    }

    [Fact]
    public void A_conflict_offers_who_could_take_the_slot_instead()
    {
        var slot = Given("Ana", "2A", At(8, 0));
        (SlotId, MemberId)? given = null;

        var drawer = Render<PlanDrawer>(p => p.Add(d => d.Look, Look()).Add(d => d.MayEdit, true).Add(d => d.OnGive, x => given = x));
        drawer.FindAll("button").Single(b => b.TextContent.StartsWith("Give to")).Click();

        given!.Value.Item1.ShouldBe(slot.Id);
        new[] { _bridge["Mia"].Id, _bridge["Jonas"].Id, _bridge["Priya"].Id }.ShouldContain(given.Value.Item2);
    }

    [Fact]
    public void While_the_planner_works_its_best_so_far_is_said_and_it_can_be_stopped()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Open("1D", At(8, 0));
        var stopped = 0;

        var drawer = Render<PlanDrawer>(p => p.Add(d => d.Look, Look(new PlanRun { ByName = "Mia Falk", Percent = 40, Placed = 1, Score = 7037 })).Add(d => d.OnStop, () => stopped++));

        drawer.Find("[role=status]").TextContent.ShouldContain("1 of 1 placed, best score 7,037");
        drawer.Find("[role=status] button").Click();
        stopped.ShouldBe(1);
    }

    private IRenderedComponent<PlanTimeline> Timeline(Action<SlotId>? select = null) => Render<PlanTimeline>(p => p
        .Add(t => t.Look, Look()).Add(t => t.Axis, PlanAxis.Of(_bridge.Scene(_slots))).Add(t => t.OnSelect, id => select?.Invoke(id)));

    private PlanLook Look(PlanRun? run = null) => new(_bridge.Scene(_slots), run, PlanConflicts.Of(_bridge.Scene(_slots)));

    private Slot Given(string firstName, string code, Instant at)
    {
        var slot = Open(code, at);
        slot.AssignTo(_bridge[firstName], _bridge.Texts.Single(v => v.Code == code), _bridge.Campaign.Rules, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        return slot;
    }

    private Slot Open(string code, Instant at)
    {
        var text = _bridge.Texts.Single(v => v.Code == code);
        var slot = Slot.Plan(new(new Guid(_slots.Count + 1, 1, 1, new byte[8])), _bridge.Campaign, null, text.Network, text.AudienceId, text.Language, _bridge.Campaign.Window, at, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore);
        _slots.Add(slot);
        return slot;
    }
}
