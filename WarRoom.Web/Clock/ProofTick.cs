using Hangfire;
using Quartz;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Jobs;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Clock;

/// <summary>Asks now and then which campaigns have posts that nobody's click has proven yet.</summary>
[DisallowConcurrentExecution]
public sealed class ProofTick(IDbContextFactory<WarRoomDb> dbs, WorkInHand work, IBackgroundJobClient jobs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        foreach (var id in await db.Campaigns.Where(c => c.State == CampaignState.Live || c.State == CampaignState.Ended).Select(c => c.Id).ToListAsync(cancellationToken))
        {
            if (await db.Slots.In(id).NotProven().AnyAsync(cancellationToken) && work.Take(ProvePostsJob.WorkOf(id))) jobs.Enqueue<ProvePostsJob>(j => j.RunAsync(id.Value, CancellationToken.None));
        }
    }
}
