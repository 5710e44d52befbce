using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What the day is for, by the weights of its objectives: 0 is all interaction, 1 is all traffic, a half is neither before the other.</summary>
/// <remarks>Traffic is what links bring: where the wordings carry one, a post is worth up to half as much again, elsewhere up to half as
/// much less, and who reaches many counts more. Interaction turns it round: who is close to the audience counts more.</remarks>
internal sealed class PlanAims
{
    private const int MostPercent = 50;
    private const double WeightSteps = 2;

    private readonly Dictionary<Network, double> _linked;
    private readonly double _lean;

    public PlanAims(PlanScene scene)
    {
        var (traffic, interaction) = (Sum(scene, Measure.Visits, Measure.Clicks), Sum(scene, Measure.Shares, Measure.Reactions, Measure.Replies));
        Traffic = traffic + interaction == 0 ? 0.5 : traffic / (traffic + interaction);
        _lean = (2 * Traffic) - 1;
        _linked = scene.UsableVariants.GroupBy(v => v.Network).ToDictionary(g => g.Key, g => g.Average(v => v.HasLink ? 1.0 : 0.0));
    }

    public double Traffic { get; }

    /// <summary>What a post on a network is worth, in percent.</summary>
    public int PercentOn(Network network) => 100 + (int)Math.Round(MostPercent * _lean * ((2 * _linked.GetValueOrDefault(network, 0.5)) - 1), MidpointRounding.AwayFromZero);

    public PlanWeights Weigh(PlanWeights weights)
    {
        var shift = (int)Math.Round(WeightSteps * _lean / 2, MidpointRounding.AwayFromZero);
        return weights with { Reach = Math.Max(1, weights.Reach + shift), Affinity = Math.Max(1, weights.Affinity - shift) };
    }

    /// <summary>An objective with measures of both kinds gives each kind its share.</summary>
    private static double Sum(PlanScene scene, params Measure[] measures) =>
        scene.Objectives.Where(o => o.Measures.Count > 0).Sum(o => (double)o.Weight * o.Measures.Count(measures.Contains) / o.Measures.Count);
}
