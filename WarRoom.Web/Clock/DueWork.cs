using WarRoom.Domain.Campaigns;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Clock;

/// <summary>Does everything that is due, here and now, without scheduler or queue.</summary>
public sealed class DueWork(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, RunDayJob day, DeliverJob deliver)
{
    private const int MostAtOnce = 100;

    /// <param name="patience">How long the ordinary way has had for it; younger work is left to it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task RunAsync(Duration patience, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).ToListAsync(stop))
        {
            await day.RunAsync(campaign.Id.Value, stop);
            foreach (var row in await db.Outbox.DueIn(campaign.Id, clocks.Now(campaign) - patience, clocks.RealNow - patience).Take(MostAtOnce).Select(r => r.Id).ToListAsync(stop))
            {
                await deliver.RunAsync(row, stop);
            }
        }
    }
}
