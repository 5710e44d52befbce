using WarRoom.Domain.Metrics;

namespace WarRoom.Domain.Campaigns;

/// <summary>What a campaign wants to bring about: one or more measures with a joint goal.</summary>
public sealed class Objective
{
    public ObjectiveId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }

    public List<Measure> Measures { get; set; } = [];

    /// <summary>What an ordinary day brings; null when nobody knows.</summary>
    public int? BaselinePerDay { get; set; }

    /// <summary>What the day shall bring; for visits: above what was expected anyway.</summary>
    public int Goal { get; set; }

    /// <summary>Percent; the weights of a campaign's objectives sum to 100.</summary>
    public int Weight { get; set; }

    /// <summary>Goals of single measures, where the joint goal is split; measures without one share the rest.</summary>
    public Dictionary<Measure, int> GoalByMeasure { get; set; } = [];

    /// <summary>Whether visits are among its measures: its goal is then above what was expected.</summary>
    public bool IsTraffic => Measures.Contains(Measure.Visits);
}
