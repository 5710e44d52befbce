using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Projections;

namespace WarRoom.Tests.Domain.Metrics.Projections;

public sealed class ProjectionTests
{
    private static readonly MemberId Ada = Person(1);
    private static readonly MemberId Grace = Person(2);
    private static readonly ProjectionOptions Quick = new() { Draws = 2000 };

    private static readonly Dictionary<Network, NetworkRates> Known = new()
    {
        [Network.X] = new(new Rate(0.1, 0.1, 40), new Dictionary<Measure, Rate> { [Measure.Clicks] = new(0.01, 0.1, 40), [Measure.Shares] = new(0.002, 0.2, 40) }),
    };

    private static readonly List<ProjectedSlot> Plan = [.. Enumerable.Range(0, 60).Select(i => new ProjectedSlot(Person(i % 12), Network.X, 5000))];

    [Fact]
    public void The_middle_is_what_the_rates_say()
    {
        // 60 slots, four of five made, 5,000 × 0.1 × 0.01 = 5 clicks each
        Of(Plan).Total(Measure.Clicks).P50.ShouldBe(240, 30);
        Of(Plan).Total(Measure.Visits).P50.ShouldBe(0.9 * Of(Plan).Total(Measure.Clicks).P50, 1);
    }

    [Fact]
    public void What_days_and_members_share_does_not_average_away()
    {
        var clicks = Of(Plan).Total(Measure.Clicks);

        ((clicks.P90 - clicks.P10) / clicks.P50).ShouldBeInRange(0.9, 1.6);
    }

    [Fact]
    public void Eight_of_ten_days_that_follow_the_law_fall_within_the_range()
    {
        var clicks = Projection.Of(Plan, Known, seed: 1, Quick).Total(Measure.Clicks);
        var days = Projection.Of(Plan, Known, seed: 2, Quick).Total(Measure.Clicks).Draws;

        (days.ShareBelow(clicks.P90) - days.ShareBelow(clicks.P10)).ShouldBe(0.8, 0.04);
    }

    [Fact]
    public void A_safe_goal_is_reached_on_four_of_five_days_and_a_stretch_on_one()
    {
        var clicks = Of(Plan).Total(Measure.Clicks);

        clicks.ChanceOf((int)clicks.Safe).Probability.ShouldBe(0.8, 0.02);
        clicks.ChanceOf((int)clicks.Stretch).Probability.ShouldBe(0.2, 0.02);
        clicks.ChanceOf(100_000).Sentence.ShouldBe("100,000 is reached on fewer than 1 of 10 such days.");
        clicks.ChanceOf(0).Probability.ShouldBe(1);
    }

    [Fact]
    public void Members_add_up_to_the_middle_and_more_followers_bring_more()
    {
        var projection = Of([new(Ada, Network.X, 9000), new(Ada, Network.X, 9000), new(Grace, Network.X, 300), new(null, Network.X, 1000)]);

        projection.Members.Sum(member => member.Clicks).ShouldBe(projection.Total(Measure.Clicks).P50, 0.001);
        projection.Members[0].Member.ShouldBe(Ada);
        projection.Members[0].OneMore.ShouldBe(0.8 * 9, 1.2);
        projection.Members.ShouldContain(member => member.Member == null && member.Slots == 1);
    }

    [Fact]
    public void Who_missed_before_is_counted_on_less() =>
        Of([.. Plan.Select(slot => slot with { Missed = 10 })]).Total(Measure.Clicks).P50.ShouldBeLessThan(0.7 * Of(Plan).Total(Measure.Clicks).P50);

    [Fact]
    public void A_network_without_own_data_is_called_a_guess()
    {
        Of([.. Plan, new(Ada, Network.Bluesky, 100)]).Warning.ShouldBe("No own data for Bluesky: these rates are guesses.");
        Of(Plan).Warning.ShouldBeNull();
    }

    [Fact]
    public void Joined_measures_are_drawn_together()
    {
        var projection = Of(Plan);

        projection.Total(Measure.Clicks, Measure.Shares).P50.ShouldBe(projection.Total(Measure.Clicks).P50 + projection.Total(Measure.Shares).P50, 20);
        projection.Total(Measure.Clicks, Measure.Clicks).P50.ShouldBe(projection.Total(Measure.Clicks).P50);
    }

