namespace WarRoom.Domain.Reports;

/// <summary>What became of a goal.</summary>
public enum Verdict
{
    NotMeasured,

    /// <summary>An ordinary day might have brought the same.</summary>
    NoClearEffect,
    Missed,

    /// <summary>At least nine tenths of the goal.</summary>
    JustShort,
    Met,
}

/// <summary>The words of a verdict, and how it is found.</summary>
public static class Verdicts
{
    private const double NearlyMet = 0.9;

    public static Verdict Of(GoalFact goal) =>
        goal.Result is not { } result ? Verdict.NotMeasured
        : goal is { Low: <= 0, High: >= 0 } ? Verdict.NoClearEffect
        : result >= goal.Goal ? Verdict.Met
        : result >= goal.Goal * NearlyMet ? Verdict.JustShort
        : Verdict.Missed;

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Met => "Met",
        Verdict.JustShort => "Just short",
        Verdict.Missed => "Missed",
        Verdict.NoClearEffect => "No clear effect",
        _ => "Not measured",
    };

    /// <summary>While the day runs nothing is missed: it is on its way.</summary>
    public static string Word(this Verdict verdict, ReportState state) =>
        state is not ReportState.Over && verdict is Verdict.Missed or Verdict.JustShort ? "Not there yet" : verdict.Word();
}
