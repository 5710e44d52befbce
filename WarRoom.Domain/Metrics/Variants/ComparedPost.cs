using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>One post in a comparison of wordings.</summary>
/// <param name="Variant">Code of its wording.</param>
/// <param name="Network">Where it was posted: says how quickly events come.</param>
/// <param name="Expected">Events that a post by this member, on this network, in this hour would bring over its whole life with any
/// wording; above zero. Only its proportions between posts matter.</param>
/// <param name="Events">Clicks, shares or follows so far; zero or more.</param>
/// <param name="Age">Since it was posted.</param>
/// <param name="IsSelfChosen">The member chose the wording: it stays in totals but is not compared.</param>
public sealed record ComparedPost(string Variant, Network Network, double Expected, int Events, Duration Age, bool IsSelfChosen = false)
{
    private static readonly Duration OldEnough = Duration.FromHours(2);
    private const double MostHasCome = 0.7;

    /// <summary>Two hours old, or seven tenths of what it will bring are in.</summary>
    public bool IsMature => Age >= OldEnough || MaturityCurve.Of(Network).At(Age) >= MostHasCome;

    /// <summary>What could be expected by now.</summary>
    internal double ExpectedByNow => Expected * MaturityCurve.Of(Network).At(Age);
}
