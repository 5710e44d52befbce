namespace WarRoom.Domain.Messages;

/// <summary>The wording of disclosures in one language. The first label is written, the others are recognised.</summary>
internal sealed record DisclosureWords(string WorksFor, string Partner, string Volunteer, string Member, params string[] AdLabels)
{
    private static readonly Dictionary<string, DisclosureWords> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = new("I work for {name}.", "In partnership with {name}.", "I volunteer for {name}.", "I am a member of {name}.",
            "Ad", "Advert", "Advertisement"),
        ["de"] = new("Ich arbeite für {name}.", "In Partnerschaft mit {name}.", "Ich engagiere mich ehrenamtlich für {name}.", "Ich bin Mitglied bei {name}.",
            "Anzeige", "Werbung"),
        ["fr"] = new("Je travaille pour {name}.", "En partenariat avec {name}.", "Je suis bénévole pour {name}.", "Je suis membre de {name}.",
            "Publicité", "Collaboration commerciale"),
        ["es"] = new("Trabajo para {name}.", "En colaboración con {name}.", "Hago voluntariado con {name}.", "Formo parte de {name}.",
            "Publicidad"),
        ["it"] = new("Lavoro per {name}.", "In collaborazione con {name}.", "Faccio volontariato per {name}.", "Faccio parte di {name}.",
            "Pubblicità"),
        ["nl"] = new("Ik werk voor {name}.", "In samenwerking met {name}.", "Ik ben vrijwilliger bij {name}.", "Ik ben lid van {name}.",
            "Advertentie", "Reclame"),
    };

    public static DisclosureWords In(string language, string fallback) =>
        ByLanguage.GetValueOrDefault(language.Split('-', '_')[0].Trim()) ?? ByLanguage[fallback];
}
