using System.Globalization;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>A suggestion to give more of the slots ahead to wordings that do well, with guard rails; a lead decides.</summary>
/// <remarks>
/// Thompson's rule (1933): a wording gets as many posts as it is probable to be the best; here never less than 15 % nor, before the
/// weights are made to sum to 1, more than 60 %, so that no wording starves on a lucky start. It gains little below some 60 posts a day.
/// </remarks>
public sealed record ThompsonWeights
{
    /// <summary>Mature posts that each wording needs first.</summary>
    public const int FewestPosts = 5;

    private const double Least = 0.15;
    private const double Most = 0.60;
    private static readonly Duration Freeze = Duration.FromHours(1);

    private ThompsonWeights(IReadOnlyDictionary<string, double>? weights, Refusal? refusal) => (Weights, Refusal) = (weights, refusal);

    /// <summary>By wording, summing to 1; null when nothing is suggested.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; }

    /// <summary>Why nothing is suggested.</summary>
    public Refusal? Refusal { get; }

    public string Sentence => Weights is null
        ? Refusal!.Reason
        : "Suggested for the slots that nobody holds yet: " + string.Join(", ", Weights.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value * 100:0} %"))) + ".";

    /// <param name="comparison">As of now.</param>
    /// <param name="now">In campaign time.</param>
    /// <param name="end">Of the campaign's window.</param>
    /// <param name="isOverridden">A lead has set the shares by hand.</param>
    public static ThompsonWeights Of(VariantComparison comparison, Instant now, Instant end, bool isOverridden = false)
    {
        if (isOverridden) return No("variants.overridden", "A lead has set the shares: they stay.");
        if (now > end - Freeze) return No("variants.frozen", "In the last hour the shares stay as they are.");
        if (comparison.Arms.Count < 2) return No("variants.one", "One wording has no other to share with.");
        if (comparison.Arms.FirstOrDefault(arm => arm.Posts < FewestPosts) is { } scarce)
            return No("variants.tooFewPosts", $"{scarce.Variant} has {scarce.Posts} of the {FewestPosts} posts that it takes first.");
        var clipped = comparison.Arms.ToDictionary(arm => arm.Variant, arm => Math.Clamp(arm.ProbabilityBest, Least, Most), StringComparer.Ordinal);
        var sum = clipped.Values.Sum();
        return new(clipped.ToDictionary(pair => pair.Key, pair => pair.Value / sum, StringComparer.Ordinal), null);
    }

    private static ThompsonWeights No(string code, string reason) => new(null, new(code, reason));
}
