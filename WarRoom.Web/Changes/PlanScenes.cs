using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>Loads what a plan is made from: a fixed number of queries.</summary>
internal static class PlanScenes
{
    public static async Task<PlanScene> PlanSceneAsync(this WarRoomDb db, CampaignId id, CampaignClocks clocks, CancellationToken stop)
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == id, stop);
        return new()
        {
            Campaign = campaign,
            Now = clocks.Now(campaign),
            Slots = await db.Slots.In(id).OrderBy(s => s.PostAt).ThenBy(s => s.Id).ToListAsync(stop),
            Waves = await db.Waves.Where(w => w.CampaignId == id).OrderBy(w => w.StartsAt).ToListAsync(stop),
            Members = await db.Members.Where(m => m.CampaignId == id).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id).ToListAsync(stop),
            Variants = await db.Variants.Where(v => v.CampaignId == id).OrderBy(v => v.Code).ToListAsync(stop),
            Audiences = await db.Audiences.Where(a => a.CampaignId == id).OrderBy(a => a.Id).ToListAsync(stop),
            Communities = await db.Communities.Where(c => c.CampaignId == id).ToListAsync(stop),
            Influencers = await db.Influencers.Where(i => i.CampaignId == id).ToListAsync(stop),
            Objectives = await db.Objectives.Where(o => o.CampaignId == id).OrderBy(o => o.Id).ToListAsync(stop),
            Holds = await db.Holds.OpenIn(id).ToListAsync(stop),
            Away = await db.AwayAsync(id, stop),
        };
    }

    /// <summary>Who gave a whole day back and has not taken a slot since.</summary>
    public static async Task<List<MemberId>> AwayAsync(this WarRoomDb db, CampaignId id, CancellationToken stop)
    {
        var events = await db.SlotEvents.AsNoTracking().Where(e => e.CampaignId == id && e.ByMember != null && ((e.Kind == SlotEventKind.Released && e.Why == SlotEvent.HandedBack) || e.Kind == SlotEventKind.Claimed || e.Kind == SlotEventKind.TakenOver)).ToListAsync(stop);
        return [.. events.GroupBy(e => e.ByMember!.Value).Where(own => IsAway([.. own])).Select(own => own.Key)];
    }

    /// <summary>Clocks may stand still, so at the same instant a slot's own version says what came later.</summary>
    private static bool IsAway(List<SlotEvent> own)
    {
        var given = own.FindAll(e => e.Kind is SlotEventKind.Released);
        var lastAt = given.Select(e => e.At).DefaultIfEmpty(Instant.MinValue).Max();
        return given.Count > 0 && !own.Exists(e => e.Kind is not SlotEventKind.Released && (e.At > lastAt || given.Exists(g => g.At == lastAt && g.SlotId == e.SlotId && g.Version < e.Version)));
    }
}
