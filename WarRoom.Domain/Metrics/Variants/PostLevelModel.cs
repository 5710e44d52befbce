using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>The effect of each wording on the logarithm of a post's events, one number per post.</summary>
/// <remarks>
/// Clicks of one post go together (who posted, who saw it), so the unit is the post: z = log((events + ½) ÷ (expected + ½)) with the
/// variance τ² + p, where τ² is the spread between posts of one wording and p = 1 ÷ (expected + ½) that of counting. Effects of wordings
/// are Gaussian around the common mean with sd 0.35, a random-effects model with shrinkage (Efron and Morris 1975; Gelman, Hill and Yajima
/// 2012); τ² is estimated with four imagined posts of sd 0.8 added, and its doubt is carried on by Student's t.
/// </remarks>
internal sealed class PostLevelModel
{
    private const double EffectVariance = 0.35 * 0.35;
    private const double ImaginedPosts = 4;
    private const double ImaginedVariance = 0.8 * 0.8;
    private const double SmallestSpread = 0.05;

    private readonly double[] _means;
    private readonly double[] _sds;
    private readonly double _freedom;

    public PostLevelModel(IReadOnlyList<IReadOnlyList<ComparedPost>> arms)
    {
        var posts = arms.SelectMany((arm, k) => arm.Select(post => (Arm: k, Z: ZOf(post), Noise: NoiseOf(post)))).ToList();
        _freedom = Math.Max(posts.Count - arms.Count, 0) + ImaginedPosts;
        var spread = SpreadOf(posts, posts.Count - arms.Count);
        Variance = spread + (posts.Count == 0 ? 0 : posts.Average(post => post.Noise));
        var common = posts.Count == 0 ? 0 : posts.Sum(post => post.Z / (spread + post.Noise)) / posts.Sum(post => 1 / (spread + post.Noise));
        _means = new double[arms.Count];
        _sds = new double[arms.Count];
        for (var k = 0; k < arms.Count; k++)
        {
            var own = posts.Where(post => post.Arm == k).ToList();
            var precision = (1 / EffectVariance) + own.Sum(post => 1 / (spread + post.Noise));
            _means[k] = own.Sum(post => (post.Z - common) / (spread + post.Noise)) / precision;
            _sds[k] = 1 / Math.Sqrt(precision);
        }
    }

    /// <summary>Of one post around its wording's mean, on the logarithmic scale; decides how many posts a comparison needs.</summary>
    public double Variance { get; }

    /// <summary>Logarithms of the effects against the average wording: one row per draw.</summary>
    public double[][] Draws(int seed, int n)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var draws = new double[n][];
        for (var i = 0; i < n; i++)
        {
            draws[i] = new double[_means.Length];
            for (var k = 0; k < _means.Length; k++) draws[i][k] = _means[k] + (_sds[k] * StudentT.Sample(random, 0, 1, _freedom));
        }

        return draws;
    }

    private static double ZOf(ComparedPost post) => Math.Log((post.Events + 0.5) / (post.ExpectedByNow + 0.5));

    private static double NoiseOf(ComparedPost post) => 1 / (Math.Max(post.ExpectedByNow, 0.5) + 0.5);

    private static double SpreadOf(List<(int Arm, double Z, double Noise)> posts, int freedom)
    {
        if (freedom <= 0) return ImaginedVariance;
        var within = posts.GroupBy(post => post.Arm).Sum(arm => arm.Sum(post => Square(post.Z - arm.Average(p => p.Z))));
        var sum = within - (freedom * posts.Average(post => post.Noise)) + (ImaginedPosts * ImaginedVariance);
        return Math.Max(sum / (freedom + ImaginedPosts), SmallestSpread);
    }

    private static double Square(double x) => x * x;
}
