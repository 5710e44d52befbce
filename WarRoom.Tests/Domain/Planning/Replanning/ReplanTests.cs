using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Replanning;

/// <summary>The Harbour Bridge day at noon, and what went wrong by then.</summary>
public sealed class ReplanTests
{
    private readonly HarbourBridge _bridge = new(CampaignState.Live);
    private readonly List<Slot> _slots = [];

    [Fact]
    public void A_day_in_which_everybody_is_there_needs_no_change()
    {
        Given("Ana", "2A", At(15, 30));
        Given("Tom", "3C", At(14, 0));

        Proposal().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_nobody_has_goes_to_the_stand_by_at_its_own_time()
    {
        var slot = Given(null, "2A", At(16, 0));
        slot.SetStandby(_bridge["Priya"].Id);

        var row = Proposal().Rows.ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(
            r => r.From.ShouldBeNull(), r => r.To.ShouldBe(_bridge["Priya"].Id), r => r.At.ShouldBe(At(16, 0)), r => r.Why.ShouldBe("Nobody has it. Priya is free then, 1 of 6 posts."), r => r.Told.ShouldBe([_bridge["Priya"].Id]));
    }

    [Fact]
    public void When_nobody_is_free_then_the_time_moves_to_the_nearest_at_which_somebody_is()
    {
        Given(null, "2E", At(12, 30)); // Omar alone has Facebook and German, from 14:00

        Proposal().Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.To.ShouldBe(_bridge["Omar"].Id), r => r.At.ShouldBe(At(14, 0)), r => r.Why.ShouldBe("Nobody has it. Nobody else is free at 12:30; Omar is at 14:00, 1 of 6 posts."));
    }

