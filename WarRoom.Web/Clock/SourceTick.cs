using Hangfire;
using Quartz;
using WarRoom.Web.Features.Sources;
using WarRoom.Web.Jobs;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Clock;

/// <summary>Asks which sources are due to be read, and queues them.</summary>
[DisallowConcurrentExecution]
public sealed class SourceTick(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, WorkInHand work, IBackgroundJobClient jobs) : IJob
{
    private const int MostAtOnce = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellationToken);
        foreach (var id in await db.Sources.DueIn(db, clocks.RealNow).OrderBy(s => s.NextAt).Take(MostAtOnce).Select(s => s.Id).ToListAsync(cancellationToken))
        {
            if (work.Take(ReadSourceJob.WorkOf(id))) jobs.Enqueue<ReadSourceJob>(j => j.RunAsync(id.Value, CancellationToken.None));
        }
    }
}
