namespace WarRoom.Domain.Metrics;

/// <summary>Tells days that do not belong to the ordinary ones: an old campaign, an outage.</summary>
internal static class OutlierScreen
{
    private const int FewestDays = 10;
    private const int FewestOfAKind = 4;
    private const double Furthest = 5;
    private const double SmallestSpread = 0.08;

    /// <summary>Whether each day is kept; a day is dropped when it lies five robust deviations from the median of its kind of day.</summary>
    public static bool[] Keep(IReadOnlyList<PastWindow> past, IReadOnlyList<double> typical)
    {
        var keep = Enumerable.Repeat(true, past.Count).ToArray();
        if (past.Count < FewestDays) return keep;
        foreach (var kind in Enumerable.Range(0, past.Count).GroupBy(i => past[i].IsWeekend).Where(kind => kind.Count() >= FewestOfAKind))
        {
            var median = Median(kind.Select(i => past[i].Log));
            var spread = 1.4826 * Median(kind.Select(i => Math.Abs(past[i].Log - median)));
            var scale = Math.Max(Math.Max(spread, SmallestSpread), 1 / Math.Sqrt(typical[kind.First()] + 0.5));
            foreach (var i in kind) keep[i] = Math.Abs(past[i].Log - median) < Furthest * scale;
        }

        return keep;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
