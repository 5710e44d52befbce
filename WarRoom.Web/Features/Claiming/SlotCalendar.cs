using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Features.Claiming;

/// <summary>One slot as a calendar shows it.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="IsGone">It is somebody else's now, or taken out of the day.</param>
/// <param name="IsHeld">A stop covers it.</param>
/// <param name="ChangedAt">When it changed last.</param>
/// <param name="Link">Where its page is.</param>
internal sealed record CalendarSlot(Slot Slot, bool IsGone, bool IsHeld, Instant ChangedAt, string Link);

/// <summary>Writes slots as iCalendar (RFC 5545): one event a slot, known again by its id. It carries no text of a post.</summary>
internal static class SlotCalendar
{
    private const string RefreshEvery = "PT15M";

    /// <param name="campaign">Whose day it is.</param>
    /// <param name="slots">What to write.</param>
    /// <param name="writtenAt">Real time: the stamp of a published calendar says when it was written.</param>
    public static string Write(Campaign campaign, IEnumerable<CalendarSlot> slots, Instant writtenAt)
    {
        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//WarRoom//Launch day//EN" };
        calendar.AddProperty("X-WR-CALNAME", campaign.Name);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshEvery);
        foreach (var slot in slots) calendar.Events.Add(Event(campaign, slot, writtenAt));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(Campaign campaign, CalendarSlot shown, Instant writtenAt)
    {
        var (slot, isGone, isHeld, changedAt, link) = shown;
        var what = $"{campaign.Name}: post on {slot.Network.Name()}";
        var item = new CalendarEvent
        {
            Uid = $"{slot.Id}@warroom",
            Summary = isGone ? $"Not yours any more: {what}" : isHeld ? $"On hold, don't post: {what}" : what,
            Start = At(slot.PostAt),
            End = At(slot.ClosesAt),
            DtStamp = At(writtenAt),
            LastModified = At(changedAt),
            Url = new Uri(link),
            Sequence = slot.Version + campaign.Epoch, // the epoch rises with every stop and every resume
            Status = isGone ? EventStatus.Cancelled : isHeld ? EventStatus.Tentative : EventStatus.Confirmed,
        };
        if (slot.Status.IsWaiting() && !isGone && !isHeld) item.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = what, Trigger = new Trigger(Ical.Net.DataTypes.Duration.FromMinutes(-campaign.Rules.ReminderLeadMinutes)) });
        return item;
    }

    private static CalDateTime At(Instant at) => new(at.ToDateTimeUtc(), "UTC");
}
