using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>How the same calculation fared on the last ordinary days, each forecast from earlier data only.</summary>
/// <param name="Days">Days that were tried.</param>
/// <param name="Inside">Days whose count lay inside its 95 % band.</param>
/// <param name="FalseAlarms">Days that would have looked like a lift.</param>
/// <param name="Widening">Factor for the bands, 1 to 2; above 1 when the bands proved too narrow.</param>
public sealed record SelfCheck(int Days, int Inside, int FalseAlarms, double Widening)
{
    private const int MostDays = 28;
    private const int FewestToJudge = 14;
    private const int DaysOfHistory = 8;
    private const double AcceptedShare = 0.8;
    private const int DrawsPerDay = 2000;

    /// <summary>Whether the lead is warned that the bands were too narrow on this series.</summary>
    public bool IsTooNarrow => Days >= FewestToJudge && Inside < AcceptedShare * Days;

    public string Sentence => Days == 0
        ? "There are not enough earlier days to check the calculation on."
        : $"The same calculation on your last {Days} ordinary {(Days == 1 ? "day" : "days")} stayed inside its 95 % range on {Inside} of {Days} and would have raised {FalseAlarms} false {(FalseAlarms == 1 ? "alarm" : "alarms")}.";

    public static SelfCheck Of(IReadOnlyList<HourlyCount> history, TimeWindow window, DateTimeZone zone, int seed, LiftOptions? options = null)
    {
        options ??= LiftOptions.Default;
        var counts = Baseline.From(history, zone);
        var control = LiftModel.ControlOf(options, zone);
        var today = ClockWindow.Of(window, zone);
        var days = Math.Min((today.Start - counts.FirstNumber) / 24, options.LongestHistory) - DaysOfHistory + 1;
        var tried = new List<Trial>();
        for (var back = 1; back <= days && tried.Count < MostDays; back++)
        {
            if (Try(counts, control, today.Back(back), today.Start, options, seed) is { } trial) tried.Add(trial);
        }

        var inside = tried.Count(trial => trial.Band.Contains(trial.Count));
        var check = new SelfCheck(tried.Count, inside, tried.Count(trial => trial.Count > trial.Band.High), 1);
        return check.IsTooNarrow ? check with { Widening = WideningFor(tried) } : check;
    }

    private static Trial? Try(Baseline counts, Baseline? control, ClockWindow day, int campaign, LiftOptions options, int seed)
    {
        if (day.First + day.Length > campaign || day.Dates.Any(options.SpecialDays.Contains)) return null;
        var count = counts.Total(day, 0);
        if (double.IsNaN(count) || LiftModel.Fit(counts, control, day, options).Forecast is not { } forecast) return null;
        var draws = forecast.Draws(seed, DrawsPerDay);
        return new(count, draws.Median, draws.Band95);
    }

    private static double WideningFor(List<Trial> tried)
    {
        var scores = tried.Select(trial => trial.Score).Order().ToList();
        return Math.Clamp(scores[(int)Math.Ceiling(0.95 * scores.Count) - 1] / 1.96, 1, 2);
    }

    private sealed record Trial(double Count, double Median, Band Band)
    {
        /// <summary>Distance from the middle in standard deviations of the logarithm.</summary>
        public double Score =>
            Math.Abs(Math.Log(Count + 0.5) - Math.Log(Median + 0.5)) / Math.Max((Math.Log(Band.High + 0.5) - Math.Log(Band.Low + 0.5)) / 3.92, 1e-6);
    }
}