    [Fact]
    public void Shares_reach_new_people_where_sharers_have_followers() =>
        Projection.Of(Plan, Known, 1, Quick with { SharerFollowers = 3000 }).Total(Measure.Clicks).P50.ShouldBeGreaterThan(1.1 * Of(Plan).Total(Measure.Clicks).P50);

    [Fact]
    public void The_sites_total_has_the_usual_visits_in_it()
    {
        var usual = ForecastDraws.From([900, 1000, 1100]);

        Projection.Of(Plan, Known, 1, Quick with { UsualVisits = usual }).SiteTotal!.P50.ShouldBe(1000 + Of(Plan).Total(Measure.Visits).P50, 60);
        Of(Plan).SiteTotal.ShouldBeNull();
    }

    [Fact]
    public void A_day_that_goes_badly_lowers_the_rest_and_makes_it_surer()
    {
        var made = Enumerable.Range(0, 30).Select(_ => new MadePost(Network.X, 5, 1, Duration.FromHours(8))).ToList();
        var rest = Plan[30..];

        var before = Of(rest).Total(Measure.Clicks);
        var during = Projection.Of(rest, Known, 1, Quick with { Made = made });

        during.Total(Measure.Clicks).P50.ShouldBeLessThan(0.6 * before.P50);
        during.DaySd.ShouldBeLessThan(0.2);
    }

    [Fact]
    public void What_is_counted_already_stays_counted()
    {
        var during = Projection.Of([], Known, 1, Quick with { SoFar = new Dictionary<Measure, long> { [Measure.Clicks] = 321, [Measure.Visits] = 300 } });

        during.Total(Measure.Clicks).P10.ShouldBe(321);
        during.Total(Measure.Visits).P90.ShouldBe(300);
    }

    [Fact]
    public void A_young_post_brings_some_more()
    {
        var made = new MadePost(Network.X, 100, 30, Duration.FromMinutes(30));

        Projection.Of([], Known, 1, Quick with { Made = [made], SoFar = new Dictionary<Measure, long> { [Measure.Clicks] = 30 } }).Total(Measure.Clicks).P50.ShouldBeInRange(70, 130);
    }

    [Fact]
    public void The_same_seed_gives_the_same_projection_and_another_another()
    {
        Projection.Of(Plan, Known, 3, Quick).Total(Measure.Clicks).Draws.Quantile(0.3).ShouldBe(Projection.Of(Plan, Known, 3, Quick).Total(Measure.Clicks).Draws.Quantile(0.3));
        Enumerable.Range(0, 5).Select(seed => Projection.Of(Plan, Known, seed, Quick).Total(Measure.Clicks).P90).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void More_slots_never_promise_less() =>
        Gen.Int[1, 25].Sample(n => Of(Plan[..(n * 2)]).Total(Measure.Clicks).P50.ShouldBeGreaterThan(0.9 * Of(Plan[..n]).Total(Measure.Clicks).P50), iter: 8);

    [Fact]
    public void Own_history_pulls_a_guess_towards_itself_and_narrows_it()
    {
        var guess = Rate.Guess(0.01, 0.003, 0.03);
        var five = guess.LearntFrom(events: 100, exposure: 2500, posts: 5); // 4 % in five posts

        guess.IsGuess.ShouldBeTrue();
        five.IsGuess.ShouldBeFalse();
        five.Value.ShouldBe(0.025, 1e-9); // half way: the guess is worth five posts
        five.LogSd.ShouldBeLessThan(guess.LogSd);
        guess.LearntFrom(4000, 100_000, 400).Value.ShouldBe(0.04, 0.001);
        guess.LearntFrom(0, 0, 0).ShouldBe(guess);
    }

    private static Projection Of(IReadOnlyList<ProjectedSlot> slots) => Projection.Of(slots, Known, seed: 1, Quick);

    private static MemberId Person(int i) => new(new Guid(i + 1, 0, 0, new byte[8]));
}
