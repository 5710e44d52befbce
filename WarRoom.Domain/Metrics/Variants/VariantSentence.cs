using System.Globalization;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>One honest sentence about several wordings, always with posts, events and range.</summary>
internal static class VariantSentence
{
    public static string For(VariantComparison comparison)
    {
        var basis = $"{Posts(comparison)}, {Events(comparison)}";
        if (comparison.Arms.Count < 2 || comparison is not { Ratio: { } ratio, RatioBand: { } band }) return $"Nothing to compare: fewer than two wordings ({basis}).";
        var (first, second) = (comparison.Arms[0].Variant, comparison.Arms[1].Variant);
        var range = $"{Times(ratio)} times as many {comparison.Options.Counted} a post as {second}, likely {Times(band.Low)} to {Times(band.High)}";
        return comparison.Verdict switch
        {
            VariantVerdict.Better => $"{first} works better: {range} ({basis}).",
            VariantVerdict.Leaning => $"Leaning to {first}, which may be chance: {range} ({basis}).",
            VariantVerdict.Equivalent => $"As good as equal: whichever is chosen, less than 5 % is lost on average. {first} has {range} ({basis}).",
            _ => TooEarly(comparison, $"{first} has {range}", basis),
        };
    }

    private static string TooEarly(VariantComparison comparison, string range, string basis)
    {
        var scarce = comparison.Arms.MinBy(arm => arm.Posts)!;
        return scarce.Posts < VariantComparison.FewestPosts
            ? $"Too early to say: {scarce.Variant} has {Count(scarce.Posts, "post")} that are old enough, {VariantComparison.FewestPosts} of each wording are needed ({basis})."
            : $"Too early to say: {range} ({basis}).";
    }

    private static string Posts(VariantComparison comparison)
    {
        var (waiting, chosen) = (comparison.Arms.Sum(arm => arm.Waiting), comparison.Arms.Sum(arm => arm.SelfChosen));
        return Count(comparison.Arms.Sum(arm => arm.Posts), "post")
            + (waiting == 0 ? "" : $", {waiting} more too young")
            + (chosen == 0 ? "" : $", {chosen} self-chosen left out");
    }

    private static string Events(VariantComparison comparison) =>
        string.Create(CultureInfo.InvariantCulture, $"{comparison.Arms.Sum(arm => arm.Events):#,0} {comparison.Options.Counted}");

    private static string Count(int n, string word) => n == 1 ? $"1 {word}" : string.Create(CultureInfo.InvariantCulture, $"{n:#,0} {word}s");

    private static string Times(double ratio) => ratio.ToString(ratio < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
