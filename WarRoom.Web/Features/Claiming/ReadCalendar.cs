using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A member's day as a calendar feed: one event a slot, known again by its id, with a reminder. It carries no text of a post.</summary>
public sealed class ReadCalendar(IDbContextFactory<WarRoomDb> dbs, PublicAddress address)
{
    /// <summary>Null when the token is unknown, revoked, or its member is gone.</summary>
    public async Task<string?> RunAsync(string token, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.SharedLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Token == token && l.Page == SharedPage.Calendar && l.RevokedAt == null, stop) is not { MemberId: { } memberId } link) return null;
        if (!await db.Members.AnyAsync(m => m.Id == memberId && m.RemovedAt == null, stop)) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == link.CampaignId, stop);
        var held = await db.Slots.AsNoTracking().HeldBy(memberId).OrderBy(s => s.PostAt).ToListAsync(stop);
        var handedIds = await db.Links.Where(l => l.MemberId == memberId).Select(l => l.SlotId).Distinct().ToListAsync(stop);
        var handed = await db.Slots.AsNoTracking().Where(s => handedIds.Contains(s.Id) && s.HolderId != memberId).ToListAsync(stop);

        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//WarRoom//Launch day//EN" };
        calendar.AddProperty("X-WR-CALNAME", campaign.Name);
        foreach (var slot in held.Concat(handed)) calendar.Events.Add(Event(slot, campaign.Name, slot.HolderId != memberId || slot.Status is SlotStatus.Cancelled, campaign.Rules.ReminderLeadMinutes));
        return new CalendarSerializer().SerializeToString(calendar);
    }

    private CalendarEvent Event(Slot slot, string campaign, bool isGone, int minutesBefore)
    {
        var item = new CalendarEvent
        {
            Uid = $"{slot.Id}@warroom",
            Summary = $"{campaign}: post on {slot.Network.Name()}",
            Start = new CalDateTime(slot.PostAt.ToDateTimeUtc(), "UTC"),
            End = new CalDateTime(slot.ClosesAt.ToDateTimeUtc(), "UTC"),
            DtStamp = new CalDateTime(slot.PostAt.ToDateTimeUtc(), "UTC"),
            Url = new Uri(address.Of($"/me/slots/{slot.Id}")),
            Sequence = slot.Version,
            Status = isGone ? EventStatus.Cancelled : EventStatus.Confirmed,
        };
        if (!isGone) item.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = item.Summary, Trigger = new Trigger(Ical.Net.DataTypes.Duration.FromMinutes(-minutesBefore)) });
        return item;
    }
}
