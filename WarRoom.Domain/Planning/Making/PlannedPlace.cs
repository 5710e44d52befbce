using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Where a plan wants a slot: its time, who posts (null: nobody), with which wording, who stands by.</summary>
public sealed record PlannedPlace(SlotId Slot, Instant PostAt, MemberId? Holder, VariantId? Variant, MemberId? Standby)
{
    /// <summary>Where the slot is now.</summary>
    public static PlannedPlace Of(Slot slot) => new(slot.Id, slot.PostAt, slot.HolderId, slot.VariantId, slot.StandbyId);

    /// <summary>Whether both have the slot posted by the same person at the same time with the same words. Nobody's words are nobody's concern.</summary>
    public bool IsSamePost(PlannedPlace other) => PostAt == other.PostAt && Holder == other.Holder && (Holder is null || Variant == other.Variant);

    /// <summary>The same in the planner's words; null when nobody posts, or without words.</summary>
    internal PlanAssignment? In(PlanScene scene) =>
        Holder is { } holder && Variant is { } variant ? new(Slot.ToString(), scene.MinuteOf(PostAt), holder.ToString(), variant.ToString(), Standby?.ToString()) : null;
}
