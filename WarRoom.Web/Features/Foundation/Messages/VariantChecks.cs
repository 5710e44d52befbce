using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Foundation.Messages;

/// <summary>One thing that was looked at in a text.</summary>
public sealed record VariantCheck(string Title, string Text, bool IsGood, bool IsFault = false);

/// <summary>Disclosure, link, picture, own words, uses and wording of a text.</summary>
public static class VariantChecks
{
    public static IReadOnlyList<VariantCheck> Of(VariantDraft draft, FoundationView view)
    {
        var text = MessageText.Parse(draft.Text);
        var verdict = view.Texts.Judge(draft.Network, draft.Text, draft.Language, draft.HasLink, draft.Tags);
        List<VariantCheck> checks = [Fits(draft, verdict.TooLongBy), Disclosed(draft, view), Own(text, draft)];
        if (draft.HasLink) checks.Add(view.Campaign.LandingPage.Length > 0 ? new("The link has a page", $"It leads to {view.Campaign.LandingPage}.", true) : new("The link leads nowhere", "The campaign has no landing page yet. Set it under Settings.", false));
        checks.Add(draft.AltText.Length > 0 ? new("Picture has alt text", $"“{draft.AltText}”", true) : new("No alt text", "Say what the picture shows, if there is one.", draft.Network is not Network.Instagram));
        checks.AddRange(verdict.Warnings.Select((w, i) => new VariantCheck(i == 0 ? "Wording" : $"Wording {i + 1}", w, false)));
        return checks;
    }

    /// <summary>What somebody might write where the text leaves room.</summary>
    public static string Sample(string hint) => hint.Equals("eigene Worte", StringComparison.OrdinalIgnoreCase) ? "Ich bin heute früh selbst gefahren." : hint.Equals("vos mots", StringComparison.OrdinalIgnoreCase) ? "Je l’ai traversé ce matin." : "I rode it at dawn and did not stop once.";

    private static VariantCheck Fits(VariantDraft draft, int tooLongBy) => tooLongBy > 0
        ? new("Too long", $"{tooLongBy} too many for {draft.Network.Name()}.", false, IsFault: true)
        : new($"Fits {draft.Network.Name()}", "Counted as the network counts, with link and hashtags.", true);

    private static VariantCheck Disclosed(VariantDraft draft, FoundationView view)
    {
        var organisation = view.Campaign.Organisation;
        if (organisation.Length == 0) return new("Disclosure has no name", "Say under Settings which organisation people speak for.", false);
        var sentence = Disclosure.For(Relationship.Employee, draft.Language, organisation);
        return Disclosure.IsIn(draft.Text, Relationship.Employee, draft.Language, organisation)
            ? new("Disclosure is in line 1", $"“{sentence}” stands first.", true)
            : new("Disclosure goes in front", $"“{sentence}” is put first for everybody who must say so; the preview shows it.", true);
    }

    private static VariantCheck Own(MessageText text, VariantDraft draft) => text.HasOwnWords
        ? new("Room for own words", $"“{text.Hints.First()}”", true)
        : new("No room for own words", $"Everybody posts the same. Put {{{{your words}}}} in{(draft.MaxUses is "1" ? ", unless one person posts it" : "")}.", draft.MaxUses is "1");
}
