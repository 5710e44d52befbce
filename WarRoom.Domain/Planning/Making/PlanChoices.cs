using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What could be done with a slot by hand.</summary>
public static class PlanChoices
{
    /// <summary>Who can take the slot at its time without a new conflict: who is glad to be there first, then who has least to do.</summary>
    public static IReadOnlyList<Member> WhoCouldTake(PlanScene scene, Slot slot) =>
        [.. scene.Posters.Where(m => m.Id != slot.HolderId && Takes(m, slot) && KnowsWell(scene, m, slot) && IsFreeAt(scene, m, slot))
            .OrderByDescending(m => m.Availability.At(slot.PostAt, m.Zone)).ThenBy(m => Load(scene, m, slot))];

    /// <summary>Account and language: what no move in time can mend.</summary>
    public static bool Takes(Member member, Slot slot) => member.IsAssignable && member.AccountOn(slot.Network, slot.AccountKind) is not null && member.Speaks(slot.Language);

    /// <summary>Whether the member talks to whom the slot is addressed to, if it is to anybody.</summary>
    public static bool KnowsWell(PlanScene scene, Member member, Slot slot) => scene.InfluencerOf(slot) is not { } voice || (voice.Owner == member.Name && voice.Relation > 0);

    /// <summary>On Reddit every post stands in a community: the one of the audience, when there is only one and it is open to us.</summary>
    public static Community? OnlyPlace(PlanScene scene, Slot slot) => slot.Network is not Network.Reddit ? null
        : scene.Communities.Where(c => c.Network == slot.Network && c.Audience.Equals(scene.NameOf(slot.AudienceId), StringComparison.OrdinalIgnoreCase)).ToList() is [{ WhyClosed: null } only] ? only : null;

    /// <summary>Other wordings on the slot's network and in its language, its audience first, then the least used.</summary>
    public static IReadOnlyList<MessageVariant> OtherTexts(PlanScene scene, Slot slot) =>
        [.. scene.UsableVariants.Where(v => v.Id != slot.VariantId && v.Network == slot.Network && v.Language.Equals(slot.Language, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(v => SlotCombination.Of(v).Audience == slot.AudienceId).ThenBy(v => Uses(scene, v)).ThenBy(v => v.Code, StringComparer.Ordinal)];

    /// <summary>The time nearest to the slot's own, within its span, at which its holder is there and neither person nor text comes too soon again; null when there is none.</summary>
    public static Instant? NearestFree(PlanScene scene, Slot slot)
    {
        if (scene.Members.FirstOrDefault(m => m.Id == slot.HolderId) is not { } member) return null;
        var own = Own(scene, member, slot).ToList();
        var same = scene.Slots.Where(s => s.Id != slot.Id && s.HolderId is not null && s.Network == slot.Network && s.VariantId == slot.VariantId && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed)).ToList();
        var step = Duration.FromMinutes(Carrying.StepMinutes);
        return Times(slot, step).Where(at => at > scene.EarliestNew && member.Availability.At(at, member.Zone) is not Willingness.No)
            .Where(at => own.TrueForAll(s => IsApart(s, at, member.MinGapMinutes)) && same.TrueForAll(s => IsApart(s, at, PlanDefaults.DuplicateMinutes)))
            .OrderBy(at => Math.Abs((at - slot.PostAt).TotalMinutes)).Select(at => (Instant?)at).FirstOrDefault();
    }

    /// <summary>Whether a wording is left that the slot could carry without exceeding its most uses.</summary>
    public static bool HasTextLeft(PlanScene scene, Slot slot) =>
        scene.UsableVariants.Any(v => SlotCombination.Of(v) == SlotCombination.Of(slot) && (v.MaxUses is not { } most || Uses(scene, v) < most));

    public static int Uses(PlanScene scene, MessageVariant variant) =>
        scene.Slots.Count(s => s.VariantId == variant.Id && s.HolderId is not null && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed));

    public static int Load(PlanScene scene, Member member, Slot? without = null) => Own(scene, member, without).Count();

    private static IEnumerable<Instant> Times(Slot slot, Duration step)
    {
        for (var at = slot.SpanStart; at < slot.SpanEnd; at += step) yield return at;
    }

    private static bool IsApart(Slot slot, Instant at, int minutes) => Math.Abs((slot.PostAt - at).TotalMinutes) >= minutes;

    private static bool IsFreeAt(PlanScene scene, Member member, Slot slot) =>
        member.Availability.At(slot.PostAt, member.Zone) is not Willingness.No
        && Load(scene, member, slot) < member.MaxPosts
        && Own(scene, member, slot).All(s => Math.Abs((s.PostAt - slot.PostAt).TotalMinutes) >= member.MinGapMinutes);

    private static IEnumerable<Slot> Own(PlanScene scene, Member member, Slot? without) =>
        scene.Slots.Where(s => s.HolderId == member.Id && s.Id != without?.Id && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed));
}
