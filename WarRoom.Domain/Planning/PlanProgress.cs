using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning;

/// <summary>A valid plan on the way to a better one; counts at once, the plan and its points worked out when they are asked for.</summary>
public sealed class PlanProgress
{
    private readonly Lazy<PlanResult> _plan;
    private readonly Lazy<PlanScore> _score;

    internal PlanProgress(PlanFacts facts, PlanSnapshot plan, double spent)
    {
        _plan = new(() => plan.Write(facts));
        _score = new(() => PlanScore.Of(facts, Plan));
        (Filled, Standbys, Slots, Spent) = (plan.Filled, plan.Standbys, facts.Request.Slots.Count, spent);
    }

    public int Filled { get; }

    public int Slots { get; }

    public int Standbys { get; }

    /// <summary>The share of the budget that is used, 0 to 1.</summary>
    public double Spent { get; }

    public PlanResult Plan => _plan.Value;

    public PlanScore Score => _score.Value;
}
