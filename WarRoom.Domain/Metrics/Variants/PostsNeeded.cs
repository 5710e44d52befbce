using System.Globalization;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>How many posts a comparison of two wordings takes, said when wordings are made.</summary>
/// <remarks>
/// n = 2 (z₀.₉₇₅ + z₀.₈)² σ² ÷ (ln r)² posts of each wording show a ratio r in four of five cases at a two-sided 5 % (the usual sample size
/// of two means, for instance Cohen 1988, on the logarithmic scale). σ² is the variance of one post's logarithm; 0.85 until there is an own one
/// (<see cref="VariantComparison.PostVariance"/>).
/// </remarks>
public static class PostsNeeded
{
    public const double UsualVariance = 0.85;

    private const double Quantiles = 1.96 + 0.84;
    private const double LargestRatio = 10;

    /// <summary>Posts of each wording to see a ratio (2: twice as good); the ratio is above zero and not 1.</summary>
    public static int PerVariant(double ratio, double postVariance = UsualVariance) =>
        (int)Math.Ceiling(2 * Quantiles * Quantiles * postVariance / (Math.Log(ratio) * Math.Log(ratio)));

    /// <summary>The smallest ratio that so many posts of each wording would show.</summary>
    public static double SmallestRatio(int postsPerVariant, double postVariance = UsualVariance) =>
        postsPerVariant < 1 ? double.PositiveInfinity : Math.Exp(Quantiles * Math.Sqrt(2 * postVariance / postsPerVariant));

    /// <summary>What a plan of so many slots can tell about so many wordings.</summary>
    public static string Sentence(int slots, int variants, double postVariance = UsualVariance)
    {
        if (variants < 2) return "One wording cannot be compared.";
        var ratio = SmallestRatio(slots / variants, postVariance);
        return ratio > LargestRatio
            ? $"{slots} slots for {variants} wordings are too few to tell one from another."
            : string.Create(CultureInfo.InvariantCulture, $"With {slots} slots and {variants} wordings only one that brings {ratio:0.0} times as much would show. Twice as much takes {PerVariant(2, postVariance)} posts of each, half as much again {PerVariant(1.5, postVariance)}.");
    }
}
