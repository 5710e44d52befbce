using System.Globalization;

namespace WarRoom.Domain.Metrics;

/// <summary>The smallest lift that total traffic would show in four of five cases, known before the day.</summary>
/// <param name="Relative">As a share of what is expected: 0.7 is +70 %.</param>
/// <param name="Extra">In counts over the window.</param>
public sealed record SmallestDetectableLift(double Relative, double Extra)
{
    /// <summary>The 97.5 % quantile, above which a count is a lift, seen from the 20 % quantile.</summary>
    public static SmallestDetectableLift Of(ForecastDraws draws)
    {
        var (low, high) = (draws.Quantile(0.2), draws.Quantile(0.975));
        return new((high / Math.Max(low, 1)) - 1, high - low);
    }

    /// <param name="counted">The word for what is counted, in the plural.</param>
    public string Sentence(string counted = "visits") => string.Create(
        CultureInfo.InvariantCulture,
        $"A lift below +{Relative * 100:#,0} % (about {Extra:#,0} extra {counted}) would probably be invisible in the total. Tracked links still count one by one.");
}
