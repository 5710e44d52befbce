using System.Globalization;

namespace WarRoom.Domain.Metrics;

/// <summary>One honest sentence about a lift: number, range and goal, or that nothing can be said.</summary>
public static class LiftSentence
{
    /// <param name="estimate">The estimate of the finished window.</param>
    /// <param name="goal">Extra counts that were hoped for.</param>
    /// <param name="counted">The word for what is counted, in the plural.</param>
    public static string For(LiftEstimate estimate, long? goal = null, string counted = "visits")
    {
        var extra = Math.Abs(Rounded(estimate.Extra, 3, Math.Round));
        var band = estimate.ExtraBand;
        return estimate.FinalVerdict switch
        {
            LiftVerdict.Above =>
                $"The launch brought about {Number(Point(estimate, goal))} more {counted} than expected (likely {Number(Down(band.Low))} to {Number(Up(band.High))})." + GoalText(estimate, goal),
            LiftVerdict.Below =>
                $"There were about {Number(extra)} fewer {counted} than expected (likely {Number(Down(-band.High))} to {Number(Up(-band.Low))} fewer)." + GoalText(estimate, goal),
            _ => $"No clear effect: {Number(estimate.Observed)} {counted}, where {Number(Down(estimate.ExpectedBand.Low))} to {Number(Up(estimate.ExpectedBand.High))} would be usual." + UnclearGoal(goal),
        };
    }

    private static string GoalText(LiftEstimate estimate, long? goal) =>
        goal is null ? "" : $" Goal was {Number(goal.Value)}: {(IsMet(estimate, goal.Value) ? "met" : "not met")}.";

    private static string UnclearGoal(long? goal) =>
        goal is null ? "" : $" Goal was {Number(goal.Value)} more: the count alone can't tell.";

    private static bool IsMet(LiftEstimate estimate, long goal) => Math.Round(estimate.Extra) >= goal;

    /// <summary>Three digits, unless rounding would contradict the verdict on the goal.</summary>
    private static double Point(LiftEstimate estimate, long? goal)
    {
        var rounded = Rounded(estimate.Extra, 3, Math.Round);
        return goal is { } wanted && rounded >= wanted != IsMet(estimate, wanted) ? Math.Round(estimate.Extra) : rounded;
    }

    /// <summary>Ends are rounded outwards, so that the range never promises more than was computed.</summary>
    private static double Down(double value) => Rounded(value, 2, Math.Floor);

    private static double Up(double value) => Rounded(value, 2, Math.Ceiling);

    private static double Rounded(double value, int digits, Func<double, double> round)
    {
        var whole = Math.Abs(value) < 1 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        var unit = Math.Pow(10, Math.Max(0, whole - digits));
        return round(Math.Round(value / unit, 6)) * unit;
    }

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
