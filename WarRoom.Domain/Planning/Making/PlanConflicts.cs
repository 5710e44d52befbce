using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What is wrong with a plan that hands may make but the planner never would.</summary>
public enum ConflictKind
{
    Removed,
    NoAccount,
    NoLanguage,
    NotAvailable,
    TooClose,
    TooMany,
    SameText,
    TextUsedUp,

    /// <summary>It is addressed to an influencer, and its holder is not who talks to them.</summary>
    NoRelation,

    /// <summary>The community does not want it, or not so soon.</summary>
    Community,
}

/// <summary>Something to mend, and the slot where mending starts.</summary>
public sealed record PlanConflict(ConflictKind Kind, SlotId Slot, string Title, string Detail, SlotId? Other = null)
{
    public bool IsAbout(SlotId slot) => Slot == slot || Other == slot;
}

/// <summary>Finds the conflicts of a plan. Posts that were made are facts: only what can still be changed is to mend.</summary>
public static class PlanConflicts
{
    public static IReadOnlyList<PlanConflict> Of(PlanScene scene)
    {
        var given = scene.Slots.Where(s => s.HolderId is not null && s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed)).OrderBy(s => s.PostAt).ToList();
        var waiting = given.FindAll(s => s.Status.IsWaiting());
        return [.. waiting.Select(s => Alone(scene, s)).OfType<PlanConflict>(), .. waiting.Select(s => Closed(scene, s)).OfType<PlanConflict>(), .. Crowds(scene, given), .. Gaps(scene, given), .. Caps(scene, given), .. Texts(scene, given), .. Uses(scene, given)];
    }

    private static PlanConflict? Alone(PlanScene scene, Slot slot)
    {
        if (scene.Members.FirstOrDefault(m => m.Id == slot.HolderId) is not { IsActive: true } member)
        {
            return New(scene, ConflictKind.Removed, slot, $"{NameOf(scene, slot)} is not on the team any more");
        }

        if (member.AccountOn(slot.Network, slot.AccountKind) is null) return New(scene, ConflictKind.NoAccount, slot, $"{member.FirstName} has no account on {slot.Network.Name()}");
        if (!member.Speaks(slot.Language)) return New(scene, ConflictKind.NoLanguage, slot, $"{member.FirstName} does not speak {LanguageNames.Of(slot.Language)}");
        if (!PlanChoices.KnowsWell(scene, member, slot)) return New(scene, ConflictKind.NoRelation, slot, $"{member.FirstName} does not talk to {scene.InfluencerOf(slot)!.Name}");
        return member.Availability.At(slot.PostAt, member.Zone) is Willingness.No ? New(scene, ConflictKind.NotAvailable, slot, $"{member.FirstName} is not available then") : null;
    }

    private static PlanConflict? Closed(PlanScene scene, Slot slot) =>
        scene.CommunityOf(slot)?.WhyClosed is { } why ? New(scene, ConflictKind.Community, slot, why.TrimEnd('.')) : null;

    private static IEnumerable<PlanConflict> Crowds(PlanScene scene, List<Slot> given) =>
        from there in given.Where(s => scene.CommunityOf(s) is not null).GroupBy(s => scene.CommunityOf(s)!)
        from pair in Neighbours(there, there.Key.MinGapMinutes)
        select New(scene, ConflictKind.Community, pair.Later, $"{there.Key.Name} gets two posts within {Minutes(pair)} min, wants {there.Key.MinGapMinutes}", pair.Earlier);

    private static IEnumerable<PlanConflict> Gaps(PlanScene scene, List<Slot> given) =>
        from own in given.GroupBy(s => s.HolderId)
        let member = scene.Members.FirstOrDefault(m => m.Id == own.Key)
        where member is not null
        from pair in Neighbours(own, member.MinGapMinutes)
        select New(scene, ConflictKind.TooClose, pair.Later, $"{member.FirstName} posts twice within {Minutes(pair)} min, wants {member.MinGapMinutes}", pair.Earlier);

    private static IEnumerable<PlanConflict> Caps(PlanScene scene, List<Slot> given) =>
        from own in given.GroupBy(s => s.HolderId)
        let member = scene.Members.FirstOrDefault(m => m.Id == own.Key)
        where member is not null && own.Count() > member.MaxPosts && own.Any(s => s.Status.IsWaiting())
        select New(scene, ConflictKind.TooMany, own.Last(s => s.Status.IsWaiting()), $"{member.FirstName} has {own.Count()} posts, accepts {member.MaxPosts}");

    private static IEnumerable<PlanConflict> Texts(PlanScene scene, List<Slot> given)
    {
        var clusters = Clusters(scene);
        return from same in given.Where(s => s.VariantId is not null).GroupBy(s => (s.Network, clusters.GetValueOrDefault(s.VariantId!.Value, s.VariantId.Value)))
               from pair in Neighbours(same, PlanDefaults.DuplicateMinutes)
               select New(scene, ConflictKind.SameText, pair.Later, $"The same text twice within {Minutes(pair)} min on {pair.Later.Network.Name()}", pair.Earlier);
    }

    private static IEnumerable<PlanConflict> Uses(PlanScene scene, List<Slot> given) =>
        from variant in scene.Variants
        let uses = given.Where(s => s.VariantId == variant.Id).ToList()
        where (variant.IsWithdrawn ? 0 : variant.MaxUses) < uses.Count && uses.Exists(s => s.Status.IsWaiting())
        select New(scene, ConflictKind.TextUsedUp, uses.Last(s => s.Status.IsWaiting()), variant.IsWithdrawn ? $"Text {variant.Code} was taken back" : $"Text {variant.Code} is used {uses.Count} times, limit {variant.MaxUses}");

    /// <summary>Pairs closer than the gap of which at least one can still be changed.</summary>
    private static IEnumerable<(Slot Earlier, Slot Later)> Neighbours(IEnumerable<Slot> slots, int gap)
    {
        var sorted = slots.ToList();
        return sorted.Zip(sorted.Skip(1)).Where(p => p.Second.PostAt - p.First.PostAt < Duration.FromMinutes(gap) && (p.First.Status.IsWaiting() || p.Second.Status.IsWaiting()))
            .Select(p => p.Second.Status.IsWaiting() ? (p.First, p.Second) : (p.Second, p.First));
    }

    private static Dictionary<VariantId, VariantId> Clusters(PlanScene scene)
    {
        var clusters = scene.Variants.ToDictionary(v => v.Id, v => v.Id);
        foreach (var group in Sameness.Clusters([.. scene.Variants.Select(v => v.Text)]))
        {
            foreach (var at in group) clusters[scene.Variants[at].Id] = scene.Variants[group[0]].Id;
        }

        return clusters;
    }

    private static int Minutes((Slot Earlier, Slot Later) pair) => (int)Math.Abs((pair.Later.PostAt - pair.Earlier.PostAt).TotalMinutes);

    private static string NameOf(PlanScene scene, Slot slot) => scene.Members.FirstOrDefault(m => m.Id == slot.HolderId)?.FirstName ?? "Somebody";

    private static PlanConflict New(PlanScene scene, ConflictKind kind, Slot slot, string title, Slot? other = null) =>
        new(kind, slot.Id, title, $"{NameOf(scene, slot)} {scene.TimeOf(slot.PostAt)}, {slot.Network.Name()}", other?.Id);
}
