using Quartz;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>Lets running rehearsals live: rewrites their anchors, slows down while somebody writes a post, stops at the end,
/// and lets the simulated people and their network act.</summary>
[DisallowConcurrentExecution]
public sealed class RehearsalTick(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, Presence presence, SimulatePeople people, SimulateNetwork network, ILogger<RehearsalTick> log) : IJob
{
    private const int WhileSomebodyPosts = 1;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        foreach (var campaign in await db.Campaigns.Where(c => c.IsRehearsal && (c.State == CampaignState.Live || c.State == CampaignState.Ready || (c.State == CampaignState.Ended && c.Speed > 0))).ToListAsync(cancellationToken))
        {
            var speed = campaign.State is CampaignState.Ended ? 0 : campaign.Speed;
            campaign.SetClock(clocks.Now(campaign), clocks.RealNow, speed);
            clocks.Remember(campaign, presence.SomebodyPosts(campaign.Id) ? WhileSomebodyPosts : 60);
            await db.TrySaveAsync(cancellationToken);
            if (speed > 0) await LiveAsync(campaign.Id, cancellationToken);
        }
    }

    private async Task LiveAsync(CampaignId campaign, CancellationToken stop)
    {
        try
        {
            await people.RunAsync(campaign, stop);
            await network.RunAsync(campaign, stop);
        }
        catch (DbUpdateException e)
        {
            log.LogWarning(e, "The rehearsal skipped a beat.");
        }
    }
}
