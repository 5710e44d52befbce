using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>Which slots are in trouble: nobody's, missed with time left, of somebody who is gone or away, with words that were taken back, or outside of
/// their wave since that was moved. What somebody said yes to, what is
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
        if (!scene.IsFree(slot) || slot.Status is not SlotStatus.Assigned) return null;
        if (scene.Away.Contains(id)) return $"{holder.FirstName} cannot go on today.";
        return holder.Availability.At(slot.PostAt, holder.Zone) is Willingness.No ? $"{holder.FirstName} is not available then." : WhatIsGone(scene, slot);
    }

    /// <summary>Whether its holder can keep it: not the person is the trouble, but the words or the time.</summary>
    public static bool KeepsHolder(PlanScene scene, Slot slot) =>
        slot.Status is SlotStatus.Assigned && WhatIsGone(scene, slot) is { } gone && WhyOf(scene, slot) == gone;

    private static string? WhatIsGone(PlanScene scene, Slot slot)
    {
        if (scene.Variants.FirstOrDefault(v => v.Id == slot.VariantId) is { IsWithdrawn: true } text) return $"Text {text.Code} was taken back.";
        if (slot.WaveId is not null && !scene.Campaign.Window.Contains(slot.PostAt)) return $"The day is from {scene.TimeOf(scene.Campaign.StartsAt)} to {scene.TimeOf(scene.Campaign.EndsAt)} now.";
        return scene.Waves.FirstOrDefault(w => w.Id == slot.WaveId) is { } wave && !wave.Window.Contains(slot.PostAt) ? $"{wave.Name} is from {scene.TimeOf(wave.StartsAt)} to {scene.TimeOf(wave.EndsAt)} now." : null;
    }

    private static string NameOf(PlanScene scene, MemberId id) => scene.Members.FirstOrDefault(m => m.Id == id)?.FirstName ?? "Who had it";
}
