using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Board;

/// <summary>How the plan could be mended as the day stands. Nothing is written.</summary>
public sealed class ProposeRepair(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<RepairProposal> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is not null) return RepairProposal.Nothing;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return Replan.Of(await db.PlanSceneAsync(actor.Campaign, clocks, stop));
    }
}

/// <summary>What else could be changed for a better day: a second's search from the repair on. Nothing is written.</summary>
public sealed class ImproveRepair(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<RepairProposal> RunAsync(RepairProposal repair, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is not null) return RepairProposal.Nothing;
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var scene = await db.PlanSceneAsync(actor.Campaign, clocks, stop);
        return await Aside.RunAsync(() => RepairImprovement.Of(scene, repair, 1, PlanBudget.Until(TimeProvider.System, Patience), stop));
    }
}

/// <summary>The new times that a stop's end could give to what it has overtaken. Nothing is written.</summary>
public sealed class ProposeRetiming(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Retiming> RunAsync(HoldId id, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var scene = await db.PlanSceneAsync(actor.Campaign, clocks, stop);
        return scene.Holds.FirstOrDefault(h => h.Id == id) is { } hold ? Retiming.Of(scene, hold) : new([], []);
    }
}

/// <summary>A slot that a repair has changed, as it was and as it left it.</summary>
public sealed record RepairedSlot(SlotId Slot, int Version, MemberId? From, MemberId? To, Instant Was, VariantId? Text, MemberId? Standby);

/// <summary>What came of accepting a repair.</summary>
/// <param name="Refusal">Why nothing was done; null when something was.</param>
/// <param name="Done">What has changed, for the undo.</param>
/// <param name="Skipped">Slots that had changed meanwhile: they are left as they are.</param>
public sealed record RepairOutcome(Refusal? Refusal, IReadOnlyList<RepairedSlot> Done, IReadOnlyList<SlotId> Skipped);

/// <summary>Makes the accepted changes in one transaction. A slot that changed since the proposal is skipped and named; a choice that would
/// break a rule is refused as a whole, and says which other change it needs.</summary>
public sealed class AcceptRepair(ChangeSlots change, CampaignClocks clocks, LinkCodes codes)
{
    public async Task<RepairOutcome> RunAsync(IReadOnlyList<Repair> rows, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return new(lacks, [], []);
        var (done, skipped) = (new List<RepairedSlot>(), new List<SlotId>());
        var refusal = await change.RunAsync(actor.Campaign, [.. rows.Select(r => r.Slot)], async scene =>
        {
            done.Clear();
            skipped.Clear();
            var plan = await scene.Db.PlanSceneAsync(actor.Campaign, clocks, stop);
            if (WhyNot(plan, rows) is { } conflict) return conflict;
            await PlanShelf.KeepAsync(scene.Db, plan, new($"Before the repair at {plan.TimeOf(plan.Now)}", actor.Name, clocks.RealNow, IsAutomatic: true), stop);
            var news = new PlanNews(scene);
            foreach (var row in rows)
            {
                if (await MendAsync(scene, row, actor, stop) is { } mended) done.Add(Told(scene, news, mended, mended.From));
                else skipped.Add(row.Slot);
            }

            await news.TellAsync("repaired", stop);
            return null;
        }, stop);
        return refusal is null ? new(null, done, skipped) : new(refusal, [], []);
    }

    internal static RepairedSlot Told(SlotsScene scene, PlanNews news, RepairedSlot mended, MemberId? before)
    {
        news.Remember(scene.Slots.First(s => s.Id == mended.Slot), before);
        return mended;
    }

