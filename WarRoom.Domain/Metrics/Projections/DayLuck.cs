using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Projections;

/// <summary>What the posts that are out say about the rest of the day.</summary>
/// <remarks>
/// By network (5 + clicks) ÷ (5 + expected by now): a gamma-Poisson mean with a prior worth five clicks. The doubt about the day's own luck
/// shrinks with the number of posts, each worth 1 ÷ 0.8².
/// </remarks>
internal sealed class DayLuck(IReadOnlyList<MadePost> made, double daySd)
{
    private const double Prior = 5;
    private const double PostSd = 0.8;

    private readonly Dictionary<Network, double> _byNetwork = made.GroupBy(post => post.Network).ToDictionary(posts => posts.Key, posts => FactorOf([.. posts]));
    private readonly double _overall = made.Count == 0 ? 1 : FactorOf([.. made]);

    public double DaySd { get; } = made.Count == 0 || daySd <= 0 ? daySd : 1 / Math.Sqrt((1 / (daySd * daySd)) + (made.Sum(post => MaturityCurve.Of(post.Network).At(post.Age)) / (PostSd * PostSd)));

    /// <summary>A network without a post takes after the day.</summary>
    public double FactorOf(Network network) => _byNetwork.GetValueOrDefault(network, _overall);

    /// <summary>Clicks that the posts that are out may still bring.</summary>
    public double StillToCome => made.Sum(post => (post.Expected - post.ExpectedByNow) * FactorOf(post.Network));

    private static double FactorOf(List<MadePost> posts) => (Prior + posts.Sum(post => post.Clicks)) / (Prior + posts.Sum(post => post.ExpectedByNow));
}
