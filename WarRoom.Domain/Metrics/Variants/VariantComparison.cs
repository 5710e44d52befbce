namespace WarRoom.Domain.Metrics.Variants;

/// <summary>Several wordings side by side: what each brought per post, and what may be said of it.</summary>
/// <remarks>
/// The unit is the post, never the click. Pooling clicks and comparing proportions declares a winner between equal wordings in most
/// comparisons, since the clicks of one post go together; it is not done anywhere. See <see cref="PostLevelModel"/> for the model. The
/// expected loss as a rule to stop by is Stucchio's ("Bayesian A/B Testing at VWO", 2015), here with posts as units.
/// </remarks>
public sealed record VariantComparison
{
    /// <summary>Fewer posts of any wording than this, and nothing is said.</summary>
    public const int FewestPosts = 4;

    /// <summary>While the day runs a wording is called better from so many posts of each on.</summary>
    public const int FewestPostsLive = 6;

    private const double Ahead = 0.8;
    private const double SureLive = 0.99;
    private const double SureFinal = 0.975;
    private const double SmallLoss = 0.05;

    public required VariantVerdict Verdict { get; init; }

    /// <summary>The wording that is ahead or better; null when none is.</summary>
    public string? Leader { get; init; }

    /// <summary>The most promising first.</summary>
    public required IReadOnlyList<VariantArm> Arms { get; init; }

    /// <summary>The leader's events as a multiple of those of the next best, median; null below two wordings with posts.</summary>
    public double? Ratio { get; init; }

    /// <summary>Its 90 % range.</summary>
    public Band? RatioBand { get; init; }

    /// <summary>Variance of one post's logarithm around its wording's mean: feeds <see cref="PostsNeeded"/>.</summary>
    public required double PostVariance { get; init; }

    public required ComparisonOptions Options { get; init; }

    /// <summary>Verdict with posts, events and range.</summary>
    public string Sentence => VariantSentence.For(this);

    /// <summary>Compares; posts in any order. The same seed gives the same answer.</summary>
    public static VariantComparison Of(IReadOnlyList<ComparedPost> posts, ComparisonOptions options, int seed)
    {
        var ordered = posts.OrderBy(post => post.Variant, StringComparer.Ordinal).ThenBy(post => post.Expected).ThenBy(post => post.Events).ThenBy(post => post.Age).ToList();
        var codes = options.Variants.Concat(ordered.Select(post => post.Variant)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var compared = codes.Select(code => (IReadOnlyList<ComparedPost>)[.. ordered.Where(post => post.Variant == code && post.IsMature && !post.IsSelfChosen)]).ToList();
        var model = new PostLevelModel(compared);
        var draws = model.Draws(seed, options.Draws);
        var highest = Array.ConvertAll(draws, draw => draw.DefaultIfEmpty().Max());
        var arms = codes.Select((code, k) => ArmOf(code, k, [.. ordered.Where(post => post.Variant == code)], compared[k], draws, highest)).ToList();
        var ranked = Enumerable.Range(0, arms.Count).OrderByDescending(k => arms[k].ProbabilityBest).ThenByDescending(k => arms[k].Effect).ToList();
        var verdict = VerdictOf(arms, options);
        var ratios = ranked.Count < 2 ? null : ForecastDraws.From(draws.Select(draw => Math.Exp(draw[ranked[0]] - draw[ranked[1]])));
        return new()
        {
            Verdict = verdict,
            Leader = verdict is VariantVerdict.Leaning or VariantVerdict.Better ? codes[ranked[0]] : null,
            Arms = [.. ranked.Select(k => arms[k])],
            Ratio = ratios?.Median,
            RatioBand = ratios is null ? null : new Band(ratios.Quantile(0.05), ratios.Quantile(0.95)),
            PostVariance = model.Variance,
            Options = options,
        };
    }

    private static VariantArm ArmOf(string code, int k, List<ComparedPost> all, IReadOnlyList<ComparedPost> compared, double[][] draws, double[] highest)
    {
        var effects = ForecastDraws.From(draws.Select(draw => Math.Exp(draw[k])));
        var best = draws.Zip(highest).Count(pair => pair.First[k] >= pair.Second);
        var lost = (highest.Sum(Math.Exp) / draws.Sum(draw => Math.Exp(draw[k]))) - 1;
        return new(
            code, compared.Count, all.Count(post => !post.IsSelfChosen && !post.IsMature), all.Count(post => post.IsSelfChosen), compared.Sum(post => post.Events),
            effects.Median, effects.Quantile(0.05), effects.Quantile(0.95), (double)best / draws.Length, lost);
    }

    private static VariantVerdict VerdictOf(List<VariantArm> arms, ComparisonOptions options)
    {
        if (arms.Count < 2 || arms.Any(arm => arm.Posts < FewestPosts)) return VariantVerdict.TooEarly;
        var best = arms.Max(arm => arm.ProbabilityBest);
        var isSure = options.IsFinal ? best >= SureFinal : best >= SureLive && arms.All(arm => arm.Posts >= FewestPostsLive);
        return isSure ? VariantVerdict.Better
            : arms.All(arm => arm.ExpectedLoss < SmallLoss) ? VariantVerdict.Equivalent
            : best >= Ahead ? VariantVerdict.Leaning
            : VariantVerdict.TooEarly;
    }
}
