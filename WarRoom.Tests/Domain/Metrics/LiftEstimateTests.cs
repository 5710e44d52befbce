using System.Globalization;
using CsCheck;
using WarRoom.Domain.Metrics;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class LiftEstimateTests
{
    private static readonly ForecastDraws Usual = SimulatedSeries.ATypicalSite.Fit().Forecast!.Draws(1);

    [Fact]
    public void Extra_is_what_was_counted_beyond_what_was_expected_with_the_ends_swapped()
    {
        var lift = LiftEstimate.Of(5000, Usual);

        lift.Extra.ShouldBe(5000 - Usual.Median);
        lift.ExtraBand.ShouldBe(new Band(5000 - Usual.Band95.High, 5000 - Usual.Band95.Low));
        lift.Relative!.Value.ShouldBe((5000 / Usual.Median) - 1);
        lift.ProbabilityAboveZero.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void While_the_day_runs_only_the_99_percent_band_says_above()
    {
        var between = (long)((Usual.Band95.High + Usual.Band99.High) / 2);

        LiftEstimate.Of((long)Usual.Band99.High + 1, Usual).LiveVerdict.ShouldBe(LiftVerdict.Above);
        LiftEstimate.Of(between, Usual).LiveVerdict.ShouldBe(LiftVerdict.ProbablyAbove);
        LiftEstimate.Of(between, Usual).FinalVerdict.ShouldBe(LiftVerdict.Above);
        LiftEstimate.Of((long)Usual.Median, Usual).LiveVerdict.ShouldBe(LiftVerdict.CannotTell);
        LiftEstimate.Of(0, Usual).LiveVerdict.ShouldBe(LiftVerdict.Below);
    }

    [Fact]
    public void A_percentage_of_a_handful_is_not_shown()
    {
        var night = ForecastDraws.From(Enumerable.Range(0, 100).Select(i => (double)(i % 10)));

        LiftEstimate.Of(30, night).Relative.ShouldBeNull();
        LiftEstimate.Of(30, night).RelativeBand.ShouldBeNull();
    }

    [Fact]
    public void Verdict_range_and_sentence_never_contradict_each_other() =>
        Gen.Long[0, 8000].Sample(observed =>
        {
            var lift = LiftEstimate.Of(observed, Usual);
            var containsZero = lift.ExtraBand.Contains(0);
            (lift.FinalVerdict == LiftVerdict.CannotTell).ShouldBe(containsZero);
            LiftSentence.For(lift).StartsWith("No clear effect", StringComparison.Ordinal).ShouldBe(containsZero);
            if (lift.LiveVerdict == LiftVerdict.Above) lift.FinalVerdict.ShouldBe(LiftVerdict.Above);
            lift.ExtraBand.Contains(lift.Extra).ShouldBeTrue();
        });

    [Fact]
    public void A_draw_equal_to_the_count_speaks_half_for_each_side() =>
        LiftEstimate.Of(2, ForecastDraws.From([3, 2, 1, 2])).ProbabilityAboveZero.ShouldBe(0.5);

    [Fact]
    public void The_probability_grows_with_what_was_counted() =>
        Gen.Select(Gen.Long[0, 6000], Gen.Long[0, 3000]).Sample((observed, more) =>
            LiftEstimate.Of(observed + more, Usual).ProbabilityAboveZero >= LiftEstimate.Of(observed, Usual).ProbabilityAboveZero);

    [Fact]
    public void The_sentence_names_number_range_and_goal()
    {
        var lift = LiftEstimate.Of(6000, Evenly(2400, 3060, 3700));

        LiftSentence.For(lift, 2500).ShouldBe("The launch brought about 2,940 more visits than expected (likely 2,300 to 3,600). Goal was 2,500: met.");
        LiftSentence.For(lift, 3000).ShouldEndWith("Goal was 3,000: not met.");
        LiftSentence.For(lift).ShouldEndWith("(likely 2,300 to 3,600).");
        LiftSentence.For(lift, 2941).ShouldEndWith("Goal was 2,941: not met.");
    }

    [Fact]
    public void A_rounded_number_does_not_contradict_the_goal() =>
        LiftSentence.For(LiftEstimate.Of(5556, Evenly(2400, 3060, 3700)), 2500).ShouldContain("about 2,496 more");

    [Fact]
    public void Without_a_clear_effect_the_sentence_says_so_and_the_goal_stays_open() =>
        LiftSentence.For(LiftEstimate.Of(3100, Evenly(2400, 3060, 3700)), 500)
            .ShouldBe("No clear effect: 3,100 visits, where 2,400 to 3,700 would be usual. Goal was 500 more: the count alone can't tell.");

    [Fact]
    public void Fewer_than_expected_is_said_as_well() =>
        LiftSentence.For(LiftEstimate.Of(1000, Evenly(2400, 3060, 3700)))
            .ShouldBe("There were about 2,060 fewer visits than expected (likely 1,400 to 2,700 fewer).");

    [Fact]
    public void Numbers_are_written_the_same_way_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            LiftSentence.For(LiftEstimate.Of(6000, Evenly(2400, 3060, 3700))).ShouldContain("2,940");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_smallest_detectable_lift_is_seen_in_four_of_five_cases()
    {
        var smallest = SmallestDetectableLift.Of(Usual);

        var lifted = Enumerable.Range(1, 999).Select(i => Usual.Quantile(i / 1000.0) * (1 + smallest.Relative));
        lifted.Count(count => count > Usual.Band95.High).ShouldBeInRange(790, 810);
        smallest.Sentence().ShouldStartWith("A lift below +");
    }

    [Fact]
    public void Widening_spreads_the_band_and_keeps_the_middle()
    {
        var wide = Usual.Widened(1.5);

        wide.Median.ShouldBe(Usual.Median, 1);
        wide.Band95.Width.ShouldBeGreaterThan(1.3 * Usual.Band95.Width);
        Usual.Widened(1).ShouldBeSameAs(Usual);
    }

    /// <summary>Draws with the given 2.5 %, 50 % and 97.5 % quantiles.</summary>
    private static ForecastDraws Evenly(double low, double median, double high) =>
        ForecastDraws.From(Enumerable.Range(0, 41).Select(i =>
            i <= 20 ? low + ((median - low) * (i - 1) / 19.0) : median + ((high - median) * (i - 20) / 19.0)));
}
