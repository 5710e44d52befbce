using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Reports;

/// <summary>Whether the numbers of a report can still change.</summary>
public enum ReportState
{
    NotStarted,
    Running,
    Over,
}

/// <summary>A goal with what was counted for it.</summary>
/// <param name="Result">Null when nobody read it: not zero.</param>
/// <param name="Low">The likely range of an estimate; null for what was counted.</param>
public sealed record GoalFact(string Name, string What, int Goal, int? Result, int? Low, int? High, string Source);

/// <summary>One slot of the day and what became of it.</summary>
public sealed record PostFact(Network Network, string? Variant, MemberId? Member, Instant PlannedAt, SlotStatus Status, bool IsOnTime, int Clicks)
{
    public bool IsMade => Status.IsDone();
}

/// <summary>A person of the day, and how far their name may go.</summary>
public sealed record PersonFact(MemberId Id, string Name, string Shown, Relationship Relationship);

/// <summary>A stop of the day; without an end it is still open.</summary>
public sealed record HoldFact(Instant From, Instant? To, string Reason);

/// <summary>Visits against what was expected without the campaign; null where there is no baseline or nothing was read.</summary>
public sealed record LiftFact(int Observed, int Expected, int Extra, int Low, int High);

/// <summary>Everything that a report is made from, at one instant of campaign time.</summary>
public sealed record ReportFacts
{
    public required ReportState State { get; init; }

    public required Instant Now { get; init; }

    public LiftFact? Lift { get; init; }

    public bool HasBaseline { get; init; } = true;

    public int? VisitGoal { get; init; }

    public IReadOnlyList<GoalFact> Goals { get; init; } = [];

    public IReadOnlyList<PostFact> Posts { get; init; } = [];

    public IReadOnlyList<PersonFact> People { get; init; } = [];

    public IReadOnlyList<HoldFact> Holds { get; init; } = [];

    public required DateTimeZone Zone { get; init; }
}
