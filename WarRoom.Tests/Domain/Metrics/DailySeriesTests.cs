using CsCheck;
using WarRoom.Domain.Metrics;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class DailySeriesTests
{
    private static readonly LocalDate First = new(2026, 10, 5);

    [Fact]
    public void Followers_won_each_day_are_forecast_like_visits()
    {
        var gains = Enumerable.Range(0, 28).Select(i => new DailyCount(First.PlusDays(i), 20 + (i * 7 % 11)));

        var forecast = DailySeries.Of(gains).Fit(First.PlusDays(28)).Forecast!;

        forecast.Days.ShouldBe(28);
        forecast.UsesHoursBefore.ShouldBeFalse();
        forecast.Draws(1).Median.ShouldBe(25, 3);
        forecast.Draws(1).Band95.Contains(25).ShouldBeTrue();
    }

    [Fact]
    public void Four_weeks_of_days_can_be_checked_too() =>
        DailySeries.Of(Enumerable.Range(0, 28).Select(i => new DailyCount(First.PlusDays(i), 20 + (i * 7 % 11)))).Check(First.PlusDays(28), seed: 1).Days.ShouldBe(21);

    [Fact]
    public void Totals_become_gains_a_loss_counts_as_zero_and_is_named()
    {
        var series = DailySeries.FromTotals([(First, 1000), (First.PlusDays(1), 1012), (First.PlusDays(2), 1007), (First.PlusDays(3), 1020)]);

        series.Days.Select(day => day.Count).ShouldBe([12, 0, 13]);
        series.DaysOfLoss.ShouldBe([First.PlusDays(2)]);
    }

    [Fact]
    public void The_gain_of_a_day_after_a_gap_is_not_known() =>
        DailySeries.FromTotals([(First, 1000), (First.PlusDays(3), 1090), (First.PlusDays(4), 1100)]).Days.Select(day => day.Count).ShouldBe([null, 10]);

    [Fact]
    public void Totals_that_only_grow_lose_nothing_on_the_way() =>
        Gen.Int[0, 500].Array[2, 40].Sample(steps =>
        {
            var totals = steps.Select((_, i) => (First.PlusDays(i), (long)steps.Take(i + 1).Sum())).ToList();
            DailySeries.FromTotals(totals).Days.Sum(day => day.Count!.Value).ShouldBe((int)(totals[^1].Item2 - totals[0].Item2));
        });
}
