using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Planning.Making;
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
public sealed record RepairedSlot(SlotId Slot, int Version, MemberId? From, MemberId To, Instant Was);

/// <summary>What came of accepting a repair.</summary>
/// <param name="Refusal">Why nothing was done; null when something was.</param>
/// <param name="Done">What has changed, for the undo.</param>
/// <param name="Skipped">Slots that had changed meanwhile: they are left as they are.</param>
public sealed record RepairOutcome(Refusal? Refusal, IReadOnlyList<RepairedSlot> Done, IReadOnlyList<SlotId> Skipped);

/// <summary>Makes the accepted changes in one transaction. A slot that changed since the proposal is skipped and named.</summary>
public sealed class AcceptRepair(ChangeSlots change, LinkCodes codes)
{
    public async Task<RepairOutcome> RunAsync(IReadOnlyList<Repair> rows, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return new(lacks, [], []);
        var (done, skipped) = (new List<RepairedSlot>(), new List<SlotId>());
        var refusal = await change.RunAsync(actor.Campaign, [.. rows.Select(r => r.Slot)], async scene =>
        {
            done.Clear();
            skipped.Clear();
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
        if (await scene.Of(slot).MemberAsync(row.To) is not { IsAssignable: true } member) return null;
        var (variant, rules, from, text) = (await scene.Db.Variants.SingleOrDefaultAsync(v => v.Id == row.Text && !v.IsWithdrawn, stop), scene.Campaign.Rules, row.From, slot.VariantId);
        if (slot.AssignTo(member, variant, rules, actor, scene.Now, "plan repaired") is not null) return null;
        if (slot.PostAt != row.At) slot.MoveTo(row.At, rules, actor, scene.Now);
        if (slot.LinkCode is not null && slot.VariantId != text) scene.Db.GiveLink(slot, member, codes, scene.Now);
        return new(slot.Id, slot.Version, from, member.Id, row.Was);
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
        var refusal = before is { IsAssignable: true } ? slot.AssignTo(before, null, scene.Campaign.Rules, actor, scene.Now, "repair undone") : slot.Release(actor, scene.Now, "repair undone");
        if (refusal is null && slot.PostAt != mended.Was && mended.Was > scene.Now) slot.MoveTo(mended.Was, scene.Campaign.Rules, actor, scene.Now);
        return refusal is null;
    }
}
