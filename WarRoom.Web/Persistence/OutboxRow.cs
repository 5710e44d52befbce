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

    /// <summary>The offer that somebody got is settled: another was faster, or it is posted.</summary>
    OfferTaken,
    SwapProposed,
    SwapAnswered,
}

internal static class MessageKinds
{
    /// <summary>Those that ask somebody to post: none of them may leave once a stop is confirmed.</summary>
    public static readonly MessageKind[] SayPost = [MessageKind.Reminder, MessageKind.Nudge, MessageKind.Offer, MessageKind.Assigned, MessageKind.Moved, MessageKind.SwapProposed];

    /// <summary>Those that a stop takes back: they are derived anew from the slots when it is lifted.</summary>
    public static readonly MessageKind[] Derived = [MessageKind.Reminder, MessageKind.Nudge, MessageKind.Offer];

    /// <summary>Those that a chat room hears once, and not once for every member.</summary>
    public static bool IsForTheRoom(this MessageKind kind) => kind is MessageKind.Hold or MessageKind.Resumed;

    /// <summary>Those that leave in quiet hours too: they keep somebody from a mistake, or were asked for.</summary>
    public static bool MayWake(this MessageKind kind) => kind is MessageKind.Hold or MessageKind.HandedOn or MessageKind.PersonalLink;
}

public enum OutboxState
{
    Due,

    /// <summary>Somebody is bringing it out of the house right now; after its lease it is tried again.</summary>
    Sending,
    Done,

    /// <summary>What it would have said is not true any more.</summary>
    Void,

    /// <summary>An earlier channel was acknowledged, so this one had no need to leave.</summary>
    Unneeded,

    /// <summary>The member cannot be reached by this channel: no device has allowed it, no chat room is set up.</summary>
    Unreachable,

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

    public Instant DueAt { get; set; }

    public Instant GraceUntil { get; set; }

    public OutboxState State { get; set; }

    public int Attempts { get; set; }

    public Instant? NotBefore { get; set; }

    public Instant? DoneAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>Until when, in real time, whoever brings it out has it alone.</summary>
    public Instant? LeaseUntil { get; set; }

    /// <summary>The campaign's epoch under which it was last taken to be sent.</summary>
    public int Epoch { get; set; }

    /// <summary>0 for the first channel; later ones are tried only while nobody has acknowledged.</summary>
    public int Step { get; set; }

    /// <summary>Said once to the whole chat room, whatever member it is filed under: a stop, and that the team goes on.</summary>
    public bool IsForTheRoom => Channel is ReminderChannel.Chat && Kind.IsForTheRoom();
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
