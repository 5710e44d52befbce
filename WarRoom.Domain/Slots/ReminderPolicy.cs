using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>A reminder that a slot's holder shall get on a channel; after its grace it is listed as missed, never sent.</summary>
public sealed record DueReminder(ReminderChannel Channel, Instant DueAt, Instant GraceUntil, string DedupeKey);

/// <summary>Which reminders a slot calls for. Computed from the slot, so late claims are reminded and released ones are not.</summary>
public static class ReminderPolicy
{
    /// <summary>The reminders of a slot as it is now: none without a holder, and none once something was posted.</summary>
    public static IReadOnlyList<DueReminder> For(Slot slot, Member? holder, DayRules rules)
    {
        if (holder is null || slot.HolderId != holder.Id || slot.Status is not (SlotStatus.Assigned or SlotStatus.Claimed)) return [];
        return [.. holder.Channels.Append(ReminderChannel.InApp).Distinct()
            .Where(c => c is ReminderChannel.InApp || (c is ReminderChannel.Email && holder.Email is not null))
            .Select(c => new DueReminder(c, slot.PostAt - rules.ReminderLead, slot.PostAt + rules.LateAfter,
                $"reminder:{slot.Id}:{holder.Id}:{slot.PostAt.ToUnixTimeSeconds()}:{c}"))];
    }
}
