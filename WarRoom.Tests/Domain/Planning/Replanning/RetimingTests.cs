using CsCheck;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Replanning;

/// <summary>What a stop has overtaken, spread over the time that is left.</summary>
public sealed class RetimingTests
{
    private readonly HarbourBridge _bridge = new(CampaignState.Live);
    private readonly List<Slot> _slots = [];

    [Fact]
    public void What_has_passed_or_lies_too_close_starts_in_ten_minutes_in_its_old_order_and_the_rest_keeps_its_time()
    {
        Given("Ana", "2A", At(12, 0));
        Given("Priya", "2A", At(12, 10));
        Given("Mia", "2B", At(12, 38));
        Given("Jonas", "2B", At(14, 0));

        var plan = At(12, 30, Everything());

        plan.Rows.Select(r => (NameOf(r.Holder), r.Was, r.At)).ShouldBe([("Ana", At(12, 0), At(12, 45)), ("Priya", At(12, 10), At(12, 50)), ("Mia", At(12, 38), At(12, 55))]);
        plan.Left.ShouldBeEmpty();
    }

    [Fact]
    public void The_pace_is_no_faster_than_the_wave_went()
    {
        var lunch = _bridge.Waves.Single(w => w.Name == "Lunch"); // two hours
        foreach (var minute in new[] { 0, 30, 60, 90 }) Given("Priya", "2A", At(11, 30) + Minutes(minute), lunch);
        _bridge["Priya"].MinGapMinutes = 10;

        At(12, 25, Everything()).Rows.Select(r => r.At).ShouldBe([At(12, 40), At(13, 10), At(13, 40)], "half an hour each, ten minutes after the 13:00 that stands");
    }

    [Fact]
    public void A_person_s_own_gap_is_kept_towards_what_stands()
    {
        Given("Mia", "2B", At(12, 0));
        Given("Mia", "2A", At(13, 0));

        At(12, 30, Everything()).Rows.ShouldHaveSingleItem().At.ShouldBe(At(13, 30));
    }

    [Fact]
    public void What_does_not_fit_any_more_is_named_with_its_reason()
    {
        Given("Ana", "2A", At(12, 0));
        var plan = At(12, 55, Everything());
        plan.Rows.ShouldBeEmpty();
        plan.Left.ShouldHaveSingleItem().Why.ShouldBe("Ana is not there at 13:10.");

        _slots.Clear();
        Given("Mia", "2A", At(18, 0));
        At(18, 50, Everything()).Left.ShouldHaveSingleItem().Why.ShouldBe("The day ends at 19:00.");
    }

    [Fact]
    public void What_was_posted_and_what_the_stop_does_not_cover_is_not_its_business()
    {
        var posted = Given("Ana", "2A", At(12, 0));
        posted.ConfirmBy(_bridge["Ana"], null, null, _bridge["Ana"].AsActor(), At(12, 1));
        var other = Given("Jonas", "2A", At(12, 10));
        var held = Given("Mia", "2B", At(11, 50));

        At(12, 30, Stop(HoldScope.Slot, held.Id.ToString())).Rows.ShouldHaveSingleItem().Slot.ShouldBe(held.Id);
        other.PostAt.ShouldBe(At(12, 10));
    }

    [Fact]
    public void Whatever_was_overtaken_the_order_the_gaps_and_the_day_s_end_are_kept() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], Gen.Int[0, 90]).Array[1, 12], Gen.Int[0, 300]).Sample((given, minutesLater) =>
        {
            var day = new RetimingTests();
            string[] cast = ["Mia", "Jonas", "Ana", "Priya"];
            foreach (var (who, minute) in given) day.Given(cast[who], "2A", At(11, 0) + Minutes(minute));
            var now = At(11, 30) + Minutes(minutesLater);

            var plan = day.At(now, day.Everything());

            plan.Rows.Zip(plan.Rows.Skip(1)).ShouldAllBe(pair => pair.First.Was <= pair.Second.Was && pair.First.At <= pair.Second.At);
            plan.Rows.ShouldAllBe(r => r.At >= now + Minutes(10) && r.At < day._bridge.Campaign.EndsAt);
            foreach (var own in plan.Rows.GroupBy(r => r.Holder))
            {
                var others = own.Select(r => r.At).Concat(day._slots.Where(s => s.HolderId == own.Key && plan.Rows.All(r => r.Slot != s.Id) && plan.Left.All(l => l.Slot != s.Id)).Select(s => s.PostAt));
                own.ShouldAllBe(r => others.Count(at => at > r.At - Minutes(30) && at < r.At + Minutes(30)) == 1);
            }
        }, iter: 60);

    private Retiming At(int hour, int minute, Hold hold) => At(Examples.At(hour, minute), hold);

    private Retiming At(Instant now, Hold hold) => Retiming.Of(_bridge.Scene(_slots, now) with { Holds = [hold] }, hold);

    private static Instant At(int hour, int minute) => Examples.At(hour, minute);

    private Hold Everything() => Stop(HoldScope.Everything, null);

    private Hold Stop(HoldScope scope, string? target) => Hold.Place(new(new Guid(9, 9, 9, new byte[8])), scope, target, "a rumour", null, Actor.Room(_bridge.Campaign.Id), At(11, 55));

    private string? NameOf(WarRoom.Domain.MemberId? id) => _bridge.Members.FirstOrDefault(m => m.Id == id)?.FirstName;

    private Slot Given(string firstName, string code, Instant at, Wave? wave = null)
    {
        var (text, room) = (_bridge.Texts.Single(v => v.Code == code), Actor.Room(_bridge.Campaign.Id));
        var slot = Slot.Plan(new(new Guid(_slots.Count + 1, 1, 1, new byte[8])), _bridge.Campaign, wave, text.Network, text.AudienceId, text.Language, _bridge.Campaign.Window, at, room, HarbourBridge.AWeekBefore);
        slot.AssignTo(_bridge[firstName], text, _bridge.Campaign.Rules, room, HarbourBridge.AWeekBefore).ShouldBeNull();
        _slots.Add(slot);
        return slot;
    }
}
