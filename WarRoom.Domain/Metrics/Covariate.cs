namespace WarRoom.Domain.Metrics;

/// <summary>Something known on each day that goes along with its total, on a logarithmic scale around its kind of day.</summary>
/// <param name="Past">One value per past day.</param>
/// <param name="Today">The value of the day that is forecast.</param>
/// <param name="Mean">Prior mean of its coefficient.</param>
/// <param name="Sd">Prior standard deviation of its coefficient.</param>
internal sealed record Covariate(double[] Past, double Today, double Mean, double Sd)
{
    private const double Furthest = 1.5;
    private const double NearestLimit = 0.3;

    public double Variance => Sd * Sd;

    /// <summary>Centres values within weekdays and weekends, so that a weekend is no surprise, and clips them.</summary>
    public static Covariate Of(double[] values, bool[] isWeekend, double today, bool todayIsWeekend, double mean, double sd)
    {
        var logs = Array.ConvertAll(values, value => Math.Log(value + 0.5));
        var centre = new[] { MeanOf(logs, isWeekend, false), MeanOf(logs, isWeekend, true) };
        var past = new double[logs.Length];
        for (var i = 0; i < past.Length; i++) past[i] = double.IsNaN(logs[i]) ? 0 : logs[i] - centre[isWeekend[i] ? 1 : 0];

        var centreToday = centre[todayIsWeekend ? 1 : 0];
        if (double.IsNaN(centreToday)) centreToday = logs.Where(log => !double.IsNaN(log)).DefaultIfEmpty(double.NaN).Average();
        var now = Math.Log(today + 0.5) - centreToday;
        var limit = Math.Max(3 * SdOf(past), NearestLimit);
        return new(Array.ConvertAll(past, x => Math.Clamp(x, -Furthest, Furthest)), double.IsFinite(now) ? Math.Clamp(now, -limit, limit) : 0, mean, sd);
    }

    private static double MeanOf(double[] logs, bool[] isWeekend, bool weekend) =>
        logs.Where((log, i) => isWeekend[i] == weekend && !double.IsNaN(log)).DefaultIfEmpty(double.NaN).Average();

    private static double SdOf(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
