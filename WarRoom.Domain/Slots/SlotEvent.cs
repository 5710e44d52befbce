namespace WarRoom.Domain.Slots;

/// <summary>What happened to a slot.</summary>
public enum SlotEventKind
{
    Planned,
    Assigned,
    Claimed,
    TakenOver,
    Released,
    Moved,
    Reminded,
    Nudged,
    Offered,
    Posted,
    ProofAdded,
    ExtraPost,
    Verified,
    VerificationWithdrawn,
    PostWithdrawn,
    ProofRejected,
    Missed,
    Reopened,
    Cancelled,
    CancellationUndone,

    /// <summary>People clicked the post's own link.</summary>
    Proven,
}

/// <summary>One change of a slot, append-only: who, when in campaign time, from, to, why.</summary>
public sealed class SlotEvent
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public Instant At { get; init; }

    public SlotEventKind Kind { get; init; }

    public SlotStatus From { get; init; }

    public SlotStatus To { get; init; }

    /// <summary>Who did it; null when it happened by itself.</summary>
    public MemberId? ByMember { get; init; }

    public required string ByName { get; init; }

    /// <summary>Who held the slot afterwards.</summary>
    public MemberId? HolderId { get; init; }

    public string Why { get; init; } = "";

    /// <summary>The slot's version that came of it.</summary>
    public int Version { get; init; }
}
