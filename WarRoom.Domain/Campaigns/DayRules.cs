namespace WarRoom.Domain.Campaigns;

/// <summary>The lengths of the day, in minutes counted from a slot's <c>PostAt</c>, and the caps that are settings of a campaign.</summary>
public sealed record DayRules
{
    public static DayRules Default { get; } = new();

    /// <summary>Length of a posting window.</summary>
    public int WindowMinutes { get; init; } = 15;

    public int LateAfterMinutes { get; init; } = 5;

    public int NudgeAfterMinutes { get; init; } = 5;

    /// <summary>From here the stand-by and free members may take the slot over.</summary>
    public int OfferAfterMinutes { get; init; } = 10;

    /// <summary>How long before <c>PostAt</c> a reminder leaves.</summary>
    public int ReminderLeadMinutes { get; init; } = 10;

    /// <summary>A Claimed slot moved by more than this is asked again.</summary>
    public int AskAgainMinutes { get; init; } = 15;

    /// <summary>Most self-claimed slots that a member may have open at once.</summary>
    public int SelfClaims { get; init; } = 3;

    /// <summary>Length of a posting window.</summary>
    public Duration Window => Duration.FromMinutes(WindowMinutes);

    /// <summary>From here a slot is late.</summary>
    public Duration LateAfter => Duration.FromMinutes(LateAfterMinutes);

    /// <summary>When a silent holder is nudged.</summary>
    public Duration NudgeAfter => Duration.FromMinutes(NudgeAfterMinutes);

    /// <summary>When a silent holder's slot is offered to others.</summary>
    public Duration OfferAfter => Duration.FromMinutes(OfferAfterMinutes);

    /// <summary>How long before the post its reminder leaves.</summary>
    public Duration ReminderLead => Duration.FromMinutes(ReminderLeadMinutes);
}
