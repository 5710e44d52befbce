using System.Globalization;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Tests.Domain.Metrics;

/// <summary>An hourly series with the window that follows its history, in UTC.</summary>
internal sealed record SeriesOfCounts(LocalDateTime Start, int HistoryHours, int WindowHours, string Counts, string? ControlCounts = null)
{
    public Instant WindowStart => Start.InUtc().ToInstant() + Duration.FromHours(HistoryHours);

    public TimeWindow Window => new(WindowStart, WindowStart + Duration.FromHours(WindowHours));

    public List<HourlyCount> Hours => Read(Counts);

    public LiftOptions Options => new() { Control = ControlCounts is null ? null : Read(ControlCounts) };

    public long Observed => Hours.Skip(HistoryHours).Take(WindowHours).Sum(hour => (long)hour.Count!);

    public LiftFit Fit(LiftOptions? options = null) => LiftModel.Fit(Hours, Window, DateTimeZone.Utc, options ?? Options);

    private List<HourlyCount> Read(string counts) =>
        [.. counts.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((count, i) =>
            new HourlyCount(Start.InUtc().ToInstant() + Duration.FromHours(i), count == "." ? null : int.Parse(count, CultureInfo.InvariantCulture)))];
}
