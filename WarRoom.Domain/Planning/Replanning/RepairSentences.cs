using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>Says what was found: why a change helps, and why a slot cannot be mended and what would.</summary>
internal sealed class RepairSentences(PlanScene scene, RepairSearch search)
{
    public Repair Row(Slot slot, PlanAssignment found)
    {
        var to = scene.Members.First(m => m.Id.ToString() == found.Member);
        var at = scene.MinuteOf(slot.PostAt) == found.Time ? slot.PostAt : scene.At(found.Time);
        return new(slot.Id, slot.Version, slot.Status is SlotStatus.Missed ? null : slot.HolderId, slot.PostAt, to.Id, at, VariantId.From(Guid.Parse(found.Variant)), Why(slot, to, at), Told(slot, to), Standby: slot.StandbyId == to.Id ? null : slot.StandbyId);
    }

    public Unmended Left(Slot slot)
    {
        var codes = search.ReasonsOf(slot);
        return new(slot.Id, slot.IsPinned && codes.Contains(PlanReason.OptimiserChoice) ? "Its time is pinned, and nobody is free then." : PlanSentences.For(scene, slot, codes), Mend(slot, codes));
    }

    private string Why(Slot slot, Member to, Instant at)
    {
        var load = $"{search.LoadOf(to.Id.ToString())} of {to.MaxPosts} posts";
        var trouble = Trouble.WhyOf(scene, slot);
        if (to.Id == slot.HolderId && Trouble.KeepsHolder(scene, slot)) return slot.PostAt == at ? $"{trouble} {to.FirstName} keeps it with other words." : $"{trouble} {to.FirstName} can at {scene.TimeOf(at)}.";
        if (slot.PostAt == at) return $"{trouble} {to.FirstName} is free then, {load}.";
        return slot.PostAt < scene.EarliestNew ? $"{trouble} {to.FirstName} is free at {scene.TimeOf(at)}, {load}." : $"{trouble} Nobody else is free at {scene.TimeOf(slot.PostAt)}; {to.FirstName} is at {scene.TimeOf(at)}, {load}.";
    }

    private List<MemberId> Told(Slot slot, Member to) =>
        [to.Id, .. scene.Members.Where(m => m.IsActive && m.Id == slot.HolderId && m.Id != to.Id && slot.Status.IsWaiting()).Select(m => m.Id)];

    /// <summary>The cheapest way out: a word with somebody before a new text, a new text before a new person.</summary>
    private string Mend(Slot slot, IReadOnlyList<string> codes)
    {
        var (network, who) = (slot.Network.Name(), Nearest(slot)?.FirstName);
        if (slot.IsPinned) return "Unpin it, or take it out of the day.";
        if (codes.Contains(PlanReason.MemberDayCap) && who is not null) return $"Ask {who} for one more post.";
        if (codes.Contains(PlanReason.MemberGap) && who is not null) return $"Ask {who} to post a little closer together.";
        if (codes.Contains(PlanReason.NoAvailability) && who is not null) return $"Ask {who} to come after all.";
        if (codes.Contains(PlanReason.VariantUses)) return "Allow its text one more use.";
        if (codes.Contains(PlanReason.NoVariant) || codes.Contains(PlanReason.DuplicateText)) return $"Write another text for {network}.";
        return codes.Contains(PlanReason.NoAccount) || codes.Contains(PlanReason.NoLanguage) ? $"Invite somebody who posts on {network} in {LanguageNames.Of(slot.Language)}, or take it out of the day." : "Take it out of the day.";
    }

    /// <summary>Who could post it but for hours, gaps or caps, with least to do.</summary>
    private Member? Nearest(Slot slot) => scene.Posters.Where(m => m.Id != slot.HolderId && !scene.Away.Contains(m.Id) && PlanChoices.Takes(m, slot)).MinBy(m => (search.LoadOf(m.Id.ToString()) - m.MaxPosts, m.JoinedAt));
}
