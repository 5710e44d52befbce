using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>What is due for a slot whose holder is silent.</summary>
public enum RescueStep
{
    None,
    Nudge,
    Offer,
    Miss,
}

/// <summary>No-show rescue: nudge, offer, then missed, each at its time after <c>PostAt</c>.</summary>
public static class RescuePolicy
{
    /// <summary>The step that is due now and was not taken yet.</summary>
    public static RescueStep Next(Slot slot, Instant now, DayRules rules)
    {
        if (!slot.Status.IsWaiting()) return RescueStep.None;
        if (now >= slot.ClosesAt) return RescueStep.Miss;
        if (slot.Status is SlotStatus.Open) return RescueStep.None;
        if (now >= slot.PostAt + rules.OfferAfter) return slot.OfferedAt is null ? RescueStep.Offer : RescueStep.None;
        if (now >= slot.PostAt + rules.NudgeAfter) return slot.NudgedAt is null ? RescueStep.Nudge : RescueStep.None;
        return RescueStep.None;
    }

    /// <summary>The stand-by first, then members who have the network, speak the language and are awake.</summary>
    public static IReadOnlyList<Member> WhoToAsk(Slot slot, IEnumerable<Member> members, Instant now) =>
        [.. members
            .Where(m => m.IsAssignable && m.Id != slot.HolderId && m.AccountOn(slot.Network, slot.AccountKind) is not null && m.Speaks(slot.Language))
            .Where(m => m.Id == slot.StandbyId || IsAwake(m, now))
            .OrderByDescending(m => m.Id == slot.StandbyId)
            .ThenByDescending(m => m.Availability.At(now, m.Zone))];

    private static bool IsAwake(Member member, Instant now) =>
        member.Availability.At(now, member.Zone) is not Willingness.No && member.Quiet?.Contain(now, member.Zone) != true;
}
