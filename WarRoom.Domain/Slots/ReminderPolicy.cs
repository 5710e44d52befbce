using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>A reminder that a slot's holder shall get on a channel; after its grace it is listed as missed, never sent.</summary>
/// <param name="Channel">By which way.</param>
/// <param name="DueAt">When it leaves.</param>
/// <param name="GraceUntil">Until when it is of use.</param>
/// <param name="DedupeKey">The same for the same reminder, however often it is computed.</param>
/// <param name="Step">0 leaves in any case; a later one only while nobody has acknowledged.</param>
public sealed record DueReminder(ReminderChannel Channel, Instant DueAt, Instant GraceUntil, string DedupeKey, int Step);

/// <summary>Which reminders a slot calls for. Computed from the slot, so late claims are reminded and released ones are not.</summary>
public static class ReminderPolicy
{
    /// <summary>How long a reminder waits for an acknowledgement before the next channel is tried.</summary>
    public static readonly Duration AcknowledgeWithin = Duration.FromMinutes(3);

    /// <summary>The reminders of a slot as it is now: none without a holder, and none once something was posted. The app and the
    /// member's first channel come together, each further channel three minutes after the one before.</summary>
    public static IReadOnlyList<DueReminder> For(Slot slot, Member? holder, DayRules rules)
    {
        if (holder is null || slot.HolderId != holder.Id || slot.Status is not (SlotStatus.Assigned or SlotStatus.Claimed)) return [];
        var first = slot.PostAt - rules.ReminderLead;
        return [One(ReminderChannel.InApp, 0), .. holder.OutsideChannels.Select(One)];

        DueReminder One(ReminderChannel channel, int step) => new(channel, first + (AcknowledgeWithin * step), slot.PostAt + rules.LateAfter,
            $"reminder:{slot.Id}:{holder.Id}:{slot.PostAt.ToUnixTimeSeconds()}:{channel}", step);
    }

    /// <summary>The key of the same reminder in the app, where it is acknowledged.</summary>
    public static string InAppKeyOf(string dedupeKey, ReminderChannel channel) => dedupeKey[..^channel.ToString().Length] + ReminderChannel.InApp;

    /// <summary>When a message may leave by phone, mail or chat: now, or when the member's quiet hours are over. What the member said
    /// yes to comes through at any hour.</summary>
    public static Instant NotBefore(Member member, Slot? slot, Instant now) =>
        member.Quiet is { } quiet && !(slot is { Status: SlotStatus.Claimed } && slot.HolderId == member.Id) ? quiet.EndAfter(now, member.Zone) : now;
}
