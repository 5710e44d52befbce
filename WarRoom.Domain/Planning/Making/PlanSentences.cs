using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Why a slot stayed open, in a sentence with names and, where there is one, the cheapest way out.</summary>
public static class PlanSentences
{
    private static readonly string[] MostTellingFirst =
    [
        PlanReason.VariantUses, PlanReason.MemberDayCap, PlanReason.MemberGap, PlanReason.DuplicateText, PlanReason.NetworkHourCap, PlanReason.CommunityGap,
    ];

    public static string For(PlanScene scene, Slot slot, IReadOnlyList<string> codes)
    {
        var code = MostTellingFirst.FirstOrDefault(codes.Contains) ?? (codes.Count > 0 ? codes[0] : PlanReason.OptimiserChoice);
        if (codes.Contains(PlanReason.NoVariant) && scene.CommunityOf(slot)?.WhyClosed is { } closed) return $"{closed} Choose another place for it.";
        var (network, people) = (slot.Network.Name(), Names([.. scene.Members.Where(SlotCombination.Of(slot).CanBePostedBy).Select(m => m.FirstName)]));
        return code switch
        {
            PlanReason.NoAccount => $"No one has an account on {network}.",
            PlanReason.NoLanguage => $"No one on {network} speaks {LanguageNames.Of(slot.Language)}.",
            PlanReason.NoRelation => scene.InfluencerOf(slot) is { } voice ? $"No one who could post it talks to {voice.Name}{(voice.Relation == 0 ? ", who declined" : "")}." : "No one knows the influencer well enough.",
            PlanReason.NoTime => "Its wave is over, or too near to tell anybody.",
            PlanReason.NoAvailability => $"{people} could post on {network}, but not within this slot's hours.",
            PlanReason.NoVariant => $"There is no text for {network} in {LanguageNames.Of(slot.Language)} for {scene.NameOf(slot.AudienceId)}.",
            PlanReason.LockConflict => "What is locked here cannot be kept together.",
            PlanReason.VariantUses => $"{Texts(scene, slot)} Allow more uses, or write another.",
            PlanReason.MemberDayCap => $"{people} {(people.Contains(' ', StringComparison.Ordinal) ? "have" : "has")} as many posts as they accept.",
            PlanReason.MemberGap => $"{people}: no free gap between own posts in this wave.",
            PlanReason.DuplicateText => $"The same text stands within {PlanDefaults.DuplicateMinutes} minutes on {network} at every time that is left.",
            PlanReason.NetworkHourCap => $"{network} has its most posts in every hour that is left.",
            PlanReason.CommunityGap => scene.CommunityOf(slot) is { } place ? $"{place.Name} wants {place.MinGapMinutes} minutes between posts, and has no room left." : "The community allows no further post at this time.",
            _ => "It could be filled, but the plan is better without it.",
        };
    }

    /// <summary>"Text 2E is used 4 of 4 times." for the wordings that the slot could carry.</summary>
    private static string Texts(PlanScene scene, Slot slot)
    {
        var texts = scene.UsableVariants.Where(v => SlotCombination.Of(v) == SlotCombination.Of(slot) && v.MaxUses is not null).ToList();
        var most = texts.Sum(v => v.MaxUses);
        return texts.Count == 1 ? $"Text {texts[0].Code} is used {most} of {most} times." : $"Texts {Names([.. texts.Select(v => v.Code)], "and")} are used {most} of {most} times.";
    }

    private static string Names(List<string> names, string word = "or") => names.Count switch
    {
        0 => "Nobody",
        1 => names[0],
        <= 4 => $"{string.Join(", ", names.Take(names.Count - 1))} {word} {names[^1]}",
        _ => $"{string.Join(", ", names.Take(3))} {word} {names.Count - 3} others",
    };
}