    [Fact]
    public void Who_is_gone_loses_even_what_they_said_yes_to()
    {
        var slot = Given("Omar", "1C", At(15, 0));
        slot.ClaimBy(_bridge["Omar"], Terms(), At(11, 0)).ShouldBeNull();
        _bridge["Omar"].Remove(At(11, 30));

        Proposal().Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.From.ShouldBe(_bridge["Omar"].Id), r => r.To.ShouldBe(_bridge["Luca"].Id), r => r.At.ShouldBe(At(13, 55)), r => r.Why.ShouldStartWith("Omar is not on the team any more."), r => r.Told.ShouldBe([_bridge["Luca"].Id]));
    }

    [Fact]
    public void Who_is_not_there_hears_that_somebody_else_has_it_but_who_said_yes_keeps_it()
    {
        var slot = Given("Tom", "3C", At(17, 30)); // his day ends at 17:00 in Hamburg

        Proposal().Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.To.ShouldBe(_bridge["Jonas"].Id), r => r.At.ShouldBe(At(17, 30)), r => r.Told.ShouldBe([_bridge["Jonas"].Id, _bridge["Tom"].Id]));

        slot.ClaimBy(_bridge["Tom"], Terms(), At(11, 0)).ShouldBeNull();
        Proposal().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_was_missed_gets_another_person_and_a_time_to_come()
    {
        var slot = Given("Ana", "2A", At(11, 0));
        slot.MissAt(At(11, 20)).ShouldBeNull();

        Proposal().Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.At.ShouldBe(At(12, 10)), r => r.To.ShouldNotBe(_bridge["Ana"].Id), r => r.Why.ShouldStartWith("Missed at 11:00."));
    }

    [Fact]
    public void What_is_held_due_at_once_or_posted_is_left_alone()
    {
        var held = Given(null, "2A", At(16, 0));
        Given("Tom", "3C", At(12, 5));
        Given("Ana", "2A", At(11, 50)).ConfirmBy(_bridge["Ana"], null, null, _bridge["Ana"].AsActor(), At(11, 55));
        var hold = Hold.Place(new(new Guid(9, 9, 9, new byte[8])), HoldScope.Slot, held.Id.ToString(), "wrong link", null, Actor.Room(_bridge.Campaign.Id), At(11, 59));

        Replan.Of(_bridge.Scene(_slots, Noon) with { Holds = [hold] }).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_mended_says_why_and_what_would_cost_least()
    {
        Given(null, "2F", At(15, 0));
        _bridge["Ines"].Remove(At(11, 0));

        Proposal().Left.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Reason.ShouldBe("No one has an account on WhatsApp."), l => l.Mend.ShouldBe("Invite somebody who posts on WhatsApp in French, or take it out of the day."));
    }

    [Fact]
    public void Who_has_enough_posts_is_asked_for_one_more_before_anything_else()
    {
        Given(null, "2F", At(15, 0));
        _bridge["Ines"].MaxPosts = 1;
        Given("Ines", "1B", At(17, 0));

        Proposal().Left.ShouldHaveSingleItem().Mend.ShouldBe("Ask Ines for one more post.");
    }

    [Fact]
    public void Who_has_a_text_that_was_taken_back_keeps_the_slot_with_other_words()
    {
        Given("Ana", "3D", At(15, 30));
        _bridge.Texts.Single(v => v.Code == "3D").IsWithdrawn = true;
        var other = _bridge.Texts.Single(v => v.Code == "3D");
        _bridge.Texts.Add(new() { Id = new(new Guid(77, 7, 7, new byte[8])), CampaignId = other.CampaignId, KeyMessageId = other.KeyMessageId, AudienceId = other.AudienceId, Code = "3X", Network = other.Network, Language = other.Language, Text = "Altogether different words." });

        var row = Proposal().Rows.ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(r => r.To.ShouldBe(_bridge["Ana"].Id), r => r.At.ShouldBe(At(15, 30)), r => r.Text.ShouldNotBe(other.Id), r => r.Why.ShouldBe("Text 3D was taken back. Ana keeps it with other words."), r => r.Price.ShouldBe(5, "another text is the cheapest change"));
    }

    [Fact]
    public void What_lies_outside_of_its_wave_since_that_was_moved_is_moved_too()
    {
        var slots = _bridge.Slots();
        var slot = slots.First(s => s.WaveId == _bridge.Waves[^1].Id && SlotCombination.Of(s).CanBePostedBy(_bridge["Mia"]));
        slot.AssignTo(_bridge["Mia"], _bridge.Texts.First(v => SlotCombination.Of(v) == SlotCombination.Of(slot)), _bridge.Campaign.Rules, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        slot.MoveTo(At(16, 30), _bridge.Campaign.Rules, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        _bridge.Waves[^1].StartsAt = At(17, 0);

        var row = Replan.Of(_bridge.Scene([slot], Noon)).Rows.ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(r => r.To.ShouldBe(_bridge["Mia"].Id), r => r.At.ShouldBe(At(17, 0)), r => r.Why.ShouldBe("Ride home is from 17:00 to 19:00 now. Mia can at 17:00."));
    }

    [Fact]
    public void Improving_is_never_worth_less_than_the_repair_and_leaves_alone_what_stands() =>
        Gen.Int[0, 100_000].Sample(seed =>
        {
            var scene = ADayGoneWrong(new Random(seed));
            var repair = Replan.Of(scene);

            var better = RepairImprovement.Of(scene, repair, seed: 1, PlanBudget.Steps(1500), TestContext.Current.CancellationToken);

            better.Gain.ShouldBeGreaterThanOrEqualTo(repair.Gain);
            (better.Left.Count <= repair.Left.Count || better.Gain > repair.Gain).ShouldBeTrue();
            var movable = scene.Slots.Where(scene.IsFree).Union(Trouble.Of(scene)).Select(s => s.Id).ToHashSet();
            better.Rows.ShouldAllBe(r => movable.Contains(r.Slot) && (r.To == null || r.At >= scene.EarliestNew || r.At == r.Was));
            better.Rows.Where(r => r.From is not null && r.To != r.From).ShouldAllBe(r => r.Price >= 20 || r.Price == 0);
            RepairImprovement.Of(scene, repair, seed: 1, PlanBudget.Steps(1500), TestContext.Current.CancellationToken).Rows.Select(r => (r.Slot, r.To, r.At)).ShouldBe(better.Rows.Select(r => (r.Slot, r.To, r.At)));
        }, iter: 6);

    [Fact]
    public void However_a_day_went_the_repair_breaks_no_rule_touches_nothing_that_stands_and_is_the_same_each_time() =>
        Gen.Int[0, 100_000].Sample(seed =>
        {
            var scene = ADayGoneWrong(new Random(seed));
            var trouble = Trouble.Of(scene);

            var proposal = Replan.Of(scene);

            proposal.Rows.Count.ShouldBeLessThanOrEqualTo(trouble.Count);
            (proposal.Rows.Count + proposal.Left.Count).ShouldBe(trouble.Count);
            proposal.Rows.ShouldAllBe(r => StandsAlone(scene, r));
            Violations(scene, trouble, proposal.Rows).Except(Violations(scene, trouble, [])).ShouldBeEmpty();
            Replan.Of(scene).Rows.Select(r => (r.Slot, r.To, r.At, r.Text)).ShouldBe(proposal.Rows.Select(r => (r.Slot, r.To, r.At, r.Text)));
        }, iter: 12);

    private static bool StandsAlone(PlanScene scene, Repair row)
    {
        var slot = scene.Slots.Single(s => s.Id == row.Slot);
        var isGone = slot.HolderId is { } holder && !scene.Members.Single(m => m.Id == holder).IsActive;
        return !slot.Status.IsDone() && (slot.Status is not SlotStatus.Claimed || isGone) && row.At >= scene.EarliestNew && slot.SpanStart <= row.At && row.At < slot.SpanEnd;
    }

    private static IReadOnlyList<PlanViolation> Violations(PlanScene scene, IReadOnlyList<Slot> trouble, IReadOnlyList<Repair> rows)
    {
        var facts = new PlanFacts(PlanBridge.Request(scene, "day", trouble));
        var standing = facts.Running.Values.Where(a => a.IsPosted).Select(a => new PlanAssignment(a.Slot, a.Time, a.Member, a.Variant, null));
        return PlanCheck.Of(facts, new("", [.. standing, .. rows.Select(r => new PlanAssignment(r.Slot.ToString(), scene.MinuteOf(r.At), r.To.ToString()!, r.Text.ToString()!, null))], []));
    }

    /// <summary>Slots given where somebody was free, then: some said yes to, posted, missed or given back, and somebody leaves.</summary>
    private static PlanScene ADayGoneWrong(Random random)
    {
        var bridge = new HarbourBridge(CampaignState.Live);
        var slots = bridge.Slots();
        var now = At(8, 0) + Minutes(random.Next(600));
        var room = Actor.Room(bridge.Campaign.Id);
        foreach (var slot in slots)
        {
            var scene = bridge.Scene(slots);
            if (PlanChoices.WhoCouldTake(scene, slot) is not [var member, ..] || random.Next(5) == 0) continue;
            slot.AssignTo(member, scene.UsableVariants.First(v => SlotCombination.Of(v) == SlotCombination.Of(slot)), bridge.Campaign.Rules, room, HarbourBridge.AWeekBefore).ShouldBeNull();
            if (random.Next(3) == 0) slot.ClaimBy(member, Terms(), At(7, 0));
            if (slot.PostAt < now && random.Next(4) > 0) slot.ConfirmBy(member, null, null, member.AsActor(), slot.PostAt);
        }

        foreach (var slot in slots.Where(s => s.Status.IsWaiting() && s.ClosesAt <= now)) slot.MissAt(now);
        bridge.Members[random.Next(bridge.Members.Count)].Remove(now);
        return bridge.Scene(slots, now);
    }

    private RepairProposal Proposal() => Replan.Of(_bridge.Scene(_slots, Noon));

    private Slot Given(string? firstName, string code, Instant at)
    {
        var (text, room) = (_bridge.Texts.Single(v => v.Code == code), Actor.Room(_bridge.Campaign.Id));
        var slot = Slot.Plan(new(new Guid(_slots.Count + 1, 1, 1, new byte[8])), _bridge.Campaign, null, text.Network, text.AudienceId, text.Language, _bridge.Campaign.Window, at, room, HarbourBridge.AWeekBefore);
        slot.SetVariant(text);
        if (firstName is not null) slot.AssignTo(_bridge[firstName], text, _bridge.Campaign.Rules, room, HarbourBridge.AWeekBefore).ShouldBeNull();
        _slots.Add(slot);
        return slot;
    }
}
