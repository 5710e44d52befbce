namespace WarRoom.Domain.Metrics.Attribution;

/// <summary>A visit by a campaign link.</summary>
/// <param name="Visitor">The day's hash of the visitor; null where none could be made: such a visit stands alone.</param>
/// <param name="Link">Code of the link.</param>
/// <param name="At">When.</param>
public readonly record struct TrackedVisit(long? Visitor, string Link, Instant At);

/// <summary>What a member, slot, wording or network brought.</summary>
/// <param name="Key">Which.</param>
/// <param name="Visitors">Visitors whose first campaign link of the day was one of its links; over all keys these add up to all tracked visitors.</param>
/// <param name="Assists">Visitors who came by one of its links too, after another's: these count for the other.</param>
public sealed record VisitCredit<TKey>(TKey Key, int Visitors, int Assists);

/// <summary>Shares out tracked visitors: each counts once a day, for the link that brought them first.</summary>
/// <remarks>First-touch attribution, a convention and not a cause; it is said beside the number. Only tracked visitors are shared out, never
/// the lift.</remarks>
public sealed class TrackedVisits
{
    public const string Rule = "Each visitor counts once a day, for the campaign link that came first; later links are assists.";

    private readonly List<Journey> _journeys;

    private TrackedVisits(List<Journey> journeys) => _journeys = journeys;

    /// <summary>Unique visitors by day.</summary>
    public int Total => _journeys.Count;

    /// <param name="visits">In any order; machines and the team's own left out.</param>
    /// <param name="zone">Of the campaign: says where a day ends.</param>
    public static TrackedVisits Of(IEnumerable<TrackedVisit> visits, DateTimeZone zone)
    {
        var known = visits.ToLookup(visit => visit.Visitor is not null);
        var journeys = known[true].GroupBy(visit => (visit.Visitor, visit.At.InZone(zone).Date))
            .Select(day => day.OrderBy(visit => visit.At).ThenBy(visit => visit.Link, StringComparer.Ordinal).Select(visit => visit.Link).Distinct(StringComparer.Ordinal).ToList())
            .Concat(known[false].Select(visit => new List<string> { visit.Link }));
        return new([.. journeys.Select(links => new Journey(links[0], links[1..]))]);
    }

    /// <summary>Credits by whatever a link belongs to, most visitors first.</summary>
    /// <param name="keyOf">Of a link's code, for instance its member. Links whose key is null are left out, so that the sum falls short.</param>
    public IReadOnlyList<VisitCredit<TKey>> By<TKey>(Func<string, TKey?> keyOf) where TKey : notnull
    {
        var visitors = new Dictionary<TKey, int>();
        var assists = new Dictionary<TKey, int>();
        foreach (var journey in _journeys)
        {
            var first = Key(journey.First);
            if (first.Has) Add(visitors, first.Key!);
            foreach (var key in journey.Later.Select(Key).Where(later => later.Has && !(first.Has && first.Key!.Equals(later.Key))).Select(later => later.Key!).Distinct()) Add(assists, key);
        }

        return [.. visitors.Keys.Union(assists.Keys).Select(key => new VisitCredit<TKey>(key, visitors.GetValueOrDefault(key), assists.GetValueOrDefault(key)))
            .OrderByDescending(credit => credit.Visitors).ThenByDescending(credit => credit.Assists).ThenBy(credit => credit.Key.ToString(), StringComparer.Ordinal)];

        (bool Has, TKey? Key) Key(string link) => keyOf(link) is { } key ? (true, key) : (false, default);

        static void Add(Dictionary<TKey, int> counts, TKey key) => counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    private sealed record Journey(string First, IReadOnlyList<string> Later);
}
