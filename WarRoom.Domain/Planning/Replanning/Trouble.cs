using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>Which slots are in trouble: nobody's, missed with time left, or of somebody who is gone. What somebody said yes to, what is
/// posted, held or due at once is left alone.</summary>
public static class Trouble
{
    public static IReadOnlyList<Slot> Of(PlanScene scene) => [.. scene.Slots.Where(s => WhyOf(scene, s) is not null).OrderBy(s => s.PostAt).ThenBy(s => s.Id.Value)];

    /// <summary>What is wrong with the slot, in a sentence; null when nothing is.</summary>
    public static string? WhyOf(PlanScene scene, Slot slot)
    {
        if (slot.Status.IsDone() || slot.Status is SlotStatus.Cancelled || scene.Holds.Cover(slot)) return null;
        if (slot.Status is SlotStatus.Missed) return slot.SpanEnd > scene.EarliestNew ? $"Missed at {scene.TimeOf(slot.PostAt)}." : null;
        if (slot.HolderId is not { } id) return slot.ClosesAt > scene.Now ? "Nobody has it." : null;
        if (scene.Members.FirstOrDefault(m => m.Id == id) is not { IsAssignable: true } holder) return $"{NameOf(scene, id)} is not on the team any more.";
        return scene.IsFree(slot) && slot.Status is SlotStatus.Assigned && holder.Availability.At(slot.PostAt, holder.Zone) is Willingness.No ? $"{holder.FirstName} is not available then." : null;
    }

    private static string NameOf(PlanScene scene, MemberId id) => scene.Members.FirstOrDefault(m => m.Id == id)?.FirstName ?? "Who had it";
}
