using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Making;

public sealed class PlanConflictsTests
{
    private readonly HarbourBridge _bridge = new();
    private readonly List<Slot> _slots = [];

    [Fact]
    public void A_plan_without_faults_has_none()
    {
        Given("Ana", "2A", At(9, 0));
        Given("Ana", "2A", At(9, 30));
        Given("Priya", "2A", At(10, 0));

        Conflicts().ShouldBeEmpty();
    }

    [Fact]
    public void Outside_of_own_hours_in_the_member_s_own_zone()
    {
        Given("Tom", "3C", At(11, 0)); // 10:00 in London
        Given("Tom", "3C", At(10, 30));

        var conflict = Conflicts().ShouldHaveSingleItem();

        conflict.ShouldSatisfyAllConditions(c => c.Kind.ShouldBe(ConflictKind.NotAvailable), c => c.Title.ShouldBe("Tom is not available then"), c => c.Detail.ShouldBe("Tom 10:30, Mastodon"));
    }

    [Fact]
    public void Two_own_posts_too_close_to_each_other()
    {
        Given("Ana", "2A", At(9, 0));
        Given("Ana", "1B", At(9, 25));

        Conflicts().ShouldHaveSingleItem().Title.ShouldBe("Ana posts twice within 25 min, wants 30");
    }

    [Fact]
    public void More_posts_than_somebody_accepts()
    {
        for (var i = 0; i < 7; i++) Given("Mia", i % 2 == 0 ? "2B" : "3B", At(8, 0) + Minutes(40 * i));

        Conflicts().ShouldHaveSingleItem().Title.ShouldBe("Mia has 7 posts, accepts 6");
    }

    [Fact]
    public void The_same_text_twice_within_twenty_minutes_whoever_posts_it()
    {
        Given("Ana", "2A", At(9, 0));
        Given("Priya", "2A", At(9, 15));

        Conflicts().ShouldHaveSingleItem().Title.ShouldBe("The same text twice within 15 min on LinkedIn");
    }

    [Fact]
    public void A_text_used_more_often_than_it_may()
    {
        Given("Noah", "1D", At(8, 0));
        Given("Noah", "1D", At(17, 0));

        Conflicts().ShouldHaveSingleItem().Title.ShouldBe("Text 1D is used 2 times, limit 1");
    }

    [Fact]
    public void A_missing_account_a_missing_language_and_somebody_who_left()
    {
        var slot = Given("Ana", "2A", At(9, 0));
        var other = Given("Jonas", "2B", At(9, 40));
        Given("Priya", "2A", At(10, 30));
        _bridge["Ana"].Accounts.RemoveAll(a => a.Network is Network.LinkedIn);
        _bridge["Jonas"].Languages = ["en"];
        _bridge["Priya"].Remove(At(8, 0));

        Conflicts().Select(c => c.Title).ShouldBe(["Ana has no account on LinkedIn", "Jonas does not speak German", "Priya is not on the team any more"]);
        Conflicts().Count(c => c.IsAbout(slot.Id) || c.IsAbout(other.Id)).ShouldBe(2);
    }

    [Fact]
    public void The_nearest_free_time_keeps_own_gap_hours_and_the_text_s_distance()
    {
        Given("Ana", "2A", At(9, 30));
        var slot = Given("Ana", "2A", At(9, 40));
        PlanChoices.NearestFree(_bridge.Scene(_slots), slot).ShouldBe(At(10, 0));

        Given("Priya", "2A", At(10, 0));
        PlanChoices.NearestFree(_bridge.Scene(_slots), slot).ShouldBe(At(9, 0)); // Ana's first minute: 10:00 to 10:15 stand too near to Priya's

        _bridge["Ana"].Hours = [new(new(9, 30), new(10, 10))];
        PlanChoices.NearestFree(_bridge.Scene(_slots), slot).ShouldBeNull();
    }

    [Fact]
    public void A_text_that_is_used_up_leaves_none()
    {
        var slot = Given("Noah", "1D", At(8, 0));

        PlanChoices.HasTextLeft(_bridge.Scene(_slots), slot).ShouldBeFalse();
        _bridge.Texts.Single(v => v.Code == "1D").MaxUses = 2;
        PlanChoices.HasTextLeft(_bridge.Scene(_slots), slot).ShouldBeTrue();
    }

    [Fact]
    public void What_is_posted_is_a_fact_and_nothing_to_mend()
    {
        foreach (var at in new[] { At(9, 0), At(9, 10) })
        {
            var slot = Given("Ana", "2A", at);
            slot.ConfirmBy(_bridge["Ana"], null, null, _bridge["Ana"].AsActor(), at);
        }

        Conflicts().ShouldBeEmpty();
    }

    [Fact]
    public void Who_could_take_a_slot_has_account_language_hours_gap_and_room()
    {
        var slot = Given("Mia", "2A", At(9, 30));
        Given("Ana", "2A", At(9, 10));

        PlanChoices.WhoCouldTake(_bridge.Scene(_slots), slot).Select(m => m.FirstName).ShouldBe(["Jonas", "Priya"], ignoreOrder: true);
        PlanChoices.OtherTexts(_bridge.Scene(_slots), slot).ShouldBeEmpty();
    }

    private IReadOnlyList<PlanConflict> Conflicts() => PlanConflicts.Of(_bridge.Scene(_slots));

    private Slot Given(string firstName, string code, Instant at)
    {
        var text = _bridge.Texts.Single(v => v.Code == code);
        var slot = Slot.Plan(new(new Guid(_slots.Count + 1, 1, 1, new byte[8])), _bridge.Campaign, null, text.Network, text.AudienceId, text.Language, _bridge.Campaign.Window, at, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore);
        slot.AssignTo(_bridge[firstName], text, _bridge.Campaign.Rules, Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        _slots.Add(slot);
        return slot;
    }
}
