using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class SelfCheckTests
{
    [Fact]
    public void The_calculation_is_tried_on_earlier_days()
    {
        var check = Check(SimulatedSeries.ATypicalSite);

        check.Days.ShouldBe(21);
        check.Inside.ShouldBeGreaterThanOrEqualTo(18);
        check.Widening.ShouldBe(1);
        check.Sentence.ShouldBe($"The same calculation on your last 21 ordinary days stayed inside its 95 % range on {check.Inside} of 21 and would have raised {check.FalseAlarms} false {(check.FalseAlarms == 1 ? "alarm" : "alarms")}.");
    }

    [Fact]
    public void A_week_is_too_short_to_check_on() => Check(SimulatedSeries.AWeekOfAQuietSite).Days.ShouldBe(0);

    [Fact]
    public void A_special_day_is_not_tried()
    {
        var site = SimulatedSeries.ATypicalSite;
        var special = new LiftOptions { SpecialDays = [site.WindowStart.InUtc().Date.PlusDays(-2)] };

        Check(site, special).Days.ShouldBe(20);
    }

    [Fact]
    public void A_series_whose_days_surprise_too_often_widens_the_bands()
    {
        // every fourth day is three times as busy: the model takes these days for accidents and leaves them out
        var start = Instant.FromUtc(2026, 10, 5, 0, 0);
        var history = Enumerable.Range(0, 24 * 40).Select(i => new HourlyCount(start + Duration.FromHours(i), i / 24 % 4 == 3 ? 3000 : 1000 + (i % 7))).ToList();
        var window = new TimeWindow(start + Duration.FromDays(40), start + Duration.FromDays(41));

        var check = SelfCheck.Of(history, window, DateTimeZone.Utc, seed: 1, new LiftOptions { UsesHoursBefore = false });

        check.IsTooNarrow.ShouldBeTrue();
        check.FalseAlarms.ShouldBe(check.Days - check.Inside);
        check.Widening.ShouldBeInRange(1.2, 2);
    }

    private static SelfCheck Check(SeriesOfCounts series, LiftOptions? options = null) =>
        SelfCheck.Of(series.Hours, series.Window, DateTimeZone.Utc, seed: 1, options ?? series.Options);
}
