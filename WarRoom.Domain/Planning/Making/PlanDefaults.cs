namespace WarRoom.Domain.Planning.Making;

/// <summary>What a plan may not do and what its parts are worth, unless somebody sets it otherwise.</summary>
public static class PlanDefaults
{
    /// <summary>Least minutes between two posts with nearly the same words on one network.</summary>
    public const int DuplicateMinutes = 20;

    /// <summary>A slot that is due sooner is not changed any more.</summary>
    public const int LeadMinutes = 10;

    /// <summary>Most posts on a network in an hour; days with more to post than that get more.</summary>
    public const int HourCap = 8;

    public static PlanLimits Limits { get; } = new(DuplicateMinutes, StandbyGapMinutes: 10, StandbyPerHour: 2, LeadMinutes, [100, 70, 50, 35, 25, 18, 12, 8, 5, 3]);

    public static PlanWeights Weights { get; } = new(
        Affinity: 2, Reach: 2, Relation: 3, Unfilled: 300, UnfilledLocked: 1000, Volume: 12, Fairness: 10, AbBlock: 30, AbMember: 8,
        Backup: 40, BackupFitPercent: 20, ChangeMember: 60, ChangeToBackup: 20, ChangeTime: 8, ChangeVariant: 5, ChangeBackup: 5, ConfirmedFactor: 3);

    /// <summary>While nobody knows the plan, a change costs little: planning again improves it and does not shuffle it.</summary>
    public static PlanWeights DraftWeights { get; } = Weights with { ChangeMember = 12, ChangeToBackup = 8, ChangeTime = 2, ChangeVariant = 1, ChangeBackup = 1 };
}
