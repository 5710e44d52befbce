namespace WarRoom.Domain.Metrics.Projections;

/// <summary>A post of the past, with what was expected of it, so that member and network do not speak for the hour.</summary>
/// <param name="Hour">Of the audience's or the campaign's clock, 0 to 23.</param>
/// <param name="Expected">Events that such a post brings in an average hour; above zero.</param>
/// <param name="Events">That it brought.</param>
public sealed record PastPost(int Hour, double Expected, int Events);

/// <summary>What an hour brings against an average one.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Factor">1 is average; the middle.</param>
/// <param name="Low">Of its 90 % range.</param>
/// <param name="High">Of its 90 % range.</param>
/// <param name="Posts">Posts of the past in it.</param>
public sealed record HourFactor(int Hour, double Factor, double Low, double High, int Posts);

/// <summary>When posts of a network do best, smoothed over the hours, or that nobody can say.</summary>
/// <remarks>
/// The raw best hour is mostly the luckiest one (the winner's curse). A Gaussian process over the circle of hours (periodic kernel, sd 0.3,
/// reaching about three hours, and 0.1 for an hour of its own; one post's noise 0.9) shrinks it (Rasmussen and Williams 2006, chapter 4).
/// </remarks>
public sealed record BestHours
{
    private const int Day = 24;
    private const double SmoothSd = 0.3;
    private const double AudienceSd = 0.2;
    private const double OwnVariance = 0.1 * 0.1;
    private const double PostVariance = 0.9 * 0.9;
    private const double Reach = 3;
    private const int Away = 4;
    private const double Sure = 1.2816; // one-sided 90 %

    private readonly double[] _means;

    private BestHours(double[] means, IReadOnlyList<HourFactor> hours, int? best) => (_means, Hours, Best) = (means, hours, best);

    /// <summary>All 24 hours.</summary>
    public IReadOnlyList<HourFactor> Hours { get; }

    /// <summary>The best hour; null when no hour stands clear of another part of the day.</summary>
    public int? Best { get; }

    public string Sentence => Best is { } hour
        ? FormattableString.Invariant($"Best around {hour:00}:00: about {Hours[hour].Factor:0.0} times an average hour (likely {Hours[hour].Low:0.0} to {Hours[hour].High:0.0}).")
        : $"No clear best hour in {Hours.Sum(h => h.Posts)} posts.";

    public double FactorAt(int hour) => Hours[hour].Factor;

    /// <param name="posts">Of one network.</param>
    /// <param name="network">For an audience: the curve of its network, which it is shrunk towards.</param>
    public static BestHours Of(IReadOnlyList<PastPost> posts, BestHours? network = null)
    {
        var counts = new int[Day];
        foreach (var post in posts) counts[post.Hour]++;
        var seen = Enumerable.Range(0, Day).Where(hour => counts[hour] > 0).ToArray();
        var logs = posts.Select(post => Math.Log((post.Events + 0.5) / (post.Expected + 0.5))).ToList();
        var level = network is null && logs.Count > 0 ? logs.Average() : 0;
        var residuals = seen.Select(hour => posts.Zip(logs).Where(pair => pair.First.Hour == hour).Average(pair => pair.Second) - level - (network?._means[hour] ?? 0)).ToArray();
        var (means, covariance) = Posterior(seen, counts, residuals, network is null ? SmoothSd : AudienceSd);
        if (network is not null) means = [.. means.Zip(network._means, (own, shared) => own + shared)];
        var hours = Enumerable.Range(0, Day).Select(hour => FactorOf(hour, means[hour], Math.Sqrt(covariance(hour, hour)), counts[hour])).ToList();
        return new(means, hours, ClearBest(seen, means, covariance));
    }

    private static HourFactor FactorOf(int hour, double mean, double sd, int posts) =>
        new(hour, Math.Exp(mean), Math.Exp(mean - (1.645 * sd)), Math.Exp(mean + (1.645 * sd)), posts);

    private static (double[] Means, Func<int, int, double> Covariance) Posterior(int[] seen, int[] counts, double[] residuals, double sd)
    {
        var lower = seen.Select((hour, i) => seen.Take(i + 1).Select((other, j) => Kernel(hour, other, sd) + (i == j ? PostVariance / counts[hour] : 0)).ToArray()).ToArray();
        var factor = Cholesky.Factor(lower);
        var whitened = factor.Solve(residuals);
        var toward = Enumerable.Range(0, Day).Select(hour => factor.Solve([.. seen.Select(other => Kernel(hour, other, sd))])).ToArray();
        return (
            [.. toward.Select(row => Cholesky.Dot(row, whitened, seen.Length))],
            (a, b) => Kernel(a, b, sd) - Cholesky.Dot(toward[a], toward[b], seen.Length));
    }

    /// <summary>Neighbours share their luck, so the best hour is measured against the best one at least four hours away; only hours with posts.</summary>
    private static int? ClearBest(int[] seen, double[] means, Func<int, int, double> covariance)
    {
        if (seen.Length == 0) return null;
        var best = seen.MaxBy(hour => means[hour]);
        var rivals = seen.Where(hour => Apart(best, hour) >= Away).ToList();
        if (rivals.Count == 0) return null;
        var rival = rivals.MaxBy(hour => means[hour]);
        var variance = covariance(best, best) + covariance(rival, rival) - (2 * covariance(best, rival));
        return means[best] - means[rival] > Sure * Math.Sqrt(Math.Max(variance, 1e-12)) ? best : null;
    }

    private static double Kernel(int a, int b, double sd)
    {
        var sine = Math.Sin(Math.PI * (a - b) / Day);
        var length = 2 * Math.PI * Reach / Day;
        return (sd * sd * Math.Exp(-2 * sine * sine / (length * length))) + (a == b ? OwnVariance : 0);
    }

    private static int Apart(int a, int b) => Math.Min(Math.Abs(a - b), Day - Math.Abs(a - b));
}
