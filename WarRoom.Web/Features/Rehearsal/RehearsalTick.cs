using Quartz;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>Rewrites the anchors of running rehearsals.</summary>
[DisallowConcurrentExecution]
public sealed class RehearsalTick(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        foreach (var campaign in await db.Campaigns.Where(c => c.IsRehearsal && c.State == CampaignState.Live).ToListAsync(cancellationToken))
        {
            campaign.SetClock(clocks.Now(campaign), clocks.RealNow, campaign.Speed);
            clocks.Remember(campaign);
        }

        await db.TrySaveAsync(cancellationToken);
    }
}
