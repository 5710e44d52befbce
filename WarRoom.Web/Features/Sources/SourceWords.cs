using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Features.Sources;

/// <summary>What sources bring and how they stand, in words.</summary>
internal static class SourceWords
{
    /// <summary>What a reading brought, in a sentence.</summary>
    public static string Brought(NetworkReading.Fresh fresh, DateTimeZone zone)
    {
        var parts = new List<string>();
        if (fresh.Hours.Count > 0) parts.Add($"{Counted(fresh.Hours.Count, "hour", "hours")}, the newest from {Time(fresh.Hours[^1].Hour, zone)} with {Counted(fresh.Hours[^1].Count ?? 0, "visit", "visits")}");
        var posts = fresh.Totals.Where(t => t.IsBornToday).Select(t => t.Subject).Distinct().Count();
        if (posts > 0) parts.Add($"{Counted(posts, "post", "posts")} with {Sums(fresh)}");
        foreach (var account in fresh.Totals.Where(t => !t.IsBornToday)) parts.Add($"{Name(account.Subject)}: {Counted(account.Total, "follower", "followers")}");
        if (fresh.Press.Count > 0) parts.Add($"{Counted(fresh.Press.Count, "article", "articles")}, the newest “{fresh.Press[0].Title}”");
        return parts.Count == 0 ? "It answers, and has nothing to count yet." : $"{string.Join("; ", parts)}.";
    }

    public static (string Icon, string Word, string Tone) Face(SourceState state) => state switch
    {
        SourceState.Reading => ("circle-check", "Reading", "ok"),
        SourceState.Waiting => ("clock", "Waiting for the first reading", ""),
        SourceState.TryingAgain => ("refresh", "Trying again", "warn"),
        SourceState.NeedsYou => ("warn", "Needs you", "bad"),
        SourceState.Quiet => ("alert", "Quiet for over two hours", "warn"),
        _ => ("pause", "Paused", ""),
    };

    public static string Ago(Instant at, Instant now) => (now - at) switch
    {
        var ago when ago < Duration.FromMinutes(1) => "just now",
        var ago when ago < Duration.FromHours(1) => $"{(int)ago.TotalMinutes} min ago",
        var ago when ago < Duration.FromDays(1) => $"{(int)ago.TotalHours} h ago",
        var ago => Counted((int)ago.TotalDays, "day ago", "days ago"),
    };

    public static string In(Instant at, Instant now) => (at - now) switch
    {
        var wait when wait < Duration.FromMinutes(1) => "within a minute",
        var wait when wait < Duration.FromHours(1) => $"in {(int)Math.Ceiling(wait.TotalMinutes)} min",
        var wait => $"in {(int)Math.Round(wait.TotalHours)} h",
    };

    public static string Counts(Source source) => source.Counts.Count == 0 ? source.Rules.Reads
        : source.Counts.Count == 1 ? source.Counts[0] is { Measure: Measure.Visits } ? "Visits by the hour" : Upper($"{source.Counts[0]}, a running total")
        : Upper($"{source.Rules.Reads} on {source.Counts[0].Network!.Value.Name()}");

    public static string Time(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("ddd d MMM, HH:mm", CultureInfo.InvariantCulture);

    public static string Counted(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {many}");

    private static string Sums(NetworkReading.Fresh fresh) => string.Join(", ", fresh.Totals.Where(t => t.IsBornToday).GroupBy(t => t.Measure).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Sum(t => (long)t.Total):#,0} {g.Key.ToString().ToLowerInvariant()}")));

    private static string Name(string subject) => subject.StartsWith("did:", StringComparison.Ordinal) ? "an account" : subject;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