    private async Task<RepairedSlot?> MendAsync(SlotsScene scene, Repair row, Actor actor, CancellationToken stop)
    {
        if (scene.Slots.FirstOrDefault(s => s.Id == row.Slot) is not { } slot || slot.Version != row.Version || scene.Holds.Cover(slot) || row.At <= scene.Now) return null;
        var (rules, was) = (scene.Campaign.Rules, new RepairedSlot(slot.Id, 0, row.From, row.To, row.Was, slot.VariantId, slot.StandbyId));
        if (row.To is null) return slot.Release(actor, scene.Now, "plan repaired") is null ? was with { Version = slot.Version } : null;
        if (await scene.Of(slot).MemberAsync(row.To) is not { IsAssignable: true } member) return null;
        var variant = await scene.Db.Variants.SingleOrDefaultAsync(v => v.Id == row.Text && !v.IsWithdrawn, stop);
        if (slot.AssignTo(member, variant, rules, actor, scene.Now, "plan repaired") is not null) return null;
        if (slot.PostAt != row.At) slot.MoveTo(row.At, rules, actor, scene.Now);
        slot.SetStandby(row.Standby);
        if (slot.LinkCode is not null && slot.VariantId != was.Text) scene.Db.GiveLink(slot, member, codes, scene.Now);
        return was with { Version = slot.Version };
    }

    /// <summary>The first rule that the chosen changes would break together; what has changed since is skipped anyway.</summary>
    private static Refusal? WhyNot(PlanScene plan, IReadOnlyList<Repair> rows)
    {
        var slots = plan.Slots.ToDictionary(s => s.Id);
        var chosen = rows.Where(r => slots.TryGetValue(r.Slot, out var slot) && slot.Version == r.Version).ToList();
        var wanted = chosen.ConvertAll(r => new ProposedRow(PlannedPlace.Of(slots[r.Slot]), new(r.Slot, r.At, r.To, r.Text, r.Standby), r.Price, r.Why));
        var check = new ProposalCheck(plan, wanted, movable: [.. plan.Slots.Where(plan.IsFree).Union(chosen.Select(r => slots[r.Slot]))]);
        return check.Conflicts(check.Ready) is [var conflict, ..] ? new("repair.rows", conflict.Sentence) : null;
    }
}

/// <summary>Takes a repair back in one step: each slot that has not changed since goes back to who had it, at its old time if that is still to come.</summary>
public sealed class UndoRepair(ChangeSlots change)
{
    public async Task<Refusal?> RunAsync(IReadOnlyList<RepairedSlot> done, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        var kept = 0;
        var refusal = await change.RunAsync(actor.Campaign, [.. done.Select(d => d.Slot)], async scene =>
        {
            kept = 0;
            var news = new PlanNews(scene);
            foreach (var mended in done)
            {
                if (await BackAsync(scene, mended, actor)) AcceptRepair.Told(scene, news, mended, mended.To);
                else kept++;
            }

            await news.TellAsync("unrepaired", stop);
            return null;
        }, stop);
        return refusal ?? (kept == 0 ? null : new("repair.partly", $"{kept} {(kept == 1 ? "slot has" : "slots have")} changed since and {(kept == 1 ? "stays" : "stay")} as {(kept == 1 ? "it is" : "they are")}. The rest is undone."));
    }

    private static async Task<bool> BackAsync(SlotsScene scene, RepairedSlot mended, Actor actor)
    {
        if (scene.Slots.FirstOrDefault(s => s.Id == mended.Slot) is not { } slot || slot.Version != mended.Version) return false;
        var before = await scene.Of(slot).MemberAsync(mended.From);
        var refusal = before is { IsAssignable: true } ? slot.AssignTo(before, await TextAsync(scene, mended.Text), scene.Campaign.Rules, actor, scene.Now, "repair undone") : slot.Release(actor, scene.Now, "repair undone");
        if (refusal is null && slot.PostAt != mended.Was && mended.Was > scene.Now) slot.MoveTo(mended.Was, scene.Campaign.Rules, actor, scene.Now);
        if (refusal is null) slot.SetStandby(mended.Standby);
        return refusal is null;
    }

    private static async Task<MessageVariant?> TextAsync(SlotsScene scene, VariantId? id) => await scene.Db.Variants.SingleOrDefaultAsync(v => v.Id == id && !v.IsWithdrawn);
}
