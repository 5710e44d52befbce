namespace WarRoom.Domain.Metrics;

/// <summary>Hourly counts laid out on the wall clock of a zone, gaps included.</summary>
/// <remarks>
/// An hour without a count, an hour that the clocks skipped and an hour that happened twice are gaps: such a day cannot be
/// compared with others at that hour.
/// </remarks>
public sealed class Baseline
{
    private readonly int _first;
    private readonly double[] _counts;

    private Baseline(int first, double[] counts)
    {
        _first = first;
        _counts = counts;
    }

    /// <summary>Hours from the first to the last one known.</summary>
    public int Hours => _counts.Length;

    public int Gaps => _counts.Count(double.IsNaN);

    public LocalDateTime? FirstHour => Hours == 0 ? null : LocalHours.At(_first);

    /// <summary>Lays counts out in a zone; of two for the same instant the later one in the list is kept.</summary>
    public static Baseline From(IEnumerable<HourlyCount> counts, DateTimeZone zone)
    {
        var known = new Dictionary<Instant, double>();
        foreach (var (hour, count) in counts) known[hour] = count ?? double.NaN;
        if (known.Count == 0) return new(0, []);

        var placed = known.ToLookup(pair => LocalHours.NumberOf(pair.Key.InZone(zone).LocalDateTime), pair => pair.Value);
        var (first, last) = (placed.Min(hour => hour.Key), placed.Max(hour => hour.Key));
        return new(first, [.. Enumerable.Range(first, last - first + 1).Select(hour => OnlyOne(placed[hour]))]);
    }

    /// <summary>The count of a wall-clock hour; null in a gap and outside of what is known.</summary>
    public int? At(LocalDateTime hour) => this[LocalHours.NumberOf(hour)] is var count && double.IsNaN(count) ? null : (int)count;

    internal int FirstNumber => _first;

    /// <summary>NaN in a gap.</summary>
    internal double this[int hour] =>
        hour >= _first && hour - _first < _counts.Length ? _counts[hour - _first] : double.NaN;

    /// <summary>The total of consecutive hours; NaN when one is missing.</summary>
    internal double Total(int first, int length)
    {
        var total = 0.0;
        for (var hour = first; hour < first + length; hour++) total += this[hour];
        return total;
    }

    /// <summary>The total over the same clock hours of an earlier day, weighted as often as they happen on the window's own day.</summary>
    internal double Total(ClockWindow window, int daysBack)
    {
        var total = 0.0;
        for (var i = 0; i < window.Length; i++)
        {
            var times = window.Times[window.Offset + i];
            if (times > 0) total += times * this[window.First - (24 * daysBack) + i];
        }

        return total;
    }

    private static double OnlyOne(IEnumerable<double> counts) => counts.Count() == 1 ? counts.First() : double.NaN;
}
