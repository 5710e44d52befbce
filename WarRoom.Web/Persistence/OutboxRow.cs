using WarRoom.Domain.Team;

namespace WarRoom.Web.Persistence;

/// <summary>What a message is about.</summary>
public enum MessageKind
{
    Reminder,
    Nudge,
    Offer,
    Assigned,
    HandedOn,
    Moved,
    Hold,
    Resumed,
    PersonalLink,
}

public enum OutboxState
{
    Due,
    Done,

    /// <summary>What it would have said is not true any more.</summary>
    Void,

    /// <summary>Older than its grace: listed, never sent in a burst.</summary>
    Missed,

    /// <summary>Given up after many tries.</summary>
    Failed,
}

/// <summary>Something that must happen later, written in the transaction that causes it. Due in campaign time; tries and leases in real time.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public MessageKind Kind { get; init; }

    public ReminderChannel Channel { get; init; }

    public MemberId MemberId { get; init; }

    public SlotId? SlotId { get; init; }

    /// <summary>The same thing is never written twice: unique.</summary>
    public required string DedupeKey { get; init; }

    public string Text { get; init; } = "";

    public Instant DueAt { get; init; }

    public Instant GraceUntil { get; init; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    public Instant? NotBefore { get; set; }

    public Instant? DoneAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A message that stands in the app: delivered once, whatever crashes (its dedupe key is unique).</summary>
public sealed class InboxMessage
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public MemberId MemberId { get; init; }

    public SlotId? SlotId { get; init; }

    public MessageKind Kind { get; init; }

    public required string DedupeKey { get; init; }

    public required string Text { get; init; }

    public Instant At { get; init; }

    public Instant? SeenAt { get; set; }
}

/// <summary>A mail that left, or would have left if a mail server were set up; shown on the page of sent messages.</summary>
public sealed class SentMail
{
    public Guid Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public MemberId MemberId { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required string MessageId { get; init; }

    public Instant At { get; init; }

    /// <summary>False: no mail server is set up, or this is a rehearsal; the lead copies what it says by hand.</summary>
    public bool LeftTheHouse { get; init; }
}
