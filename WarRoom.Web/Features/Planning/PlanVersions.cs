using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>A version in the list of versions.</summary>
public sealed record PlanVersionLine(Guid Id, string Name, string ByName, Instant SavedAt, bool IsAutomatic, int Placed);

/// <summary>A version against the plan as it is: what bringing it back would change.</summary>
public sealed record ComparedVersion(Guid Id, string Name, PlanProposal Proposal);

/// <summary>Keeps the plan as it is under a name.</summary>
public sealed class KeepPlanVersion(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private const int Longest = 60;

    public async Task<Refusal?> RunAsync(string name, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (name.Trim() is not { Length: > 0 and <= Longest } wanted) return new("plan.versionName", $"Give it a name of at most {Longest} characters.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.PlanVersions.AnyAsync(v => v.CampaignId == actor.Campaign && v.Name == wanted, stop)) return new("plan.versionName", "There is a version of this name already. Choose another.");
        await PlanShelf.KeepAsync(db, await db.PlanSceneAsync(actor.Campaign, clocks, stop), new(wanted, actor.Name, clocks.RealNow, IsAutomatic: false), stop);
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>The versions of a campaign's plan, the newest first.</summary>
public sealed class ListPlanVersions(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<IReadOnlyList<PlanVersionLine>> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.PlanVersions.Where(v => v.CampaignId == id).OrderByDescending(v => v.SavedAt).ThenByDescending(v => v.Id)
            .Select(v => new PlanVersionLine(v.Id, v.Name, v.ByName, v.SavedAt, v.IsAutomatic, v.Placed)).ToListAsync(stop);
    }
}

/// <summary>Compares a version with the plan as it is. Changes nothing.</summary>
public sealed class ComparePlanVersion(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<ComparedVersion?> RunAsync(Guid id, CampaignId campaign, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.PlanVersions.SingleOrDefaultAsync(v => v.Id == id && v.CampaignId == campaign, stop) is not { } version) return null;
        var scene = await db.PlanSceneAsync(campaign, clocks, stop);
        return new(id, version.Name, await Aside.RunAsync(() => ProposalWriter.Of(scene, version.Places)));
    }
}

/// <summary>Brings back what somebody ticked of a version: one transaction, one step to undo, and the plan before is a version too.</summary>
public sealed class BringBackVersion(ChangeSlots change, CampaignClocks clocks, LinkCodes codes)
{
    /// <param name="version">What was compared.</param>
    /// <param name="rows">The slots of the ticked rows.</param>
    /// <param name="actor">Who brings it back.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<PlacedSlots> RunAsync(ComparedVersion version, IReadOnlyCollection<SlotId> rows, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return PlacedSlots.Refused(lacks);
        IReadOnlyList<PlaceMove> done = [];
        var refusal = await change.RunAsync(actor.Campaign, null, async scene =>
        {
            var plan = await scene.Db.PlanSceneAsync(actor.Campaign, clocks, stop);
            var taking = new RowsToTake(new(plan, version.Proposal.Rows, isByHand: true), rows, $"Before bringing back \"{version.Name}\"");
            (var refusal, done) = await taking.TakeAsync(scene, plan, new(actor, $"brought back: {version.Name}", codes), clocks.RealNow, stop);
            return refusal;
        }, stop);
        return refusal is null ? new(null, done, 0) : PlacedSlots.Refused(refusal);
    }
}
