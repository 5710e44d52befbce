using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Bounding;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>How long the planner may search and how often it tells. The machine's time, whatever clock the campaign has.</summary>
public sealed record PlanPace(TimeSpan Limit, TimeSpan Beat)
{
    public static PlanPace Default { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(250));
}

/// <summary>Plans a campaign: searches, tells how far it is, and leaves the best plan as a proposal to accept, with the reason of every slot that would stay open. Changes no slot. Safe to run twice.</summary>
public sealed class AssignJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, WorkInHand work, PlanPace pace, ILogger<AssignJob> log)
{
    public static string WorkOf(Guid run) => $"plan:{run}";

    public async Task RunAsync(Guid runId, CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            if (await db.PlanRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, stop) is not { EndedAt: null } run) return;
            await PlanAsync(run, await db.PlanSceneAsync(run.CampaignId, clocks, stop), stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "Plan run {Run} failed.", runId);
            await FailAsync(runId, "The planner failed and nothing was changed. Try again; if it fails again, look for a wave or a slot with strange times.");
        }
        finally
        {
            work.Finish(WorkOf(runId));
        }
    }

    private async Task PlanAsync(PlanRun run, PlanScene scene, CancellationToken stop)
    {
        var request = PlanBridge.Request(scene, run.Id.ToString());
        var plan = await SearchAsync(run, request, stop);
        var points = PlanScore.Of(request, plan).Total;
        var proposal = await Aside.RunAsync(() => ProposalWriter.Of(scene, PlanPlaces.Of(scene, plan)));
        await EndAsync(run.Id, ended =>
        {
            (ended.Placed, ended.Score, ended.ScoreBefore, ended.Unfilled) = (plan.Assignments.Count, points, proposal.PointsBefore, [.. PlanPlaces.Unfilled(scene, plan)]);
            (ended.Rows, ended.Proposed) = ([.. proposal.Rows], proposal.Rows.Count(r => !r.IsStandbyOnly));
        });
        try
        {
            await ProveAsync(run, request, points, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "The plan of run {Run} stands, and no bound could be proven for it.", run.Id);
        }
    }

    /// <summary>How much better a plan could be at most, worked out when the plan is shown already: it never waits for this. A stop of the
    /// process leaves a plan without a bound, and nothing else.</summary>
    private async Task ProveAsync(PlanRun run, PlanRequest request, long points, CancellationToken stop)
    {
        var bound = await Aside.RunAsync(() =>
        {
            var proof = new PlanBound(new PlanFacts(request));
            proof.Run(PlanBudget.Until(TimeProvider.System, pace.Limit), () => points, _ => { }, stop);
            return proof.Points;
        });
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = clocks.RealNow;
        await db.PlanRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Bound, bound).SetProperty(x => x.BoundAt, now), stop);
        feed.Changed(run.CampaignId);
    }

    private async Task<PlanResult> SearchAsync(PlanRun run, PlanRequest request, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        PlanProgress? newest = null;
        var (budget, started) = (PlanBudget.Until(TimeProvider.System, pace.Limit, workers: Math.Clamp(Environment.ProcessorCount - 1, 1, 2)), TimeProvider.System.GetTimestamp());
        var seed = BitConverter.ToInt64(run.Id.ToByteArray(), 8);
        var search = Aside.RunAsync(() => Optimiser.Plan(request, seed, budget, better => Volatile.Write(ref newest, better), ending.Token));
        while (await Task.WhenAny(search, Task.Delay(pace.Beat, TimeProvider.System, stop)) != search)
        {
            if (stop.IsCancellationRequested) break;
            var percent = (int)Math.Min(99, 100 * (TimeProvider.System.GetElapsedTime(started) / pace.Limit));
            if (await IsStopAskedAsync(run, percent, Volatile.Read(ref newest))) await ending.CancelAsync();
        }

        var plan = await search;
        stop.ThrowIfCancellationRequested();
        return plan;
    }

    private async Task<bool> IsStopAskedAsync(PlanRun run, int percent, PlanProgress? best)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        var (placed, score) = best is null ? (0, 0) : (best.Filled, best.Score.Total);
        await db.PlanRuns.Where(r => r.Id == run.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Percent, percent).SetProperty(x => x.Placed, placed).SetProperty(x => x.Score, (long)score));
        feed.Changed(run.CampaignId);
        return await db.PlanRuns.AnyAsync(r => r.Id == run.Id && r.StopAsked);
    }

    private Task FailAsync(Guid runId, string error) => EndAsync(runId, run => run.Error = error);

    private async Task EndAsync(Guid runId, Action<PlanRun> how)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        var run = await db.PlanRuns.SingleAsync(r => r.Id == runId);
        how(run);
        (run.EndedAt, run.Percent) = (clocks.RealNow, run.Error is null ? 100 : run.Percent);
        await db.SaveChangesAsync();
        feed.Changed(run.CampaignId);
    }
}
