using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>At the start: a stopped process pauses a rehearsal. It goes on from the later of its anchor and its newest event.</summary>
public sealed class ResumeRehearsals(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var campaign in await db.Campaigns.Where(c => c.IsRehearsal && c.State != CampaignState.Archived).ToListAsync(stop))
        {
            var newest = await db.SlotEvents.Where(e => e.CampaignId == campaign.Id).MaxAsync(e => (Instant?)e.At, stop) ?? campaign.StartsAt;
            var anchor = campaign.AnchorCampaign ?? campaign.StartsAt;
            clocks.ResumeAt(campaign, newest > anchor ? newest : anchor);
        }

        await db.SaveChangesAsync(stop);
    }
}
