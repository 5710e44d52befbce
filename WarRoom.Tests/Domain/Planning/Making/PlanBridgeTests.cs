using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Making;

public sealed class PlanBridgeTests
{
    [Fact]
    public void The_harbour_bridge_can_be_planned_but_for_a_handful_and_every_rule_holds()
    {
        var bridge = new HarbourBridge();
        var slots = bridge.Slots();
        var request = PlanBridge.Request(bridge.Scene(slots), "harbour");

        var plan = Optimiser.Plan(request, seed: 1, steps: 60_000, stop: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine("{0} placed, {1}", plan.Assignments.Count, string.Join("; ", plan.Unfilled.Select(u => PlanSentences.For(bridge.Scene(slots), slots.Single(s => s.Id.ToString() == u.Slot), u.Reasons))));
        PlanCheck.Of(request, plan).ShouldBeEmpty();
        plan.Assignments.Count.ShouldBeGreaterThanOrEqualTo(66);
        plan.Unfilled.Count(u => u.Reasons.Contains(PlanReason.VariantUses)).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void A_member_is_available_in_their_own_zone()
    {
        var bridge = new HarbourBridge();
        var facts = new PlanFacts(PlanBridge.Request(bridge.Scene(bridge.Slots()), "harbour"));
        var yuki = facts.Members[bridge["Yuki"].Id.ToString()];

        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            facts.IsAvailable(yuki, minute).ShouldBe(bridge["Yuki"].Availability.At(Day.Start + Minutes(minute), bridge["Yuki"].Zone) is not Willingness.No);
        }
    }

    [Fact]
    public void What_is_claimed_pinned_or_due_stands_and_what_was_given_goes_along_as_the_running_plan()
    {
        var bridge = new HarbourBridge(CampaignState.Live);
        var slots = bridge.Slots().OrderBy(s => s.PostAt).ToList();
        var now = At(9, 0);
        var later = slots.FindAll(s => s.PostAt > At(11, 0));
        var (claimed, pinned, given) = (later[0], later[1], later[2]);
        foreach (var slot in later.Take(3)) Give(bridge, slot);
        claimed.ClaimBy(bridge.Members.Single(m => m.Id == claimed.HolderId), Terms(), now).ShouldBeNull();
        pinned.IsPinned = true;

        var baseline = PlanBridge.Request(bridge.Scene(slots, now), "harbour").Baseline.ShouldNotBeNull();

        baseline.Now.ShouldBe(9 * 60);
        baseline.Assignments.Single(a => a.Slot == claimed.Id.ToString()).IsPosted.ShouldBeTrue();
        baseline.Assignments.Single(a => a.Slot == pinned.Id.ToString()).IsPosted.ShouldBeTrue();
        baseline.Assignments.Single(a => a.Slot == given.Id.ToString()).State.ShouldBe("planned");
    }

    [Fact]
    public void A_post_without_a_known_text_by_somebody_who_left_is_still_a_fact()
    {
        var bridge = new HarbourBridge(CampaignState.Live);
        var slots = bridge.Slots().OrderBy(s => s.PostAt).ToList();
        var left = Give(bridge, slots[0], withText: false);
        slots[0].ConfirmBy(left, null, null, left.AsActor(), At(7, 32));
        left.Remove(At(8, 0));

        var request = PlanBridge.Request(bridge.Scene(slots, At(8, 0)), "harbour");
        var plan = Optimiser.Plan(request, seed: 1, steps: 500, stop: TestContext.Current.CancellationToken);

        PlanCheck.Of(request, plan).ShouldBeEmpty();
        plan.Assignments.Where(a => a.Member == left.Id.ToString()).ShouldHaveSingleItem().Slot.ShouldBe(slots[0].Id.ToString());
    }

    private static Member Give(HarbourBridge bridge, Slot slot, bool withText = true)
    {
        var member = bridge.Members.First(SlotCombination.Of(slot).CanBePostedBy);
        var text = withText ? bridge.Texts.First(v => SlotCombination.Of(v) == SlotCombination.Of(slot)) : null;
        slot.AssignTo(member, text, bridge.Campaign.Rules, Actor.Room(bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        return member;
    }
}
