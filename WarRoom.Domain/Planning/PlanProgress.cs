using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning;

/// <summary>A valid plan on the way to a better one; counts at once, the plan and its points worked out when they are asked for.</summary>
public sealed class PlanProgress
{
    private readonly Lazy<PlanResult> _plan;
    private readonly Lazy<PlanScore> _score;

    internal PlanProgress(PlanFacts facts, PlanSnapshot plan, double spent, long steps)
    {
        _plan = new(() => plan.Write(facts));
        _score = new(() => PlanScore.Of(facts, Plan));
        (Filled, Standbys, Points, Slots, Spent, Steps) = (plan.Filled, plan.Standbys, plan.Value, facts.Request.Slots.Count, spent, steps);
    }

    /// <summary>Slots that somebody has.</summary>
    public int Filled { get; }

    /// <summary>All slots.</summary>
    public int Slots { get; }

    /// <summary>Slots with a stand-by.</summary>
    public int Standbys { get; }

    /// <summary>The points as the search keeps them with every move: the total of <see cref="Score"/>, less what hours of last resort cost the search.</summary>
    public long Points { get; }

    /// <summary>The share of the budget that is used, 0 to 1.</summary>
    public double Spent { get; }

    /// <summary>How many steps were made, by all searches together.</summary>
    public long Steps { get; }

    public PlanResult Plan => _plan.Value;

    public PlanScore Score => _score.Value;
}
