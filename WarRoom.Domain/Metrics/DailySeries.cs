using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>A count of a whole day; no count is a gap.</summary>
public readonly record struct DailyCount(LocalDate Day, int? Count);

/// <summary>A series with one number a day, such as followers won: forecast by the same model as hourly ones.</summary>
/// <remarks>
/// A day is laid down as one hour at its midnight, and the window as that hour of the launch day. There are no hours before the window, so
/// the forecast does not ask how the day began.
/// </remarks>
public sealed record DailySeries
{
    private DailySeries(IReadOnlyList<DailyCount> days, IReadOnlyList<LocalDate> losses) => (Days, DaysOfLoss) = (days, losses);

    public IReadOnlyList<DailyCount> Days { get; }

    /// <summary>Days on which more left than came: counted as zero, and to be shown.</summary>
    public IReadOnlyList<LocalDate> DaysOfLoss { get; }

    /// <summary>Counts as they are; of two for a day the later one in the list is kept.</summary>
    public static DailySeries Of(IEnumerable<DailyCount> days) =>
        new([.. days.GroupBy(day => day.Day).OrderBy(day => day.Key).Select(day => day.Last())], []);

    /// <summary>Gains from running totals, such as followers typed in once a day.</summary>
    /// <remarks>A gain is known only where the day before was read too; the first day and the day after a gap are gaps.</remarks>
    public static DailySeries FromTotals(IEnumerable<(LocalDate Day, long Total)> readings)
    {
        var totals = readings.GroupBy(reading => reading.Day).OrderBy(day => day.Key).Select(day => day.Last()).ToList();
        var gains = totals.Zip(totals.Skip(1)).Select(pair => (pair.Second.Day, Gain: pair.Second.Total - pair.First.Total, IsNext: pair.First.Day.PlusDays(1) == pair.Second.Day)).ToList();
        return new(
            [.. gains.Select(gain => new DailyCount(gain.Day, gain.IsNext ? (int)Math.Clamp(gain.Gain, 0, int.MaxValue) : null))],
            [.. gains.Where(gain => gain.IsNext && gain.Gain < 0).Select(gain => gain.Day)]);
    }

    /// <summary>The count of a day; null in a gap.</summary>
    public int? On(LocalDate day) => Days.FirstOrDefault(known => known.Day == day).Count;

    /// <summary>The forecast of a day from the days before it.</summary>
    public LiftFit Fit(LocalDate day, LiftOptions? options = null) => LiftModel.Fit(AsHours(), WindowOf(day), DateTimeZone.Utc, options);

    public SelfCheck Check(LocalDate day, int seed, LiftOptions? options = null) => SelfCheck.Of(AsHours(), WindowOf(day), DateTimeZone.Utc, seed, options);

    private List<HourlyCount> AsHours() => [.. Days.Select(day => new HourlyCount(WindowOf(day.Day).Start, day.Count))];

    private static TimeWindow WindowOf(LocalDate day)
    {
        var midnight = day.AtMidnight().InUtc().ToInstant();
        return new(midnight, midnight + Duration.FromHours(1));
    }
}
