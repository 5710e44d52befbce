namespace WarRoom.Domain.Sources;

/// <summary>What holds for every source of a kind.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Reads">What it brings, in a few words.</param>
/// <param name="Every">How long between two readings around the launch day; zero where nothing is asked.</param>
/// <param name="Settles">How long after its end an hour is still growing there: before that it is not taken.</param>
/// <param name="CountsVisits">It brings visits by the hour, whatever its settings say.</param>
/// <param name="DefaultAddress">Where it lives for most people; empty where everybody has their own.</param>
public sealed record SourceRules(SourceKind Kind, string Name, string Reads, Duration Every, Duration Settles, bool CountsVisits, string DefaultAddress)
{
    private static readonly Dictionary<SourceKind, SourceRules> All = new SourceRules[]
    {
        new(SourceKind.Plausible, "Plausible", "visits by the hour", Duration.FromMinutes(5), Duration.Zero, true, "https://plausible.io"),
        new(SourceKind.Matomo, "Matomo", "visits by the hour", Duration.FromMinutes(5), Duration.Zero, true, ""),
        new(SourceKind.Umami, "Umami", "visits by the hour", Duration.FromMinutes(5), Duration.Zero, true, ""),
        new(SourceKind.Ga4, "Google Analytics 4", "visits by the hour", Duration.FromMinutes(30), Duration.FromHours(4), true, "https://analyticsdata.googleapis.com"),
        new(SourceKind.Bluesky, "Bluesky", "reactions, shares, replies and follows", Duration.FromMinutes(2), Duration.Zero, false, "https://public.api.bsky.app"),
        new(SourceKind.Mastodon, "Mastodon", "reactions, shares, replies and follows", Duration.FromMinutes(5), Duration.Zero, false, ""),
        new(SourceKind.Feed, "Press feed", "what others wrote", Duration.FromMinutes(15), Duration.Zero, false, ""),
        new(SourceKind.Json, "JSON address", "what its settings name", Duration.FromMinutes(5), Duration.Zero, false, ""),
        new(SourceKind.Csv, "CSV address", "visits by the hour", Duration.FromMinutes(5), Duration.Zero, true, ""),
        new(SourceKind.Push, "Push", "visits by the hour", Duration.Zero, Duration.Zero, true, ""),
    }.ToDictionary(rules => rules.Kind);

    /// <summary>Its newest numbers arrive hours after they happened.</summary>
    public bool IsLate => Settles > Duration.Zero;

    /// <summary>It is asked, rather than told.</summary>
    public bool IsAsked => Every > Duration.Zero;

    public static SourceRules Of(SourceKind kind) => All[kind];
}
