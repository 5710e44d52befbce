using WarRoom.Web.Clock;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>One step of a rehearsal without waiting for its clock: what is due is done at once, then the simulated people act.</summary>
public sealed class LiveOneMinute(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, RunDayJob day, DeliverJob deliver, SimulatePeople people, SimulateNetwork network)
{
    public async Task RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
            var now = clocks.Now(campaign);
            if (await DueTick.IsDayWorkDueAsync(db, campaign, now, stop)) await day.RunAsync(id.Value, stop);
            foreach (var row in await db.Outbox.DueIn(id, now, clocks.RealNow).Select(r => r.Id).ToListAsync(stop)) await deliver.RunAsync(row, stop);
        }

        await people.RunAsync(id, stop);
        await network.RunAsync(id, stop);
    }
}
