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

    public List<HoldAcknowledgement> Acknowledgements { get; private set; } = [];

    /// <summary>Settles races of many people answering at once.</summary>
    public int Version { get; private set; }

    public bool IsOpen => Lifted is null;

    /// <summary>A stop from this instant on.</summary>
    public static Hold Place(HoldId id, HoldScope scope, string? target, string reason, string? publicLine, Actor by, Instant now) => new()
    {
        Id = id,
        CampaignId = by.Campaign,
        Scope = scope,
        Target = target,
        Reason = reason,
        PublicLine = string.IsNullOrWhiteSpace(publicLine) ? null : publicLine.Trim(),
        Placed = new(by.Member, by.Name, now),
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

    /// <summary>The member has read it; saying so twice changes nothing.</summary>
    public void AcknowledgeBy(Member member, Instant now)
    {
        if (Acknowledgements.Any(a => a.Member == member.Id)) return;
        Acknowledgements = [.. Acknowledgements, new(member.Id, member.Name, now)];
        Version++;
    }

    /// <summary>Ends the stop; a reason is wanted.</summary>
    public Refusal? Lift(Actor by, string reason, Instant now)
    {
        if (by.Lacks(Right.LiftHold) is { } lacks) return lacks;
        if (string.IsNullOrWhiteSpace(reason)) return new("hold.noReason", "Say in a few words why it is safe to go on; the team reads it.");
        if (!IsOpen) return null;
        Lifted = new(by.Member, by.Name, now);
        LiftReason = reason.Trim();
        Version++;
        return null;
    }
}

/// <summary>Questions to the open holds of a campaign.</summary>
public static class Holds
{
    /// <summary>Whether any of the open holds stops a slot.</summary>
    public static bool Cover(this IEnumerable<Hold> holds, Slot slot) => holds.Any(h => h.Covers(slot));
}
