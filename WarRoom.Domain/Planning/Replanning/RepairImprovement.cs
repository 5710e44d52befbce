using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>Goes on from a repair and changes what is worth its price: "repair and improve". What somebody said yes to, what is posted, held,
/// pinned or due within the lead time is not touched.</summary>
public static class RepairImprovement
{
    /// <summary>Never worth less than the repair. With a budget of steps, the same day gives the same proposal.</summary>
    public static RepairProposal Of(PlanScene scene, RepairProposal repair, long seed, PlanBudget budget, CancellationToken stop = default)
    {
        var worth = new RepairWorth(scene);
        var plan = Optimiser.GoOn(worth.Request, worth.After(repair), seed, budget, null, stop);
        var better = worth.Priced(Write(scene, worth, repair, plan));
        return better.Gain > repair.Gain ? better : repair;
    }

    private static RepairProposal Write(PlanScene scene, RepairWorth worth, RepairProposal repair, PlanResult plan)
    {
        var trouble = worth.Trouble.ToDictionary(s => s.Id);
        var slots = worth.Movable.ToDictionary(s => s.Id);
        var then = plan.Assignments.ToDictionary(a => a.Slot, StringComparer.Ordinal);
        var wanted = worth.Movable.Select(s => then.GetValueOrDefault(s.Id.ToString()) is { } a ? PlaceOf(scene, s, a) : PlannedPlace.Of(s) with { Holder = null, Standby = null }).ToList();
        var rows = ProposalWriter.Of(scene, wanted, worth.Movable).Rows.Where(r => !r.IsStandbyOnly && (r.To.Holder is not null || !trouble.ContainsKey(r.Slot)));
        var known = repair.Rows.ToDictionary(r => r.Slot);
        return new(
            [.. rows.Select(r => Row(scene, slots[r.Slot], r, trouble.ContainsKey(r.Slot), known)).OrderBy(r => r.Was).ThenBy(r => r.Slot.Value)],
            [.. worth.Trouble.Where(s => !then.ContainsKey(s.Id.ToString())).Select(s => Left(scene, s, repair, plan))]);
    }

    private static PlannedPlace PlaceOf(PlanScene scene, Slot slot, PlanAssignment a) => new(
        slot.Id,
        scene.MinuteOf(slot.PostAt) == a.Time ? slot.PostAt : scene.At(a.Time),
        MemberId.From(Guid.Parse(a.Member)),
        VariantId.From(Guid.Parse(a.Variant)),
        a.Backup is { } backup ? MemberId.From(Guid.Parse(backup)) : null);

    /// <summary>What the repair does too keeps its sentence.</summary>
    private static Repair Row(PlanScene scene, Slot slot, ProposedRow row, bool isTrouble, Dictionary<SlotId, Repair> repair)
    {
        var from = slot.Status is SlotStatus.Missed ? null : slot.HolderId;
        var same = repair.TryGetValue(slot.Id, out var mended) && mended.To == row.To.Holder && mended.At == row.To.PostAt ? mended.Why : null;
        var name = scene.Members.FirstOrDefault(m => m.Id == row.To.Holder)?.FirstName;
        var why = same ?? (isTrouble ? $"{Trouble.WhyOf(scene, slot)} {name} can at {scene.TimeOf(row.To.PostAt)}." : row.Why);
        return new(slot.Id, slot.Version, from, slot.PostAt, row.To.Holder, row.To.PostAt, row.To.Variant, why, Told(scene, slot, row.To.Holder), Standby: row.To.Standby);
    }

    private static List<MemberId> Told(PlanScene scene, Slot slot, MemberId? to)
    {
        var before = slot.Status.IsWaiting() ? slot.HolderId : null;
        return [.. new[] { to, before }.OfType<MemberId>().Distinct().Where(id => scene.Members.Any(m => m.Id == id && m.IsActive))];
    }

    private static Unmended Left(PlanScene scene, Slot slot, RepairProposal repair, PlanResult plan) =>
        repair.Left.FirstOrDefault(l => l.Slot == slot.Id)
        ?? new(slot.Id, PlanSentences.For(scene, slot, plan.Unfilled.FirstOrDefault(u => u.Slot == slot.Id.ToString())?.Reasons ?? []), "The day is better without it.");
}
