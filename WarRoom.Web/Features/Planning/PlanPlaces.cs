using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>Reads the planner's answer back into the campaign's own ids and times.</summary>
internal static class PlanPlaces
{
    /// <summary>Where each slot that the planner may place shall be; those it left open go back to nobody, at the time they have.</summary>
    public static IReadOnlyList<PlannedPlace> Of(PlanScene scene, PlanResult plan)
    {
        var free = scene.Slots.Where(scene.IsFree).ToDictionary(s => s.Id);
        var placed = plan.Assignments.Where(a => free.ContainsKey(new(Guid.Parse(a.Slot)))).Select(a => new PlannedPlace(
            new(Guid.Parse(a.Slot)), scene.At(a.Time), new MemberId(Guid.Parse(a.Member)), new VariantId(Guid.Parse(a.Variant)), a.Backup is null ? null : new MemberId(Guid.Parse(a.Backup))));
        var open = Left(plan).Where(free.ContainsKey).Select(id => PlannedPlace.Of(free[id]) with { Holder = null, Standby = null });
        return [.. placed, .. open];
    }

    public static IReadOnlyList<OpenSlotReason> Unfilled(PlanScene scene, PlanResult plan)
    {
        var slots = scene.Slots.ToDictionary(s => s.Id.ToString());
        return [.. plan.Unfilled.Select(u => new OpenSlotReason(slots[u.Slot].Id, u.Reasons, PlanSentences.For(scene, slots[u.Slot], u.Reasons)))];
    }

    private static IEnumerable<SlotId> Left(PlanResult plan) => plan.Unfilled.Select(u => new SlotId(Guid.Parse(u.Slot)));
}
