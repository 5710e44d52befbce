namespace WarRoom.Domain.Metrics;

/// <summary>The same clock hours on one earlier day.</summary>
/// <param name="Day">Days before the window, negative.</param>
/// <param name="Total">Count over the same hours.</param>
/// <param name="Weekday">0 Monday to 6 Sunday, of the first hour.</param>
/// <param name="Before">Counts of the hours before the whole window, one for each of <see cref="PastWindows.Spans"/>; NaN when not known.</param>
/// <param name="Control">The control series' total over the same hours; NaN when not known.</param>
internal sealed record PastWindow(int Day, double Total, int Weekday, double[] Before, double Control)
{
    public bool IsWeekend => Weekday >= 5;

    public double Log => Math.Log(Total + 0.5);
}

/// <summary>Collects what earlier days say about a window.</summary>
internal static class PastWindows
{
    /// <summary>How many hours before a window may tell how the day began.</summary>
    public static IReadOnlyList<int> Spans { get; } = [6, 12];

    /// <summary>The usable days, oldest first: complete, over before the window begins, and not special.</summary>
    public static List<PastWindow> Of(Baseline counts, Baseline? control, ClockWindow window, LiftOptions options)
    {
        var special = options.SpecialDays.ToHashSet();
        var days = Math.Min(options.LongestHistory, Math.Max(0, window.Start - counts.FirstNumber) / 24);
        var past = new List<PastWindow>(days);
        for (var back = days; back >= 1; back--)
        {
            var then = window.Back(back);
            if (then.First + then.Length > window.Start || then.Dates.Any(special.Contains)) continue;
            var total = counts.Total(window, back);
            if (double.IsNaN(total)) continue;
            past.Add(new(-back, total, LocalHours.WeekdayOf(then.First), Before(counts, then), control?.Total(window, back) ?? double.NaN));
        }

        return past;
    }

    public static double[] Before(Baseline counts, ClockWindow window) => [.. Spans.Select(hours => counts.Total(window.Start - hours, hours))];
}
