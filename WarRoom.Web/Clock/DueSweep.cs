using WarRoom.Domain.Campaigns;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Clock;

/// <summary>The second pair of eyes: every five seconds it derives what is due from the rows, by itself, and does what neither the scheduler
/// nor the queue has done by then. A dead scheduler, an empty queue or a crash costs seconds.</summary>
public sealed class DueSweep(IServiceProvider services, IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, TimeProvider time, ILogger<DueSweep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private const int MostAtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The sweep could not finish; it comes again in {Seconds} seconds.", Every.TotalSeconds);
            }
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).ToListAsync(stop))
        {
            await services.GetRequiredService<RunDayJob>().RunAsync(campaign.Id.Value, stop);
            var now = clocks.Now(campaign);
            var patience = Duration.FromTimeSpan(Every);
            foreach (var row in await db.Outbox.DueIn(campaign.Id, now - patience, clocks.RealNow - patience).Take(MostAtOnce).Select(r => r.Id).ToListAsync(stop))
            {
                await services.GetRequiredService<DeliverJob>().RunAsync(row, stop);
            }
        }
    }
}
