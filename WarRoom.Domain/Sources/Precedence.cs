using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Sources;

/// <summary>A running total of a measure, of one network or, without one, of all together.</summary>
public readonly record struct KnownTotal(Network? Network, Instant At, int Total, string Source);

/// <summary>What several readings of one measure come to together.</summary>
/// <param name="Sources">Whose numbers are in it.</param>
/// <param name="AsOf">When the newest of them was read.</param>
public sealed record JointTotal(int Total, IReadOnlyList<string> Sources, Instant AsOf);

/// <summary>Which of several numbers for the same thing counts: one does, and they are never added.</summary>
/// <remarks>
/// Visits of an hour: by hand before an import, an import before a connector, a connector before the house's own default; a source may
/// correct itself. Running totals: on one network the newest reading counts, whatever its source. A total over all networks, as it is
/// entered by hand, is the truth of its instant: what networks brought up to then is in it, and only what comes on afterwards is added.
/// </remarks>
public static class Precedence
{
    public const string ByHand = "by hand";
    public const string Import = "import";

    /// <summary>The script on the campaign's landing page.</summary>
    public const string SiteScript = "site script";

    /// <summary>What the house counts by itself where nothing else is set up.</summary>
    private static readonly string[] Defaults = [SiteScript, "rehearsal"];

    /// <summary>Names that no source may take.</summary>
    public static bool IsReserved(string name) => name is ByHand or Import || Defaults.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what is known of an hour gives way.</summary>
    public static bool MayReplace(string known, string by) => known == by || Rank(by) > Rank(known);

    /// <summary>Null without readings.</summary>
    public static JointTotal? Join(IEnumerable<KnownTotal> readings)
    {
        var all = readings.ToList();
        if (all.Count == 0) return null;
        var whole = all.Where(r => r.Network is null).OrderBy(r => r.At).Select(r => (KnownTotal?)r).LastOrDefault();
        var networks = all.Where(r => r.Network is not null).GroupBy(r => r.Network).Select(g => g.OrderBy(r => r.At).ToList()).ToList();
        var total = (whole?.Total ?? 0) + networks.Sum(n => whole is { } w ? SinceThen(n, w.At) : n[^1].Total);
        var newest = networks.Select(n => n[^1]).Concat(whole is { } hand ? [hand] : []).ToList();
        return new(total, [.. newest.Select(r => r.Source).Distinct(StringComparer.Ordinal)], newest.Max(r => r.At));
    }

    /// <summary>What came on after an instant; a network that was not read before it is counted from its first reading.</summary>
    private static int SinceThen(List<KnownTotal> network, Instant then)
    {
        if (network[^1].At <= then) return 0;
        var mark = network.FindLast(r => r.At <= then) is { Source: not null } before ? before : network[0];
        return Math.Max(0, network[^1].Total - mark.Total);
    }

    private static int Rank(string source) => source switch
    {
        ByHand => 3,
        Import => 2,
        _ when Defaults.Contains(source, StringComparer.OrdinalIgnoreCase) => 0,
        _ => 1,
    };
}
