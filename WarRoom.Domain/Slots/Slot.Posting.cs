using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>What the holder's confirmation came to.</summary>
public enum ConfirmOutcome
{
    /// <summary>The slot is posted.</summary>
    Posted,

    /// <summary>It was posted already; the address was added or nothing changed.</summary>
    Known,

    /// <summary>Somebody else has the slot: the post is kept beside it.</summary>
    KeptAsExtra,
}

/// <summary>What was posted, and how far it is known.</summary>
public sealed partial class Slot
{
    /// <summary>The holder says that it is posted, or lead or deputy say it for them. It is always accepted until the campaign
    /// is archived, late or not; what somebody posted who no longer holds the slot is kept as an extra post.</summary>
    /// <param name="member">Who posted.</param>
    /// <param name="address">The checked address of the post; null when there is none.</param>
    /// <param name="seenVersion">The version of the slot that the person saw.</param>
    /// <param name="by">Who says so.</param>
    public ConfirmOutcome ConfirmBy(Member member, string? address, int? seenVersion, Actor by, Instant now)
    {
        if (HolderId != member.Id || Status is SlotStatus.Cancelled) return KeepExtra(member, address, by, now);
        if (Status.IsDone()) return AddAddress(address, by, now);
        var from = Status;
        if (from is SlotStatus.Assigned) Claim = new(member.Id, member.Name, now);
        Post = new(member.Id, by.Name, now);
        PostUrl = address;
        Proof = address is null ? ProofRung.Declared : ProofRung.Linked;
        ConfirmedVersion = seenVersion;
        Become(SlotStatus.Posted, SlotEventKind.Posted, by, now, by.Member == member.Id ? "" : $"for {member.Name}");
        return ConfirmOutcome.Posted;
    }

    /// <summary>A lead or deputy looked at the post.</summary>
    public Refusal? Verify(Actor by, Instant now)
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is SlotStatus.Verified) return null;
        if (Status is not SlotStatus.Posted) return SlotRefusals.NotPosted;
        Verification = new(by.Member, by.Name, now);
        if (Proof < ProofRung.Checked) Proof = ProofRung.Checked;
        return Become(SlotStatus.Verified, SlotEventKind.Verified, by, now);
    }

    /// <summary>Takes the check back: the post stands again as its holder said.</summary>
    public Refusal? WithdrawVerification(Actor by, Instant now)
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is not SlotStatus.Verified) return SlotRefusals.NotPosted;
        Verification = null;
        Proof = PostUrl is null ? ProofRung.Declared : ProofRung.Linked;
        return Become(SlotStatus.Posted, SlotEventKind.VerificationWithdrawn, by, now);
    }

    /// <summary>The proof does not show the post, or the holder takes the confirmation back: the slot is claimed again.</summary>
    public Refusal? TakeBackPost(Actor by, DayRules rules, Instant now, string why)
    {
        var isHolder = by.Member is not null && by.Member == HolderId;
        if (!isHolder && by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is not SlotStatus.Posted) return SlotRefusals.NotPosted;
        Post = null;
        PostUrl = null;
        Proof = ProofRung.None;
        if (ClosesAt <= now) PlaceAt(now, rules);
        return Become(SlotStatus.Claimed, isHolder ? SlotEventKind.PostWithdrawn : SlotEventKind.ProofRejected, by, now, why);
    }

    /// <summary>The window is over and nothing was posted.</summary>
    public Refusal? MissAt(Instant now)
    {
        if (!Status.IsWaiting() || ClosesAt > now) return SlotRefusals.Cannot(Status, SlotStatus.Missed);
        Miss = new(HolderId, "", now);
        return Become(SlotStatus.Missed, SlotEventKind.Missed, Actor.Room(CampaignId), now);
    }

    /// <summary>A missed slot gets a new window and is open to everybody.</summary>
    public Refusal? Reopen(Instant postAt, DayRules rules, Actor by, Instant now)
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is not SlotStatus.Missed) return SlotRefusals.Cannot(Status, SlotStatus.Open);
        if (postAt + rules.Window <= now) return SlotRefusals.InThePast;
        HolderId = null;
        LinkCode = null;
        PlaceAt(postAt, rules);
        ForgetAttempts();
        return Become(SlotStatus.Open, SlotEventKind.Reopened, by, now);
    }

    /// <summary>Takes the slot out of the day; the state before is kept for undo.</summary>
    public Refusal? Cancel(Actor by, Instant now, string why = "")
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is SlotStatus.Cancelled) return null;
        if (!Status.CanBecome(SlotStatus.Cancelled)) return SlotRefusals.Cannot(Status, SlotStatus.Cancelled);
        BeforeCancellation = Status;
        Cancellation = new(by.Member, by.Name, now);
        return Become(SlotStatus.Cancelled, SlotEventKind.Cancelled, by, now, why);
    }

    /// <summary>Brings the slot back as it was.</summary>
    public Refusal? UndoCancellation(Actor by, Instant now)
    {
        if (by.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (Status is not SlotStatus.Cancelled || BeforeCancellation is not { } before) return SlotRefusals.Cannot(Status, SlotStatus.Open);
        BeforeCancellation = null;
        Cancellation = null;
        return Become(before, SlotEventKind.CancellationUndone, by, now);
    }

    /// <summary>After a hold: an unposted slot whose time has passed gets a fresh window from now.</summary>
    public bool RefreshAfterHold(DayRules rules, Actor by, Instant now)
    {
        if (!Status.IsWaiting() || PostAt > now) return false;
        PlaceAt(now, rules);
        ForgetAttempts();
        Record(SlotEventKind.Moved, Status, by, now, "fresh window after the hold");
        return true;
    }

    /// <summary>The holder was reminded.</summary>
    public void MarkReminded(Instant now)
    {
        RemindedAt = now;
        Record(SlotEventKind.Reminded, Status, Actor.Room(CampaignId), now, "");
    }

    /// <summary>The silent holder was nudged.</summary>
    public void MarkNudged(Actor by, Instant now)
    {
        NudgedAt = now;
        Record(SlotEventKind.Nudged, Status, by, now, "");
    }

    /// <summary>The slot was offered to others; says to whom.</summary>
    public void MarkOffered(Instant now, string why)
    {
        OfferedAt = now;
        Record(SlotEventKind.Offered, Status, Actor.Room(CampaignId), now, why);
    }

    private ConfirmOutcome KeepExtra(Member member, string? address, Actor by, Instant now)
    {
        if (ExtraPosts.Any(x => x.Member == member.Id && (address is null || x.Address == address))) return ConfirmOutcome.KeptAsExtra;
        ExtraPosts = [.. ExtraPosts, new ExtraPost(member.Id, member.Name, now, address)];
        Record(SlotEventKind.ExtraPost, Status, by, now, member.Name);
        return ConfirmOutcome.KeptAsExtra;
    }

    private ConfirmOutcome AddAddress(string? address, Actor by, Instant now)
    {
        if (address is null || address == PostUrl) return ConfirmOutcome.Known;
        PostUrl = address;
        if (Proof < ProofRung.Linked) Proof = ProofRung.Linked;
        Record(SlotEventKind.ProofAdded, Status, by, now, address);
        return ConfirmOutcome.Known;
    }
}
