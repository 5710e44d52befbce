using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Tests.Domain.Planning.Making;

public sealed class SlotMakerTests
{
    private readonly HarbourBridge _bridge = new();

    [Fact]
    public void The_waves_of_the_harbour_bridge_become_seventy_two_slots()
    {
        var made = SlotMaker.Make(_bridge.Scene());

        made.Slots.GroupBy(s => s.Wave.Name).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(new Dictionary<string, int> { ["Teaser"] = 8, ["Opening"] = 24, ["Lunch"] = 20, ["Ride home"] = 20 }, ignoreOrder: true);
        made.NotSpread.ShouldBeEmpty();
    }

    [Fact]
    public void Each_slot_has_a_wording_and_somebody_who_can_post_it() => SlotMaker.Make(_bridge.Scene()).Slots.ShouldAllBe(s =>
        _bridge.Texts.Any(v => SlotCombination.Of(v) == s.Combination) && _bridge.Members.Any(s.Combination.CanBePostedBy));

    [Fact]
    public void Times_lie_on_five_minutes_within_the_wave_and_are_spread_over_it()
    {
        foreach (var wave in SlotMaker.Make(_bridge.Scene()).Slots.GroupBy(s => s.Wave))
        {
            var minutes = wave.Select(s => (s.PostAt - wave.Key.StartsAt).TotalMinutes).Order().ToList();
            minutes.ShouldAllBe(m => m % 5 == 0 && m >= 0 && m < wave.Key.Window.Length.TotalMinutes);
            minutes.Zip(minutes.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 15);
        }
    }

    [Fact]
    public void Of_seventy_two_posts_that_seventy_uses_can_carry_only_a_handful_exceed_their_wordings()
    {
        var made = SlotMaker.Make(_bridge.Scene()).Slots;

        var beyond = made.GroupBy(s => s.Combination).Sum(g => Math.Max(0, g.Count() - _bridge.Texts.Where(v => SlotCombination.Of(v) == g.Key).Sum(v => v.MaxUses!.Value)));
        beyond.ShouldBeInRange(2, 4);
    }

    [Fact]
    public void Making_again_adds_only_what_is_missing()
    {
        var slots = _bridge.Slots();
        SlotMaker.Make(_bridge.Scene(slots)).Slots.ShouldBeEmpty();

        slots[3].Cancel(Actor.Room(_bridge.Campaign.Id), HarbourBridge.AWeekBefore);
        _bridge.Waves[2].Slots += 2;

        SlotMaker.Make(_bridge.Scene(slots)).Slots.Count.ShouldBe(3);
    }

    [Fact]
    public void On_the_day_itself_nothing_is_made_for_what_is_over()
    {
        var noon = Examples.Noon;

        var made = SlotMaker.Make(_bridge.Scene(now: noon)).Slots;

        made.Select(s => s.Wave.Name).Distinct().ShouldBe(["Lunch", "Ride home"]);
        made.ShouldAllBe(s => s.PostAt >= noon + Duration.FromMinutes(10));
        made.Count.ShouldBe(40);
    }

    [Fact]
    public void Accounts_that_carry_more_get_more()
    {
        _bridge.Texts.ForEach(v => v.MaxUses = null);

        var made = SlotMaker.Make(_bridge.Scene()).Slots;

        made.Count(s => s.Combination.Network is Network.LinkedIn).ShouldBeGreaterThan(made.Count(s => s.Combination.Network is Network.WhatsApp));
        made.Select(s => s.Combination.Network).Distinct().Count().ShouldBeGreaterThan(7);
    }

    [Fact]
    public void A_wave_in_which_nobody_is_awake_is_listed_with_its_reason()
    {
        _bridge.Members.ForEach(m => m.Hours = [new(new(7, 0), new(12, 0))]);
        _bridge.Members.ForEach(m => m.ZoneId = "Europe/Berlin");

        var left = SlotMaker.Make(_bridge.Scene()).NotSpread.ShouldHaveSingleItem();

        left.ShouldSatisfyAllConditions(n => n.Wave.Name.ShouldBe("Ride home"), n => n.Count.ShouldBe(20), n => n.Reason.ShouldBe("Nobody who could post is available between 16:30 and 19:00."));
    }

    [Fact]
    public void Without_texts_or_people_nothing_is_made_and_it_says_why()
    {
        var noTexts = SlotMaker.Make(_bridge.Scene() with { Variants = [] });
        noTexts.Slots.ShouldBeEmpty();
        noTexts.NotSpread.Sum(n => n.Count).ShouldBe(72);
        noTexts.NotSpread.ShouldAllBe(n => n.Reason.StartsWith("There are no texts yet"));
        SlotMaker.Make(_bridge.Scene() with { Members = [] }).NotSpread.ShouldAllBe(n => n.Reason.StartsWith("Nobody on the team"));
    }
}
