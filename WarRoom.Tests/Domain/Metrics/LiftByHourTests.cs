using WarRoom.Domain.Metrics;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class LiftByHourTests
{
    private static readonly SeriesOfCounts Site = SimulatedSeries.ATypicalSite;
    private static readonly LiftByHour Day = LiftByHour.Of(Site.Hours, Site.Window, DateTimeZone.Utc, seed: 1);

    [Fact]
    public void Each_hour_of_the_window_has_a_band_of_its_own_and_one_for_all_so_far()
    {
        Day.Hours.Select(hour => hour.Hour).ShouldBe(Enumerable.Range(0, 12).Select(i => Site.WindowStart + Duration.FromHours(i)));
        Day.Hours[3].Alone.Band95.Low.ShouldBe(118, 20);
        Day.Hours[3].Alone.Band95.High.ShouldBe(450, 20);
        Day.Hours[3].SoFar.Band95.Low.ShouldBe(337, 30);
        Day.Hours[3].SoFar.Band95.High.ShouldBe(851, 30);
    }

    [Fact]
    public void The_last_running_total_is_the_whole_window()
    {
        Day.Hours[^1].SoFar.Band95.ShouldBe(Day.Total!.Band95);
        Day.Hours[0].SoFar.ShouldBe(Day.Hours[0].Alone);
    }

    [Fact]
    public void Hours_do_not_average_their_errors_away()
    {
        var ifIndependent = Math.Sqrt(Day.Hours.Sum(hour => hour.Alone.Band95.Width * hour.Alone.Band95.Width));

        Day.Total!.Band95.Width.ShouldBeGreaterThan(1.3 * ifIndependent);
    }

    [Fact]
    public void Without_history_there_is_a_reason_instead_of_bands()
    {
        var day = LiftByHour.Of([], Site.Window, DateTimeZone.Utc, seed: 1);

        day.Hours.ShouldBeEmpty();
        day.Refusal!.Code.ShouldBe("baseline.tooFewDays");
    }
}
