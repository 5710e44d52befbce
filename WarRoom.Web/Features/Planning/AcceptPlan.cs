using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>Puts the ticked rows of the planner's proposal in place: one transaction, one step to undo, everybody concerned hears once.
/// A choice that would break a rule is refused as a whole, and says which other row it needs.</summary>
public sealed class AcceptPlan(ChangeSlots change, CampaignClocks clocks, LinkCodes codes)
{
    private static readonly Refusal IsSettled = new("plan.settled", "This proposal is settled already. Look again.");

    /// <param name="run">Whose proposal.</param>
    /// <param name="rows">The slots of the ticked rows; null for all that can be taken.</param>
    /// <param name="actor">Who accepts.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<PlacedSlots> RunAsync(Guid run, IReadOnlyCollection<SlotId>? rows, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return PlacedSlots.Refused(lacks);
        IReadOnlyList<PlaceMove> done = [];
        var refusal = await change.RunAsync(actor.Campaign, null, async scene =>
        {
            if (await scene.Db.PlanRuns.SingleOrDefaultAsync(r => r.Id == run && r.CampaignId == actor.Campaign, stop) is not { IsProposed: true } proposed) return IsSettled;
            var plan = await scene.Db.PlanSceneAsync(actor.Campaign, clocks, stop);
            var taking = new RowsToTake(new(plan, proposed.Rows), rows, $"Before planning at {plan.TimeOf(proposed.EndedAt!.Value)}");
            (var refusal, done) = await taking.TakeAsync(scene, plan, new(actor, "planned", codes), clocks.RealNow, stop);
            if (refusal is null) proposed.Settle(actor.Name, done.Count(d => !d.From.IsSamePost(d.To)), clocks.RealNow);
            return refusal;
        }, stop);
        return refusal is null ? new(null, done, 0) : PlacedSlots.Refused(refusal);
    }
}

/// <summary>Leaves the plan as it is: the planner's proposal is not offered any more.</summary>
public sealed class DiscardPlan(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Guid run, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.PlanRuns.SingleOrDefaultAsync(r => r.Id == run && r.CampaignId == actor.Campaign, stop) is not { IsProposed: true } proposed) return null;
        proposed.Settle(actor.Name, 0, clocks.RealNow);
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>Rows of a plan that somebody chose, to be put in place within a change of several slots; the plan before is kept as a version.</summary>
/// <param name="Check">Says which rows may be taken together.</param>
/// <param name="Rows">The chosen ones; null for all that can be taken.</param>
/// <param name="KeepAs">The name of the version.</param>
internal sealed record RowsToTake(ProposalCheck Check, IReadOnlyCollection<SlotId>? Rows, string KeepAs)
{
    public async Task<(Refusal? Refusal, IReadOnlyList<PlaceMove> Done)> TakeAsync(SlotsScene scene, PlanScene plan, Placer by, Instant realNow, CancellationToken stop)
    {
        var taken = Rows ?? Check.Ready;
        if (Check.Conflicts(taken) is [var conflict, ..]) return (new("plan.rows", conflict.Sentence), []);
        await PlanShelf.KeepAsync(scene.Db, plan, new(KeepAs, by.Actor.Name, realNow, IsAutomatic: true), stop);
        return (null, await SlotPlacing.PlaceAsync(scene, plan, Check.Places(taken), by, stop));
    }
}
