namespace WarRoom.Domain.Reports;

/// <summary>The first sentences of a report: what the day brought, how sure that is, and what cannot be said.</summary>
public static class Headline
{
    public const string Running = "The day is still running: these numbers change.";
    public const string NotStarted = "The day has not begun: there is nothing to report yet.";
    public const string NoBaseline = "What the day added cannot be said: there are no visits of ordinary days to compare with.";
    public const string NotRead = "What the day added cannot be said yet: no visits of the day have been read.";
    public const string NoEffect = "No clear effect on visits: between {0:+#,0;−#,0;0} and {1:+#,0;−#,0;0} against an ordinary day.";
    public const string More = "The launch brought about {0:N0} more visits than expected (likely {1:N0} to {2:N0}).";
    public const string Fewer = "There were about {0:N0} fewer visits than expected (likely {1:N0} to {2:N0} fewer).";
    public const string GoalMet = "The goal was {0:N0}: met.";
    public const string GoalNotMet = "The goal was {0:N0}: not met.";
    public const string GoalUnclear = "The goal was {0:N0} more: whether it was reached, the count alone cannot tell.";
    public const string GoalAhead = "The goal is {0:N0}.";

    public static IReadOnlyList<string> All { get; } = [Running, NotStarted, NoBaseline, NotRead, NoEffect, More, Fewer, GoalMet, GoalNotMet, GoalUnclear, GoalAhead];

    public static IReadOnlyList<Sentence> Of(ReportFacts facts)
    {
        if (facts.State is ReportState.NotStarted) return [new(NotStarted)];
        if (facts.Lift is not { } lift) return [new(facts.HasBaseline ? NotRead : NoBaseline)];
        return facts.VisitGoal is { } goal ? [Effect(lift), Goal(lift, goal, facts.State)] : [Effect(lift)];
    }

    private static bool IsUnclear(LiftFact lift) => lift.Low <= 0 && lift.High >= 0;

    private static Sentence Effect(LiftFact lift) =>
        IsUnclear(lift) ? new(NoEffect, lift.Low, lift.High)
        : lift.Extra > 0 ? new(More, lift.Extra, lift.Low, lift.High)
        : new(Fewer, -lift.Extra, -lift.High, -lift.Low);

    private static Sentence Goal(LiftFact lift, int goal, ReportState state) =>
        state is ReportState.Running ? new(GoalAhead, goal)
        : IsUnclear(lift) ? new(GoalUnclear, goal)
        : new(lift.Extra >= goal ? GoalMet : GoalNotMet, goal);
}
