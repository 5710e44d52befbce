using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>One of the two who swap.</summary>
/// <param name="Slot">What they give away.</param>
/// <param name="Holder">Who has it now.</param>
/// <param name="IsHeld">Whether an open hold covers it.</param>
/// <param name="Own">All slots of the holder.</param>
public sealed record SwapSide(Slot Slot, Member Holder, bool IsHeld, IReadOnlyCollection<Slot> Own);

/// <summary>Two members trade two slots that are still to come.</summary>
public sealed partial class Slot
{
    /// <summary>Each side has the other's slot from now on, said yes to. Both change or none.</summary>
    public static Refusal? Swap(SwapSide one, SwapSide other, DayRules rules, Actor by, Instant now)
    {
        if (WhyNotSwap(one, other, now) is { } refusal) return refusal;
        var (oneWasUnasked, otherWasUnasked) = (one.Slot.IsSelfClaimed, other.Slot.IsSelfClaimed);
        one.Slot.PassTo(other.Holder, otherWasUnasked, rules, by, now);
        other.Slot.PassTo(one.Holder, oneWasUnasked, rules, by, now);
        return null;
    }

    /// <summary>Why the two cannot swap; null when they can.</summary>
    public static Refusal? WhyNotSwap(SwapSide one, SwapSide other, Instant now) =>
        one.Holder.Id == other.Holder.Id ? SlotRefusals.SwapStale
        : WhyNotGive(one, now) ?? WhyNotGive(other, now) ?? WhyNotTake(one, other.Slot) ?? WhyNotTake(other, one.Slot);

    private static Refusal? WhyNotGive(SwapSide side, Instant now)
    {
        var slot = side.Slot;
        if (!side.Holder.IsActive || slot.HolderId != side.Holder.Id || slot.Status is not (SlotStatus.Assigned or SlotStatus.Claimed)) return SlotRefusals.SwapStale;
        if (side.IsHeld) return SlotRefusals.Held;
        return slot.PostAt <= now ? SlotRefusals.SwapTooLate : null;
    }

    private static Refusal? WhyNotTake(SwapSide side, Slot wanted)
    {
        if (side.Holder.AccountOn(wanted.Network, wanted.AccountKind) is null) return SlotRefusals.NoAccount(wanted.Network.Name());
        if (!side.Holder.Speaks(wanted.Language)) return SlotRefusals.NoLanguage(wanted.Language);
        return KeepsGap(side, side.Slot.PostAt) && !KeepsGap(side, wanted.PostAt) ? SlotRefusals.SwapTooClose : null;
    }

    /// <summary>Whether a post at a time is far enough from the holder's other ones. What was too close before may stay so.</summary>
    private static bool KeepsGap(SwapSide side, Instant at) => side.Own
        .Where(s => s.Id != side.Slot.Id && s.HolderId == side.Holder.Id && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed))
        .All(s => Math.Abs((s.PostAt - at).TotalMinutes) >= side.Holder.MinGapMinutes);

    /// <summary>The cap of self-claims follows the person, not the slot: whoever took theirs unasked has the new one unasked.</summary>
    private void PassTo(Member member, bool isUnasked, DayRules rules, Actor by, Instant now)
    {
        NewHolder(member, rules, now);
        if (StandbyId == member.Id) StandbyId = null;
        IsSelfClaimed = isUnasked;
        Claim = new(member.Id, member.Name, now);
        Become(SlotStatus.Claimed, SlotEventKind.Swapped, by, now);
    }
}
