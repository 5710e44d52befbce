using System.Globalization;
using System.Text;
using NodaTime.Text;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Time;

namespace WarRoom.Web.Ui.Desk;

/// <summary>What a person types about a campaign: as typed, so that nothing is lost when something is wrong.</summary>
public sealed record CampaignForm
{
    public string Name { get; set; } = "";

    public string Date { get; set; } = "";

    public string Zone { get; set; } = "Europe/Berlin";

    public string Start { get; set; } = "09:00";

    public string End { get; set; } = "18:00";

    public string LandingPage { get; set; } = "";

    public string Organisation { get; set; } = "";

    public string Language { get; set; } = "en";

    public Purpose Purpose { get; set; }

    public string Guidelines { get; set; } = "";

    public static CampaignForm Of(Campaign campaign) => new()
    {
        Name = campaign.Name,
        Date = LocalDatePattern.Iso.Format(campaign.Date),
        Zone = campaign.ZoneId,
        Start = campaign.WindowStart.ToString("HH:mm", CultureInfo.InvariantCulture),
        End = campaign.WindowEnd.ToString("HH:mm", CultureInfo.InvariantCulture),
        LandingPage = campaign.LandingPage,
        Organisation = campaign.Organisation,
        Language = campaign.Language,
        Purpose = campaign.Purpose,
        Guidelines = campaign.Guidelines,
    };

    public void FillIn(Campaign campaign)
    {
        campaign.Name = Name.Trim();
        campaign.LandingPage = LandingPage.Trim();
        campaign.Organisation = Organisation.Trim();
        campaign.Language = Language.Trim().ToLowerInvariant();
        campaign.Purpose = Purpose;
    }

    /// <summary>The day and its window, or everything that is wrong with the form; codes name the field.</summary>
    public (LaunchDay? Day, LocalTime Start, LocalTime End, IReadOnlyList<Refusal> Refusals) Read()
    {
        var refusals = new List<Refusal>();
        if (Name.Trim().Length is 0 or > 120) refusals.Add(new("campaign.name", "Give it a name of up to 120 characters."));
        var date = LocalDatePattern.Iso.Parse(Date.Trim());
        if (!date.Success) refusals.Add(new("campaign.date", "Choose the day."));
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone.Trim());
        if (zone is null) refusals.Add(new("campaign.zone", $"“{Zone}” is no time zone. Write one like Europe/Berlin."));
        var (start, end) = (TimeOf(Start, "campaign.start", refusals), TimeOf(End, "campaign.end", refusals));
        if (start is not null && start == end) refusals.Add(new("campaign.end", "The window ends when it starts."));
        if (LandingPage.Trim().Length > 0 && !IsAddress(LandingPage.Trim())) refusals.Add(new("campaign.landing", "The landing page is an address like https://example.org/page."));
        if (Language.Trim().Length is < 2 or > 12) refusals.Add(new("campaign.language", "Write a short form like de or pt-BR."));
        if (refusals.Count == 0) RefuseSkipped(new(date.Value, zone!), start!.Value, end!.Value, refusals);
        return (refusals.Count == 0 ? new LaunchDay(date.Value, zone!) : null, start ?? default, end ?? default, refusals);
    }

    /// <summary>The name as it stands in addresses: small letters and digits with hyphens.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "campaign" : text.Length > 48 ? text[..48].Trim('-') : text;
    }

    /// <summary>A time that a clock change leaves out is none.</summary>
    private static void RefuseSkipped(LaunchDay day, LocalTime start, LocalTime end, List<Refusal> refusals)
    {
        const string Why = "The clocks skip this time on that day. Choose one before or after.";
        if (!day.Has(start)) refusals.Add(new("campaign.start", Why));
        if (!(end > start ? day : day with { Date = day.Date.PlusDays(1) }).Has(end)) refusals.Add(new("campaign.end", Why));
    }

    private static LocalTime? TimeOf(string text, string code, List<Refusal> refusals)
    {
        var time = LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(text.Trim().Length == 8 ? text.Trim()[..5] : text.Trim());
        if (!time.Success) refusals.Add(new(code, "Write a time like 09:30."));
        return time.Success ? time.Value : null;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
