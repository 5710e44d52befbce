using WarRoom.Domain;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Proposing;

/// <summary>Ana has LinkedIn at 9:30, and sometimes another post an hour later.</summary>
public sealed class ProposalCheckTests
{
    private readonly HarbourBridge _bridge = new();
    private readonly List<Slot> _slots = [];

    [Fact]
    public void A_row_that_comes_too_close_to_another_needs_the_row_that_moves_that_away()
    {
        var (first, second) = (Given("Ana", "2A", At(9, 30)), Given("Ana", "1B", At(10, 30)));
        var check = Check(Row(first, "Ana", At(10, 20)), Row(second, "Ana", At(11, 30)));

        check.Ready.Count.ShouldBe(2);
        check.Conflicts([first.Id, second.Id]).ShouldBeEmpty();
        check.Conflicts([second.Id]).ShouldBeEmpty();
        var conflict = check.Conflicts([first.Id]).ShouldHaveSingleItem();
        conflict.Needs.ShouldBe([second.Id]);
        conflict.Sentence.ShouldBe("09:30 LinkedIn: Ana would post twice within 30 minutes. It needs the row of 10:30 Bluesky too.");
    }

    [Fact]
    public void A_row_against_something_that_does_not_move_says_against_what()
    {
        var (first, other) = (Given("Ana", "2A", At(9, 30)), Given("Ana", "1B", At(10, 30)));

        var conflict = Check(Row(first, "Ana", At(10, 20))).Conflicts([first.Id]).ShouldHaveSingleItem();

        conflict.Needs.ShouldBeEmpty();
        conflict.Sentence.ShouldEndWith("It stands against 10:30 Bluesky as the plan is now.");
        other.HolderId.ShouldBe(_bridge["Ana"].Id);
    }

    [Fact]
    public void What_was_wrong_before_may_stay_wrong()
    {
        Given("Ana", "2A", At(9, 30));
        var close = Given("Ana", "1B", At(9, 40));

        Check(Row(close, "Ana", At(9, 50))).Conflicts([close.Id]).ShouldBeEmpty();
    }

    [Fact]
    public void Who_is_not_there_any_more_gets_nothing_and_the_row_says_so()
    {
        var slot = Given("Ana", "2A", At(9, 30));
        var check = Check(Row(slot, "Ana", At(8, 0)));

        check.StandingOf(slot.Id).ShouldBe(RowStanding.Impossible);
        check.WhyNot(slot.Id).ShouldBe("Ana is not available at 08:00.");
        check.Conflicts([slot.Id]).ShouldHaveSingleItem().Sentence.ShouldBe("09:30 LinkedIn: Ana is not available at 08:00.");
    }

    [Fact]
    public void A_plan_that_a_person_made_may_be_brought_back_with_what_was_wrong_in_it()
    {
        var slot = Given("Ana", "2A", At(9, 30));

        new ProposalCheck(_bridge.Scene(_slots), [Row(slot, "Ana", At(8, 0))], isByHand: true).StandingOf(slot.Id).ShouldBe(RowStanding.Ready);
    }

    [Fact]
    public void A_stand_by_who_would_post_at_the_same_time_is_left_out()
    {
        var (first, second) = (Given("Ana", "2A", At(9, 30)), Given("Ana", "2A", At(10, 30)));
        second.SetStandby(_bridge["Jonas"].Id);
        var row = Row(first, "Jonas", At(10, 25));

        var places = Check(row).Places([first.Id]);

        places.Single(p => p.Slot == first.Id).Holder.ShouldBe(_bridge["Jonas"].Id);
        places.Single(p => p.Slot == second.Id).Standby.ShouldBeNull();
    }

    [Fact]
    public void A_diff_has_a_row_for_what_differs_and_its_price()
    {
        var slots = _bridge.Slots();
        var scene = _bridge.Scene(slots);
        var slot = slots.First(s => _bridge.Members.Any(m => SlotCombination.Of(s).CanBePostedBy(m) && m.Availability.At(s.PostAt, m.Zone) is Willingness.Yes));
        var member = _bridge.Members.First(m => SlotCombination.Of(slot).CanBePostedBy(m) && m.Availability.At(slot.PostAt, m.Zone) is Willingness.Yes);
        var text = _bridge.Texts.First(v => SlotCombination.Of(v) == SlotCombination.Of(slot));

        var proposal = ProposalWriter.Of(scene, [.. slots.Select(s => PlannedPlace.Of(s) with { Holder = s == slot ? member.Id : null, Variant = s == slot ? text.Id : null })]);

        var row = proposal.Rows.ShouldHaveSingleItem();
        row.Points.ShouldBe(proposal.Gain);
        proposal.Gain.ShouldBeGreaterThan(200, "a slot that nobody has costs 300");
    }

    private ProposalCheck Check(params ProposedRow[] rows) => new(_bridge.Scene(_slots), rows);

    private ProposedRow Row(Slot slot, string to, Instant at) => new(PlannedPlace.Of(slot), PlannedPlace.Of(slot) with { Holder = _bridge[to].Id, PostAt = at }, null, "");

    private Slot Given(string firstName, string code, Instant at)
    {
        var text = _bridge.Texts.Single(v => v.Code == code);
        var slot = Slot.Plan(new(new Guid(_slots.Count + 1, 1, 1, new byte[8])), _bridge.Campaign, null, text.Network, text.AudienceId, text.Language, _bridge.Campaign.Window, at, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore);
        slot.AssignTo(_bridge[firstName], text, _bridge.Campaign.Rules, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        _slots.Add(slot);
        return slot;
    }
}
