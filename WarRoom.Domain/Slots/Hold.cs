using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>What a hold stops.</summary>
public enum HoldScope
{
    Everything,
    Network,
    KeyMessage,
    Variant,
    Wave,
    Member,
    Slot,
    Link,
}

/// <summary>On what grounds a stop may end.</summary>
public enum LiftGround
{
    /// <summary>Somebody else wanted to go on, and this person agrees.</summary>
    SecondPerson,

    /// <summary>The person has just proved with password or passkey that it is them.</summary>
    FreshSignIn,

    /// <summary>Nobody else on the team may lift it; the record says so.</summary>
    Alone,
}

/// <summary>That somebody has read a stop.</summary>
public sealed record HoldAcknowledgement(MemberId Member, string Name, Instant At);

/// <summary>A stop: a record of its own, not a state of slots. What is held is computed from the open ones.</summary>
public sealed class Hold
{
    private Hold()
    {
    }

    public HoldId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public HoldScope Scope { get; private set; }

    /// <summary>What the scope names: a network's key or an id; null for everything.</summary>
    public string? Target { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What may be answered when people ask.</summary>
    public string? PublicLine { get; private set; }

    public Mark Placed { get; private set; } = null!;

    public Mark? Lifted { get; private set; }

    public string? LiftReason { get; private set; }

    /// <summary>On what grounds it was lifted; null while it is open.</summary>
    public LiftGround? LiftedOn { get; private set; }

    /// <summary>Whether posts that are out already shall be taken down; otherwise they stay up.</summary>
    public bool TakesDown { get; private set; }

    /// <summary>Who wants to go on and waits for a second person to agree; null while nobody does.</summary>
    public Mark? Proposal { get; private set; }

    /// <summary>From here on it is certain that nothing which says "post" is under way any more; null while that is awaited.</summary>
    public Instant? StoppedAt { get; private set; }

    /// <summary>How many messages were still under way when waiting was given up: they may have arrived.</summary>
    public int Unconfirmed { get; private set; }

    public List<HoldAcknowledgement> Acknowledgements { get; private set; } = [];

    /// <summary>Settles races of many people answering at once.</summary>
    public int Version { get; private set; }

    public bool IsOpen => Lifted is null;

    /// <summary>A stop from this instant on.</summary>
    public static Hold Place(HoldId id, HoldScope scope, string? target, string reason, string? publicLine, Actor by, Instant now, bool takesDown = false) => new()
    {
        Id = id,
        CampaignId = by.Campaign,
        Scope = scope,
        Target = target,
        Reason = reason,
        PublicLine = string.IsNullOrWhiteSpace(publicLine) ? null : publicLine.Trim(),
        Placed = new(by.Member, by.Name, now),
        TakesDown = takesDown,
    };

    /// <summary>Whether the open hold stops a slot; a lifted one covers nothing.</summary>
    public bool Covers(Slot slot) => IsOpen && Scope switch
    {
        HoldScope.Everything => true,
        HoldScope.Network => slot.Network.Key() == Target,
        HoldScope.KeyMessage => slot.KeyMessageId?.ToString() == Target,
        HoldScope.Variant => slot.VariantId?.ToString() == Target,
        HoldScope.Wave => slot.WaveId?.ToString() == Target,
        HoldScope.Member => slot.HolderId?.ToString() == Target,
        HoldScope.Slot => slot.Id.ToString() == Target,
        HoldScope.Link => slot.LinkCode == Target,
        _ => throw new InvalidOperationException($"Unknown scope {Scope}."),
    };

    /// <summary>Whom it stops: who has, or stands by for, a slot to come that it covers.</summary>
    public IReadOnlySet<MemberId> Stops(IEnumerable<Slot> slots) =>
        slots.Where(s => s.Status.IsWaiting() && Covers(s)).SelectMany(s => new[] { s.HolderId, s.StandbyId }).OfType<MemberId>().ToHashSet();

    /// <summary>The member has read it; saying so twice changes nothing.</summary>
    public void AcknowledgeBy(Member member, Instant now)
    {
        if (Acknowledgements.Any(a => a.Member == member.Id)) return;
        Acknowledgements = [.. Acknowledgements, new(member.Id, member.Name, now)];
        Version++;
    }

    /// <summary>Nothing that says "post" is under way any more, but for so many messages whose arrival nobody can tell.</summary>
    public void ConfirmStopped(int unconfirmed, Instant now)
    {
        if (StoppedAt is not null) return;
        StoppedAt = now;
        Unconfirmed = unconfirmed;
        Version++;
    }

    /// <summary>Wants to go on; a second person has to agree.</summary>
    public Refusal? ProposeLift(Actor by, string reason, Instant now)
    {
        if (WhyNotLift(by, reason) is { } refusal) return refusal;
        if (!IsOpen) return null;
        Proposal = new(by.Member, by.Name, now);
        LiftReason = reason.Trim();
        Version++;
        return null;
    }

    /// <summary>Ends the stop; a reason is wanted, and a second person where the grounds say so.</summary>
    public Refusal? Lift(Actor by, LiftGround ground, string reason, Instant now)
    {
        if (WhyNotLift(by, reason) is { } refusal) return refusal;
        if (!IsOpen) return null;
        if (ground is LiftGround.SecondPerson && (Proposal is null || Proposal.Member == by.Member)) return new("hold.secondPerson", "A second lead or deputy has to agree before the team goes on.");
        Lifted = new(by.Member, by.Name, now);
        LiftReason = reason.Trim();
        LiftedOn = ground;
        Version++;
        return null;
    }

    private static Refusal? WhyNotLift(Actor by, string reason) => by.Lacks(Right.LiftHold)
        ?? (string.IsNullOrWhiteSpace(reason) ? new("hold.noReason", "Say in a few words why it is safe to go on; the team reads it.") : null);
}

/// <summary>Questions to the open holds of a campaign.</summary>
public static class Holds
{
    /// <summary>Whether any of the open holds stops a slot.</summary>
    public static bool Cover(this IEnumerable<Hold> holds, Slot slot) => holds.Any(h => h.Covers(slot));
}
