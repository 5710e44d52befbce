using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A member's day as a calendar feed, with a reminder at each slot. What was handed on stays in it as cancelled, so that it leaves
/// the calendars that have it.</summary>
public sealed class ReadCalendar(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CalendarSlots slots)
{
    /// <summary>Null when the token is unknown, revoked, or its member is gone.</summary>
    public async Task<string?> RunAsync(string token, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.SharedLinks.SingleOrDefaultAsync(l => l.Token == token && l.Page == SharedPage.Calendar && l.RevokedAt == null, stop) is not { MemberId: { } memberId } link) return null;
        if (!await db.Members.AnyAsync(m => m.Id == memberId && m.RemovedAt == null, stop)) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == link.CampaignId, stop);
        var all = await slots.ReadAsync(db, memberId, only: null, stop);
        link.LastSeenAt = clocks.RealNow; // the lead sees that a calendar reads along
        await db.TrySaveAsync(stop);
        return SlotCalendar.Write(campaign, all, clocks.RealNow);
    }
}

/// <summary>One slot as a calendar file to take along; null when the member never had it.</summary>
public sealed class ReadSlotCalendar(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CalendarSlots slots)
{
    public async Task<string?> RunAsync(SlotId id, MemberId member, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await slots.ReadAsync(db, member, id, stop) is not [var slot]) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == slot.Slot.CampaignId, stop);
        return SlotCalendar.Write(campaign, [slot], clocks.RealNow);
    }
}

/// <summary>Reads the slots that stand, or stood, in a member's calendar.</summary>
public sealed class CalendarSlots(PublicAddress address)
{
    internal async Task<IReadOnlyList<CalendarSlot>> ReadAsync(WarRoomDb db, MemberId member, SlotId? only, CancellationToken stop)
    {
        var had = await db.Links.Where(l => l.MemberId == member).Select(l => l.SlotId).Distinct().ToListAsync(stop);
        var all = await db.Slots.AsNoTracking().Where(s => (s.HolderId == member || had.Contains(s.Id)) && (only == null || s.Id == only)).OrderBy(s => s.PostAt).ToListAsync(stop);
        if (all.Count == 0) return [];
        var (ids, campaign) = (all.Select(s => s.Id).ToList(), all[0].CampaignId);
        var changes = (await db.SlotEvents.AsNoTracking().Where(e => ids.Contains(e.SlotId)).Select(e => new { e.SlotId, e.At }).ToListAsync(stop)).ToLookup(e => e.SlotId, e => e.At);
        var holds = await db.Holds.AsNoTracking().OpenIn(campaign).ToListAsync(stop);
        return [.. all.Select(slot =>
        {
            var over = holds.Where(h => h.Covers(slot)).ToList();
            var changedAt = changes[slot.Id].Concat(over.Select(h => h.Placed.At)).DefaultIfEmpty(slot.PlannedAt).Max();
            return new CalendarSlot(slot, slot.HolderId != member || slot.Status is SlotStatus.Cancelled, over.Count > 0 && slot.Status.IsWaiting(), changedAt, address.Of($"/me/slots/{slot.Id}"));
        })];
    }
}
