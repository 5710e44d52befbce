using WarRoom.Domain.Planning.Making;
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
            Holds = await db.Holds.OpenIn(id).ToListAsync(stop),
        };
    }
}
