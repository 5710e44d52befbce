namespace WarRoom.Domain.Reports;

/// <summary>What can be said of a group of posts against the others.</summary>
public enum Reading
{
    /// <summary>Fewer than four posts, or a range that the others' average lies in.</summary>
    TooEarlyToTell,
    AboveTheOthers,
    BelowTheOthers,
}

/// <summary>Posts that have something in common, with their clicks.</summary>
/// <param name="PerPost">Clicks of one post on average.</param>
/// <param name="Low">Of the likely range of that average; null below four posts.</param>
public sealed record PostGroup(string Name, int Posts, int Clicks, double PerPost, double? Low, double? High, Reading Reading)
{
    public const int FewestToTell = 4;
    private const double Sure = 1.96;

    /// <summary>Groups the posts that were made; the ones with most clicks a post first.</summary>
    /// <remarks>The range is the mean and 1.96 standard errors. Clicks come in bursts, so the spread is the posts' own, but never
    /// less than that of chance alone (the mean itself, as for counts).</remarks>
    public static IReadOnlyList<PostGroup> By(IEnumerable<PostFact> posts, Func<PostFact, string?> key)
    {
        var made = posts.Where(p => p.IsMade && key(p) is not null).ToList();
        return [.. made.GroupBy(p => key(p)!, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g], [.. made.Where(p => key(p) != g.Key)])).OrderByDescending(g => g.PerPost).ThenBy(g => g.Name, StringComparer.Ordinal)];
    }

    private static PostGroup Of(string name, List<PostFact> posts, List<PostFact> others)
    {
        var clicks = posts.Sum(p => p.Clicks);
        var mean = (double)clicks / posts.Count;
        if (posts.Count < FewestToTell) return new(name, posts.Count, clicks, mean, null, null, Reading.TooEarlyToTell);
        var own = posts.Sum(p => (p.Clicks - mean) * (p.Clicks - mean)) / (posts.Count - 1);
        var error = Sure * Math.Sqrt(Math.Max(own, Math.Max(mean, 1)) / posts.Count);
        var (low, high) = (Math.Max(0, mean - error), mean + error);
        var rest = others.Count < FewestToTell ? (double?)null : others.Average(p => p.Clicks);
        return new(name, posts.Count, clicks, mean, low, high, rest < low ? Reading.AboveTheOthers : rest > high ? Reading.BelowTheOthers : Reading.TooEarlyToTell);
    }
}

/// <summary>The words of a reading.</summary>
public static class Readings
{
    public static string Word(this Reading reading) => reading switch
    {
        Reading.AboveTheOthers => "Above the others",
        Reading.BelowTheOthers => "Below the others",
        _ => "Too early to tell",
    };
}
