using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What could be done with a slot by hand.</summary>
public static class PlanChoices
{
    /// <summary>Who can take the slot at its time without a new conflict: who is glad to be there first, then who has least to do.</summary>
    public static IReadOnlyList<Member> WhoCouldTake(PlanScene scene, Slot slot) =>
        [.. scene.Posters.Where(m => m.Id != slot.HolderId && Takes(m, slot) && IsFreeAt(scene, m, slot))
            .OrderByDescending(m => m.Availability.At(slot.PostAt, m.Zone)).ThenBy(m => Load(scene, m, slot))];

    /// <summary>Account and language: what no move in time can mend.</summary>
    public static bool Takes(Member member, Slot slot) => member.IsAssignable && member.AccountOn(slot.Network, slot.AccountKind) is not null && member.Speaks(slot.Language);

    /// <summary>Other wordings on the slot's network and in its language, its audience first, then the least used.</summary>
    public static IReadOnlyList<MessageVariant> OtherTexts(PlanScene scene, Slot slot) =>
        [.. scene.UsableVariants.Where(v => v.Id != slot.VariantId && v.Network == slot.Network && v.Language.Equals(slot.Language, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(v => SlotCombination.Of(v).Audience == slot.AudienceId).ThenBy(v => Uses(scene, v)).ThenBy(v => v.Code, StringComparer.Ordinal)];

    public static int Uses(PlanScene scene, MessageVariant variant) =>
        scene.Slots.Count(s => s.VariantId == variant.Id && s.HolderId is not null && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed));

    public static int Load(PlanScene scene, Member member, Slot? without = null) => Own(scene, member, without).Count();

    private static bool IsFreeAt(PlanScene scene, Member member, Slot slot) =>
        member.Availability.At(slot.PostAt, member.Zone) is not Willingness.No
        && Load(scene, member, slot) < member.MaxPosts
        && Own(scene, member, slot).All(s => Math.Abs((s.PostAt - slot.PostAt).TotalMinutes) >= member.MinGapMinutes);

    private static IEnumerable<Slot> Own(PlanScene scene, Member member, Slot? without) =>
        scene.Slots.Where(s => s.HolderId == member.Id && s.Id != without?.Id && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed));
}
