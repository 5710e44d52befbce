using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Screens;

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

    /// <summary>What a link of the campaign alone is for, such as "Newsletter"; null for a slot's link.</summary>
    public string? Label { get; init; }

    /// <summary>A page of its own; null for the campaign's landing page.</summary>
    public string? Target { get; init; }
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

    /// <summary>How a wall screen is set up.</summary>
    public ScreenSettings Screen { get; set; } = new();

    /// <summary>Where the remote left a wall screen.</summary>
    public ScreenTurn Turn { get; set; } = new();

    /// <summary>Grows with each change of a wall screen, so that it notices.</summary>
    public int Version { get; set; }

    /// <summary>The hash of the secret in the browser that was paired, which may come back after a restart; null for an address that was typed.</summary>
    public string? Browser { get; set; }
}

/// <summary>A browser that waits to become a wall screen: it shows the code, and only it knows the secret.</summary>
public sealed class ScreenPairing
{
    public Guid Id { get; init; }

    /// <summary>Six characters.</summary>
    public required string Code { get; init; }

    public required string SecretHash { get; init; }

    /// <summary>Until when the code can be approved, and afterwards until when it can be picked up.</summary>
    public Instant ExpiresAt { get; set; }

    /// <summary>The screen that it became; null before somebody approved.</summary>
    public string? Token { get; set; }
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

/// <summary>A running total of one post or account at the moment when it had changed; what all of them came to is a <see cref="MetricReading"/>.</summary>
public sealed class SourceSample
{
    public SourceId SourceId { get; init; }

    /// <summary>Which, as the network names it for ever.</summary>
    public required string Subject { get; init; }

    public Measure Measure { get; init; }

    public Network Network { get; init; }

    public Instant At { get; init; }

    public int Total { get; init; }

    /// <summary>Began at zero; an account had followers before.</summary>
    public bool IsBornToday { get; init; }
}

/// <summary>Something that others wrote, found in a feed.</summary>
public sealed class PressMention
{
    public SourceId SourceId { get; init; }

    /// <summary>What tells it from all others of its feed.</summary>
    public required string Key { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Title { get; init; }

    public required string Link { get; init; }

    /// <summary>As the feed says it; otherwise when it was first seen.</summary>
    public Instant At { get; init; }
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

    /// <summary>Points that no plan of that day can exceed, proven; null until it was worked out.</summary>
    public long? Bound { get; set; }

    public Instant? BoundAt { get; set; }

    public string? Error { get; set; }

    public List<OpenSlotReason> Unfilled { get; set; } = [];

    /// <summary>What the plan would change, until somebody accepts or discards it.</summary>
    public List<ProposedRow> Rows { get; set; } = [];

    /// <summary>How many posts it would change.</summary>
    public int Proposed { get; set; }

    /// <summary>What the plan that it started from was worth.</summary>
    public long ScoreBefore { get; set; }

    /// <summary>When somebody accepted or discarded it.</summary>
    public Instant? SettledAt { get; set; }

    public string? SettledBy { get; set; }

    /// <summary>How many of its changes were accepted.</summary>
    public int Accepted { get; set; }

    /// <summary>Whether it waits for somebody to accept it.</summary>
    public bool IsProposed => EndedAt is not null && Error is null && SettledAt is null && Rows.Count > 0;

    /// <summary>Ends the waiting: so many of its changes were accepted.</summary>
    public void Settle(string by, int accepted, Instant now) => (SettledAt, SettledBy, Accepted, Rows) = (now, by, accepted, []);
}

/// <summary>A plan as it was, to compare with and to bring back: named by a person, or kept before a plan was accepted.</summary>
public sealed class PlanVersion
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; init; }

    public required string ByName { get; init; }

    /// <summary>Real time.</summary>
    public Instant SavedAt { get; init; }

    /// <summary>Kept by itself; only the newest of these stay.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>How many slots had somebody.</summary>
    public int Placed { get; init; }

    public List<PlannedPlace> Places { get; init; } = [];
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

/// <summary>A text was shown to its holder: written in the transaction that asks the holds, so that what was told before a stop is known by name.</summary>
public sealed class TextReveal
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public MemberId MemberId { get; init; }

    /// <summary>Campaign time.</summary>
    public Instant At { get; init; }

    /// <summary>The campaign's epoch at that moment.</summary>
    public int Epoch { get; init; }
}

/// <summary>A browser that a member allowed to be woken, as the push service names it.</summary>
public sealed class PushSubscription
{
    public Guid Id { get; init; }

    public MemberId MemberId { get; init; }

    public required string Endpoint { get; init; }

    /// <summary>The browser's public key and secret, as it gave them (base64url).</summary>
    public required string P256dh { get; init; }

    public required string Auth { get; init; }

    public Instant CreatedAt { get; init; }

    /// <summary>The browser's own words for itself, for the list of devices.</summary>
    public string Device { get; init; } = "";
}

/// <summary>Which form a chat room's webhook takes.</summary>
public enum ChatKind
{
    Slack,
    Mattermost,
    Discord,
}

/// <summary>The team's chat room: where a webhook posts what the room has to say. The address is a secret and stored sealed.</summary>
public sealed class ChatRoom
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public ChatKind Kind { get; init; }

    public required string Name { get; init; }

    public required string SealedAddress { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant? LastSentAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>What became of an offer to swap.</summary>
public enum SwapState
{
    Proposed,
    Accepted,
    Declined,
    Withdrawn,

    /// <summary>One of the two slots changed in between.</summary>
    Stale,
}

/// <summary>Two members swap two slots: one proposes, the other confirms.</summary>
public sealed class SwapOffer
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public MemberId FromMember { get; init; }

    public SlotId FromSlot { get; init; }

    public MemberId ToMember { get; init; }

    public SlotId ToSlot { get; init; }

    public Instant ProposedAt { get; init; }

    public Instant? AnsweredAt { get; set; }

    public SwapState State { get; set; }
}

/// <summary>The check of a post's public address: when it is due in real time, and what it found.</summary>
public sealed class PostCheck
{
    public SlotId SlotId { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Address { get; set; }

    /// <summary>When to look, in real time; null when there is nothing more to do.</summary>
    public Instant? NextAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When somebody looked last, in campaign time.</summary>
    public Instant? LookedAt { get; set; }

    /// <summary>What was found, in words for the lead.</summary>
    public string Finding { get; set; } = "";
}

/// <summary>A screenshot as proof: decoded, shrunk and written anew, without anything that came with the file.</summary>
public sealed class ProofImage
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public SlotId SlotId { get; init; }

    public MemberId MemberId { get; init; }

    public Instant At { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public required byte[] Bytes { get; init; }
}

/// <summary>What was written down of a day before it began and is not changed afterwards: the baseline, the projections.</summary>
public sealed class DayRecord
{
    public CampaignId CampaignId { get; init; }

    /// <summary>What it is; one of the names below, or one with something behind it.</summary>
    public required string Kind { get; init; }

    /// <summary>Campaign time.</summary>
    public Instant At { get; init; }

    public required string Json { get; init; }

    /// <summary>Says that the day was written down, also when there was nothing to write.</summary>
    public const string Begun = "begun";

    public const string Baseline = "baseline";

    /// <summary>Before the name of an objective.</summary>
    public const string Projection = "projection:";
}
