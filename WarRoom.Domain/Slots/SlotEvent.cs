namespace WarRoom.Domain.Slots;

/// <summary>What happened to a slot.</summary>
public enum SlotEventKind
{
    Planned,
    Assigned,
    Claimed,
    TakenOver,

    /// <summary>Two holders traded: this one has it now.</summary>
    Swapped,
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
    /// <summary>Why a release happened together with all others of its holder: "I can't go on today".</summary>
    public const string HandedBack = "can't go on today";

    /// <summary>Why a release happened because its holder is not on the team any more.</summary>
    public const string HolderRemoved = "taken off the team";

    /// <summary>Why a release happened because its holder has left the team.</summary>
    public const string HolderLeft = "left the team";

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
