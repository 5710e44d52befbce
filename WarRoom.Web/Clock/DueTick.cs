using Hangfire;
using Microsoft.Extensions.Options;
using Quartz;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Jobs;
using WarRoom.Web.Networks.Posts;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Clock;

/// <summary>Asks each campaign, by its own clock, what is due, and queues it. What is due follows from the rows alone.</summary>
[DisallowConcurrentExecution]
public sealed class DueTick(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, WorkInHand work, IBackgroundJobClient jobs, IOptions<NetworkOptions> networks) : IJob
{
    private const int MostAtOnce = 200;
    private const int MostLooks = 10;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await RunAsync(cancellationToken);

    public async Task RunAsync(CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).ToListAsync(stop))
        {
            var now = clocks.Now(campaign);
            if (await IsDayWorkDueAsync(db, campaign, now, stop) && work.Take(RunDayJob.WorkOf(campaign.Id)))
            {
                jobs.Enqueue<RunDayJob>(j => j.RunAsync(campaign.Id.Value, CancellationToken.None));
            }

            foreach (var row in await db.Outbox.DueIn(campaign.Id, now, clocks.RealNow).Take(MostAtOnce).Select(r => r.Id).ToListAsync(stop))
            {
                if (work.Take(DeliverJob.WorkOf(row))) jobs.Enqueue<DeliverJob>(j => j.RunAsync(row, CancellationToken.None));
            }

            if (!campaign.IsRehearsal && networks.Value.CheckPosts) await LookForPostsAsync(db, campaign.Id, stop);
        }
    }

    private async Task LookForPostsAsync(WarRoomDb db, CampaignId campaign, CancellationToken stop)
    {
        var now = clocks.RealNow;
        foreach (var slot in await db.PostChecks.Where(c => c.CampaignId == campaign && c.NextAt <= now).OrderBy(c => c.NextAt).Take(MostLooks).Select(c => c.SlotId).ToListAsync(stop))
        {
            if (work.Take(CheckPostJob.WorkOf(slot))) jobs.Enqueue<CheckPostJob>(j => j.RunAsync(slot.Value, CancellationToken.None));
        }
    }

    public static async Task<bool> IsDayWorkDueAsync(WarRoomDb db, Campaign campaign, Instant now, CancellationToken stop)
    {
        if (campaign.DueState(now) is not null) return true;
        if (!campaign.State.IsRunning()) return false;
        var nudgeFrom = now - campaign.Rules.NudgeAfter;
        var offerFrom = now - campaign.Rules.OfferAfter;
        return await db.Slots.In(campaign.Id).Waiting().AnyAsync(s => s.ClosesAt <= now
            || (s.Status != SlotStatus.Open && ((s.PostAt <= nudgeFrom && s.NudgedAt == null && s.OfferedAt == null) || (s.PostAt <= offerFrom && s.OfferedAt == null))), stop);
    }
}
