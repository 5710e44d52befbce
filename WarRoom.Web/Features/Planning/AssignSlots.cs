using Hangfire;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>Starts the planner on a campaign. While one run works, asking again answers that run.</summary>
public sealed class AssignSlots(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, WorkInHand work, IBackgroundJobClient jobs)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task<(Refusal? Refusal, Guid? Run)> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (lacks, null);
        await OneAtATime.WaitAsync(stop);
        try
        {
            return await StartAsync(actor, stop);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<(Refusal?, Guid?)> StartAsync(Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.PlanRuns.AsNoTracking().FirstOrDefaultAsync(r => r.CampaignId == actor.Campaign && r.EndedAt == null, stop) is { } working) return (null, working.Id);
        var scene = await db.PlanSceneAsync(actor.Campaign, clocks, stop);
        if (scene.Slots.Count == 0) return (new("plan.noSlots", "There are no slots yet. Make them from the waves first."), null);
        if (!scene.Posters.Any()) return (new("plan.nobody", "Nobody can post yet. Invite people or import the roster first."), null);
        var run = new PlanRun { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, ByMember = actor.Member, ByName = actor.Name, StartedAt = clocks.RealNow };
        foreach (var older in await db.PlanRuns.Where(r => r.CampaignId == actor.Campaign && r.SettledAt == null && r.Proposed > 0).ToListAsync(stop)) older.Settle(actor.Name, 0, clocks.RealNow);
        db.PlanRuns.Add(run);
        await db.SaveChangesAsync(stop);
        if (work.Take(AssignJob.WorkOf(run.Id))) jobs.Enqueue<AssignJob>(j => j.RunAsync(run.Id, CancellationToken.None));
        feed.Changed(actor.Campaign);
        return (null, run.Id);
    }
}

/// <summary>Ends the planner's search now; the best plan so far is kept.</summary>
public sealed class StopAssigning(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.PlanRuns.Where(r => r.CampaignId == actor.Campaign && r.EndedAt == null).ExecuteUpdateAsync(run => run.SetProperty(r => r.StopAsked, true), stop);
        return null;
    }
}

/// <summary>Finds runs that a stopped process cut off, and starts them again. Called at the start and by a tick.</summary>
public sealed class ResumePlanRuns(IDbContextFactory<WarRoomDb> dbs, WorkInHand work, IBackgroundJobClient jobs)
{
    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var id in await db.PlanRuns.Where(r => r.EndedAt == null).Select(r => r.Id).ToListAsync(stop))
        {
            if (work.Take(AssignJob.WorkOf(id))) jobs.Enqueue<AssignJob>(j => j.RunAsync(id, CancellationToken.None));
        }
    }
}
