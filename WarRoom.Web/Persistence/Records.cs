using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Web.Persistence;

/// <summary>A tracked link: the code names campaign, slot, member, variant and network, never the visitor.</summary>
public sealed class TrackedLink
{
    public required string Code { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public MemberId MemberId { get; init; }

    public VariantId? VariantId { get; init; }

    public Network Network { get; init; }

    public Instant CreatedAt { get; init; }
}

/// <summary>A group invitation: one link for everybody, valid until an instant, revocable.</summary>
public sealed class Invite
{
    /// <summary>Eight characters without the hyphen.</summary>
    public required string Code { get; init; }

    public CampaignId CampaignId { get; init; }

    public Instant ValidUntil { get; set; }

    public Instant? RevokedAt { get; set; }

    public int Uses { get; set; }
}

/// <summary>What is shown without a sign-in by a secret, revocable address.</summary>
public enum SharedPage
{
    Wall,
    Report,
    Calendar,
}

/// <summary>A secret address of a wall screen, a report or a calendar: 128 bits, revocable.</summary>
public sealed class SharedLink
{
    public required string Token { get; init; }

    public CampaignId CampaignId { get; init; }

    public SharedPage Page { get; init; }

    public MemberId? MemberId { get; init; }

    public string Name { get; set; } = "";

    public Instant CreatedAt { get; init; }

    public Instant? RevokedAt { get; set; }

    public Instant? LastSeenAt { get; set; }
}

/// <summary>The answer to a form that carried a key: sending it twice gives the same answer and one effect.</summary>
public sealed class DoneRequest
{
    public required string Key { get; init; }

    public string Answer { get; set; } = "";

    public Instant At { get; init; }
}

/// <summary>Visits of one hour, baseline or launch day; null is a gap in the data, not zero.</summary>
public sealed class HourlyVisits
{
    public CampaignId CampaignId { get; init; }

    public Instant Hour { get; init; }

    public int? Visits { get; set; }

    public required string Source { get; set; }

    public Instant ReadAt { get; set; }
}

/// <summary>A running total of a measure as it was read at an instant.</summary>
public sealed class MetricReading
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    /// <summary>Campaign time to which the total belongs.</summary>
    public Instant At { get; init; }

    public Network? Network { get; init; }

    public Measure Measure { get; init; }

    public int Total { get; init; }

    public required string Source { get; init; }

    /// <summary>Who entered it, when it was entered by hand.</summary>
    public MemberId? By { get; init; }

    public string ByName { get; init; } = "";
}

/// <summary>A note of the scribe, stamped with campaign time; notes become the record.</summary>
public sealed class Note
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public Instant At { get; init; }

    public MemberId? ByMember { get; init; }

    public required string ByName { get; init; }

    public required string Text { get; init; }
}

/// <summary>One run of the planner: its progress while it works and what it left open.</summary>
public sealed class PlanRun
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public MemberId? ByMember { get; init; }

    public required string ByName { get; init; }

    public Instant StartedAt { get; init; }

    public Instant? EndedAt { get; set; }

    /// <summary>0 to 100.</summary>
    public int Percent { get; set; }

    public long Score { get; set; }

    public int Placed { get; set; }

    public bool StopAsked { get; set; }

    public string? Error { get; set; }

    public List<OpenSlotReason> Unfilled { get; set; } = [];
}

/// <summary>Why the planner left a slot open.</summary>
public sealed record OpenSlotReason(SlotId Slot, IReadOnlyList<string> Codes, string Sentence);

/// <summary>What changed by whom outside the slots: team, foundation, links, holds.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public CampaignId? CampaignId { get; init; }

    public Instant RealTime { get; init; }

    public required string ByName { get; init; }

    public required string What { get; init; }
}

/// <summary>One setting of the installation, by name: the set-up code, the demo's one-time sign-ins, edited network rules.</summary>
public sealed class Setting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
