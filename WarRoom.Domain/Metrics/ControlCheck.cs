using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>Whether a control series kept still: one that moved with the campaign would hide the lift.</summary>
public static class ControlCheck
{
    /// <summary>True when the control's own count in the window lies outside its own 95 % band; it is then better left out.</summary>
    public static bool HasMoved(IReadOnlyList<HourlyCount> control, TimeWindow window, DateTimeZone zone, int seed, LiftOptions? options = null)
    {
        var counts = Baseline.From(control, zone);
        var hours = ClockWindow.Of(window, zone);
        var count = counts.Total(hours, 0);
        var fit = LiftModel.Fit(counts, null, hours, options ?? LiftOptions.Default);
        return fit.Forecast is { } forecast && !double.IsNaN(count) && !forecast.Draws(seed).Band95.Contains(count);
    }
}
