using CsCheck;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class LiftModelTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 2, 0, 0);

    /// <summary>Quantiles of 400,000 draws of an independent implementation in another language.</summary>
    public static TheoryData<string, double, double, double, double, double> Reference => new()
    {
        { nameof(SimulatedSeries.ATypicalSite), 1446, 1652, 2305, 3258, 3771 },
        { nameof(SimulatedSeries.ASmallSite), 238, 288, 442, 682, 823 },
        { nameof(SimulatedSeries.AWeekOfAQuietSite), 12, 16, 31, 51, 64 },
        { nameof(SimulatedSeries.ARoughSiteWithAControl), 77, 115, 309, 816, 1220 },
        { nameof(SimulatedSeries.AQuietSiteWithGaps), 35, 42, 63, 92, 105 },
    };

    [Theory]
    [MemberData(nameof(Reference))]
    public void The_bands_agree_with_the_reference(string name, double low99, double low, double median, double high, double high99)
    {
        var draws = Series(name).Fit().Forecast!.Draws(seed: 1, n: 100_000);

        var tolerance = 0.06 * (high - low);
        draws.Median.ShouldBe(median, tolerance);
        draws.Band95.Low.ShouldBe(low, tolerance);
        draws.Band95.High.ShouldBe(high, tolerance);
        draws.Band99.Low.ShouldBe(low99, tolerance);
        draws.Band99.High.ShouldBe(high99, 2 * tolerance);
    }

    [Fact]
    public void The_same_seed_gives_the_same_draws_and_another_seed_others()
    {
        var forecast = SimulatedSeries.ASmallSite.Fit().Forecast!;

        forecast.Draws(7).Quantile(0.3).ShouldBe(forecast.Draws(7).Quantile(0.3));
        Enumerable.Range(1, 8).Select(seed => forecast.Draws(seed, 999).Quantile(0.3)).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Nothing_from_the_window_on_is_read()
    {
        var series = SimulatedSeries.ATypicalSite;
        var flooded = series.Hours.Select(hour => hour.Hour >= series.WindowStart ? hour with { Count = 1_000_000 } : hour).ToList();

        Median(LiftModel.Fit(flooded, series.Window, DateTimeZone.Utc)).ShouldBe(Median(series.Fit()));
    }

    [Fact]
    public void A_window_of_two_days_does_not_learn_from_itself()
    {
        var start = Monday + Duration.FromDays(21);
        var window = new TimeWindow(start, start + Duration.FromHours(36));
        var flooded = Flat(23, 40).Select(hour => hour.Hour >= start ? hour with { Count = 900 } : hour).ToList();

        var forecast = LiftModel.Fit(flooded, window, DateTimeZone.Utc).Forecast!;

        forecast.Days.ShouldBe(20);
        forecast.DroppedDays.ShouldBeEmpty();
        forecast.Draws(1).Median.ShouldBe(36 * 40, 40);
    }

    [Fact]
    public void A_control_that_moved_with_the_campaign_is_told_apart_from_one_that_kept_still()
    {
        var window = Window(21);
        var moved = Flat(22, 100).Select(hour => window.Contains(hour.Hour) ? hour with { Count = 200 } : hour).ToList();

        ControlCheck.HasMoved(moved, window, DateTimeZone.Utc, seed: 1).ShouldBeTrue();
        ControlCheck.HasMoved(Flat(22, 100), window, DateTimeZone.Utc, seed: 1).ShouldBeFalse();
    }

    [Theory]
    [InlineData(4, false, false)]
    [InlineData(5, true, true)]
    [InlineData(13, true, true)]
    [InlineData(14, true, false)]
    public void A_forecast_needs_five_days_and_a_short_history_is_called_thin(int days, bool isPossible, bool isThin)
    {
        var fit = LiftModel.Fit(Flat(days, 40), Window(days), DateTimeZone.Utc);

        (fit.Forecast is not null).ShouldBe(isPossible);
        (fit.Refusal?.Code).ShouldBe(isPossible ? null : "baseline.tooFewDays");
        (fit.Forecast?.HasThinHistory ?? false).ShouldBe(isThin);
    }

    [Fact]
    public void An_empty_history_is_refused_with_words() =>
        LiftModel.Fit([], Window(14), DateTimeZone.Utc).Refusal!.Reason.ShouldBe("Only 0 comparable days of history, 5 are needed. Collect at least 14 days.");

    [Fact]
    public void A_day_that_stands_far_from_the_others_is_left_out_and_named()
    {
        var day = new LocalDate(2026, 11, 9);
        var history = Flat(21, 40).Select(hour => hour.Hour.InUtc().Date == day ? hour with { Count = 400 } : hour).ToList();

        var forecast = LiftModel.Fit(history, Window(21), DateTimeZone.Utc).Forecast!;

        forecast.DroppedDays.ShouldBe([day]);
        forecast.Draws(1).Median.ShouldBe(480, 20);
    }

    [Fact]
    public void A_special_day_is_not_learnt_from()
    {
        var options = new LiftOptions { SpecialDays = [new LocalDate(2026, 11, 9)] };

        LiftModel.Fit(Flat(21, 40), Window(21), DateTimeZone.Utc, options).Forecast!.Days.ShouldBe(20);
    }

    [Fact]
    public void A_day_with_a_gap_is_not_comparable_but_the_others_are()
    {
        var history = Flat(21, 40).Where(hour => hour.Hour != Monday + Duration.FromHours((24 * 3) + 10)).ToList();

        LiftModel.Fit(history, Window(21), DateTimeZone.Utc).Forecast!.Days.ShouldBe(20);
    }

    [Fact]
    public void A_quiet_morning_lowers_the_forecast_unless_the_lead_says_otherwise()
    {
        var morning = Monday + Duration.FromDays(21);
        var history = Flat(22, 40).Select(hour => hour.Hour >= morning ? hour with { Count = 20 } : hour).ToList();

        var usual = Median(LiftModel.Fit(Flat(22, 40), Window(21), DateTimeZone.Utc));
        Median(LiftModel.Fit(history, Window(21), DateTimeZone.Utc)).ShouldBeLessThan(0.97 * usual);
        Median(LiftModel.Fit(history, Window(21), DateTimeZone.Utc, new LiftOptions { UsesHoursBefore = false })).ShouldBe(usual, 0.03 * usual);
    }

    [Fact]
    public void A_control_that_doubles_raises_the_forecast()
    {
        var options = new LiftOptions { Control = [.. Flat(22, 100).Select(hour => hour.Hour >= Window(21).Start ? hour with { Count = 200 } : hour)] };

        Median(LiftModel.Fit(Flat(22, 40), Window(21), DateTimeZone.Utc, options)).ShouldBeGreaterThan(1.05 * 480);
    }

    [Fact]
    public void Windows_are_compared_by_the_clock_across_the_autumn_change()
    {
        // 40 an hour from 9 to 21 by Berlin's clock, nothing else; clocks go back on 25 October
        var start = new LocalDateTime(2026, 10, 12, 0, 0).InZoneStrictly(Berlin).ToInstant();
        var history = Enumerable.Range(0, 24 * 21).Select(i => start + Duration.FromHours(i))
            .Select(hour => new HourlyCount(hour, hour.InZone(Berlin).Hour is >= 9 and < 21 ? 40 : 0)).ToList();
        var window = new LaunchDay(new LocalDate(2026, 11, 2), Berlin).Between(new LocalTime(9, 0), new LocalTime(21, 0));

        var forecast = LiftModel.Fit(history, window, Berlin).Forecast!;

        forecast.Days.ShouldBe(21);
        forecast.Draws(1).Median.ShouldBe(480, 15);
    }

    [Fact]
    public void An_hour_that_happens_twice_makes_that_day_incomparable_there_only()
    {
        var start = new LocalDateTime(2026, 10, 12, 0, 0).InZoneStrictly(Berlin).ToInstant();
        var history = Enumerable.Range(0, (24 * 21) + 1).Select(i => new HourlyCount(start + Duration.FromHours(i), 40)).ToList();
        var night = new LaunchDay(new LocalDate(2026, 11, 2), Berlin).Between(new LocalTime(1, 0), new LocalTime(4, 0));

        LiftModel.Fit(history, night, Berlin).Forecast!.Days.ShouldBe(20);
        Baseline.From(history, Berlin).Gaps.ShouldBe(1);
        Baseline.From(history, Berlin).At(new LocalDateTime(2026, 10, 25, 2, 0)).ShouldBeNull();
    }

    [Fact]
    public void A_launch_day_of_25_hours_expects_25_hours()
    {
        var day = new LaunchDay(new LocalDate(2026, 10, 25), Berlin);
        var history = Enumerable.Range(1, 24 * 21).Select(i => new HourlyCount(day.Start - Duration.FromHours(i), 40)).ToList();

        LiftModel.Fit(history, new TimeWindow(day.Start, day.End), Berlin).Forecast!.Draws(1).Median.ShouldBe(1000, 25);
    }

    [Fact]
    public void More_traffic_raises_the_forecast_in_proportion() =>
        Gen.Select(Gen.Int[20, 200], Gen.Int[2, 5], Gen.Int[14, 40]).Sample((perHour, factor, days) =>
        {
            var once = Median(LiftModel.Fit(Flat(days, perHour), Window(days), DateTimeZone.Utc));
            var more = Median(LiftModel.Fit(Flat(days, factor * perHour), Window(days), DateTimeZone.Utc));
            more.ShouldBe(factor * once, 0.05 * factor * once);
        }, iter: 20);

    [Fact]
    public void Any_history_gives_ordered_quantiles_that_are_counts_or_a_reason() =>
        Gen.Int[-1, 500].Array[1, 24 * 16].Sample(counts =>
        {
            var start = Monday + Duration.FromDays(14) - Duration.FromHours(counts.Length);
            var history = counts.Select((count, i) => new HourlyCount(start + Duration.FromHours(i), count < 0 ? null : count)).ToList();
            var fit = LiftModel.Fit(history, Window(14), DateTimeZone.Utc);
            (fit.Forecast is null).ShouldBe(fit.Refusal is not null);
            if (fit.Forecast?.Draws(1, 500) is not { } draws) return;
            new[] { 0, draws.Band99.Low, draws.Band95.Low, draws.Median, draws.Band95.High, draws.Band99.High }.ShouldBeInOrder();
        }, iter: 60);

    private static SeriesOfCounts Series(string name) => (SeriesOfCounts)typeof(SimulatedSeries).GetProperty(name)!.GetValue(null)!;

    private static double Median(LiftFit fit) => fit.Forecast!.Draws(1).Median;

    private static List<HourlyCount> Flat(int days, int perHour) =>
        [.. Enumerable.Range(0, 24 * days).Select(i => new HourlyCount(Monday + Duration.FromHours(i), perHour))];

    /// <summary>Twelve hours from nine in the morning, after so many whole days.</summary>
    private static TimeWindow Window(int days)
    {
        var start = Monday + Duration.FromDays(days) + Duration.FromHours(9);
        return new(start, start + Duration.FromHours(12));
    }
}
