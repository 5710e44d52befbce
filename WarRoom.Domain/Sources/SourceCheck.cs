using WarRoom.Domain.Metrics;

namespace WarRoom.Domain.Sources;

/// <summary>What is wrong with a source that somebody fills in; each refusal names its field.</summary>
public static class SourceCheck
{
    private const int LongestName = 40;
    private const int MostHandles = 50;

    /// <param name="hasToken">One was given now, or is kept from before.</param>
    public static IReadOnlyList<Refusal> Of(SourceKind kind, string name, string address, SourceSettings settings, bool hasToken)
    {
        var wrong = new List<Refusal>();
        if (name.Trim().Length is 0 or > LongestName) wrong.Add(new("source.name", $"Give it a name of up to {LongestName} letters; it stands beside its numbers."));
        if (Precedence.IsReserved(name.Trim())) wrong.Add(new("source.name", "This name is taken by the house itself. Choose another."));
        if (SourceRules.Of(kind).IsAsked && !IsWebAddress(address) && !(kind is SourceKind.Mastodon && address.Length == 0)) wrong.Add(new("source.address", "Write the whole address; it begins with https://."));
        if (kind is SourceKind.Plausible or SourceKind.Matomo or SourceKind.Umami or SourceKind.Ga4 && settings.Site.Trim().Length == 0) wrong.Add(new("source.site", "It needs to know which site."));
        if (kind is SourceKind.Plausible or SourceKind.Matomo or SourceKind.Umami or SourceKind.Ga4 && !hasToken) wrong.Add(new("source.token", "It is read with a token."));
        if (settings.ZoneId.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.ZoneId) is null) wrong.Add(new("source.zone", "This time zone is not known. Write it like Europe/Berlin."));
        if (settings.Handles.Count > MostHandles) wrong.Add(new("source.handles", $"At most {MostHandles} accounts."));
        if (settings.Pointer.Length > 0 && !settings.Pointer.StartsWith('/')) wrong.Add(new("source.pointer", "Write it like /data/hours; nothing means the whole answer."));
        if (kind is SourceKind.Json && settings.Measure is Measure.Clicks) wrong.Add(new("source.measure", "Clicks are counted by this house itself."));
        if (kind is SourceKind.Json && settings.Measure is not Measure.Visits && settings.Network is null) wrong.Add(new("source.network", "Say on which network."));
        if (kind is SourceKind.Csv or SourceKind.Json && settings.Measure is Measure.Visits && (settings.Hour.Trim().Length == 0 || settings.Count.Trim().Length == 0)) wrong.Add(new("source.columns", "Name both: where the hour stands, and where the visits."));
        return wrong;
    }

    /// <summary>Two sources that count the same would make it appear twice, or take turns; one of them has to pause.</summary>
    public static Refusal? Twice(IReadOnlyList<CountedThing> counts, IEnumerable<Source> others)
    {
        foreach (var other in others.Where(o => !o.IsPaused))
        {
            if (counts.Intersect(other.Counts).Select(c => (CountedThing?)c).FirstOrDefault() is { } thing) return new("source.twice", $"{other.Name} counts {thing} already. Pause it first.");
        }

        return null;
    }

    private static bool IsWebAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0;
}
