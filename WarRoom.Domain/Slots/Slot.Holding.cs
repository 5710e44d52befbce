using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>Who has the slot: assign, claim, take over, release, move.</summary>
public sealed partial class Slot
{
    /// <summary>The planner or the lead gives the slot to a person, with a wording.</summary>
    public Refusal? AssignTo(Member member, MessageVariant? variant, DayRules rules, Actor by, Instant now, string why = "")
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (!member.IsActive) return SlotRefusals.Removed;
        if (member.AccountOn(Network, AccountKind) is null) return new("slot.noAccount", $"{member.Name} has no {AccountKind?.ToString().ToLowerInvariant()} account on {Network.Name()}.".Replace("  ", " ", StringComparison.Ordinal));
        if (!Status.CanBecome(SlotStatus.Assigned)) return SlotRefusals.Cannot(Status, SlotStatus.Assigned);
        if (Status is SlotStatus.Missed) PlaceAt(now, rules);
        var changesHolder = HolderId != member.Id;
        if (variant is not null) SetVariant(variant);
        if (changesHolder) NewHolder(member, rules, now);
        if (StandbyId == member.Id) StandbyId = null;
        IsSelfClaimed = false;
        Assignment = new(by.Member, by.Name, now);
        return Become(SlotStatus.Assigned, SlotEventKind.Assigned, by, now, why);
    }

    /// <summary>The member says yes, or takes over a slot whose holder is silent. Saying it twice changes nothing.</summary>
    public Refusal? ClaimBy(Member member, ClaimTerms terms, Instant now)
    {
        if (HolderId == member.Id && (Status is SlotStatus.Claimed || Status.IsDone())) return null;
        if (WhyNotClaimable(member, terms, now) is { } refusal) return refusal;
        var takesOver = HolderId is not null && HolderId != member.Id;
        var unasked = HolderId is null;
        if (HolderId != member.Id) NewHolder(member, terms.Rules, now);
        if (StandbyId == member.Id) StandbyId = null;
        IsSelfClaimed = unasked;
        Claim = new(member.Id, member.Name, now);
        return Become(SlotStatus.Claimed, takesOver ? SlotEventKind.TakenOver : SlotEventKind.Claimed, member.AsActor(), now);
    }

    /// <summary>Why the member cannot have the slot now; null when a claim would succeed.</summary>
    public Refusal? WhyNotClaimable(Member member, ClaimTerms terms, Instant now)
    {
        if (!member.IsActive) return SlotRefusals.Removed;
        if (!terms.IsPublished) return SlotRefusals.NotPublished;
        if (Status is SlotStatus.Cancelled) return SlotRefusals.Cancelled;
        if (Status.IsDone()) return HolderId == member.Id ? SlotRefusals.Done : SlotRefusals.Taken;
        var isOthers = HolderId is not null && HolderId != member.Id;
        if (isOthers && !IsOnOffer(now, terms.Rules)) return SlotRefusals.Taken;
        if (terms.IsHeld) return SlotRefusals.Held;
        if (Status is SlotStatus.Missed || ClosesAt <= now) return SlotRefusals.WindowClosed;
        if (member.AccountOn(Network, AccountKind) is null) return SlotRefusals.NoAccount(Network.Name());
        if (!member.Speaks(Language)) return SlotRefusals.NoLanguage(Language);
        if (HolderId is null && terms.OpenSelfClaims >= terms.Rules.SelfClaims) return SlotRefusals.TooManyClaims;
        return null;
    }

    /// <summary>The holder (or the lead for them) gives the slot back.</summary>
    public Refusal? Release(Actor by, Instant now, string why = "")
    {
        if (HolderId is null) return null;
        if (by.Member != HolderId && by.Lacks(Right.EditPlan) is not null) return SlotRefusals.NotYours;
        if (!Status.CanBecome(SlotStatus.Open)) return Status.IsDone() ? SlotRefusals.Done : SlotRefusals.Cannot(Status, SlotStatus.Open);
        HolderId = null;
        LinkCode = null;
        IsSelfClaimed = false;
        return Become(SlotStatus.Open, SlotEventKind.Released, by, now, why);
    }

    /// <summary>Who gave the slot back a moment ago has it again, if nobody took it meanwhile. It was theirs: it does not count as taken unasked.</summary>
    public Refusal? TakeBack(Member member, ClaimTerms terms, Instant now)
    {
        if (HolderId is not null) return SlotRefusals.Taken;
        if (ClaimBy(member, terms with { OpenSelfClaims = 0 }, now) is { } refusal) return refusal;
        IsSelfClaimed = false;
        return null;
    }

    /// <summary>Puts the slot at another time. A claimed slot moved far is asked again.</summary>
    public Refusal? MoveTo(Instant postAt, DayRules rules, Actor by, Instant now)
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (!Status.IsWaiting()) return Status.IsDone() ? SlotRefusals.Done : SlotRefusals.Cancelled;
        if (postAt + rules.Window <= now) return SlotRefusals.InThePast;
        var distance = postAt > PostAt ? postAt - PostAt : PostAt - postAt;
        PlaceAt(postAt, rules);
        PlannedAt = postAt;
        ForgetAttempts();
        if (Status is SlotStatus.Claimed && distance > Duration.FromMinutes(rules.AskAgainMinutes))
        {
            return Become(SlotStatus.Assigned, SlotEventKind.Moved, by, now, "asked again");
        }

        Record(SlotEventKind.Moved, Status, by, now, "");
        return null;
    }

    /// <summary>Gives the slot a wording.</summary>
    /// <param name="isChosen">Somebody picked it for this slot: it says something of the slot, so its post is left out when wordings are compared.</param>
    public void SetVariant(MessageVariant variant, bool isChosen = false)
    {
        VariantId = variant.Id;
        KeyMessageId = variant.KeyMessageId;
        IsTextSelfChosen = isChosen;
    }

    /// <summary>Names who takes over; the holder cannot stand by for themselves.</summary>
    public void SetStandby(MemberId? standby) => StandbyId = standby == HolderId ? null : standby;

    /// <summary>After the planned time a new holder gets a whole window.</summary>
    private void NewHolder(Member member, DayRules rules, Instant now)
    {
        HolderId = member.Id;
        LinkCode = null;
        OwnWords = "";
        if (now > PostAt) PlaceAt(now, rules);
        ForgetAttempts();
    }

    private void ForgetAttempts()
    {
        RemindedAt = null;
        NudgedAt = null;
        OfferedAt = null;
    }
}
