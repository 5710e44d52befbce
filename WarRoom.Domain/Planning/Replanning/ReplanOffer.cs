using WarRoom.Domain.Planning.WhatIf;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>One change of a running plan, and what it costs in points.</summary>
public sealed record PricedChange(PlanDifference Difference, int Price);

/// <summary>A plan for the rest of a running day, with everything in it that differs from what is running.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Score">What it is worth, the price of its changes included.</param>
/// <param name="Changes">What differs, slot by slot, and what each change costs.</param>
public sealed record ReplanOffer(PlanResult Plan, PlanScore Score, IReadOnlyList<PricedChange> Changes)
{
    /// <summary>Everybody who has to be told, each once.</summary>
    public IReadOnlyList<string> Told => [.. Changes.SelectMany(c => c.Difference.Told).Distinct()];

    /// <summary>Changes only what is forced: what cannot stay goes elsewhere, everything else stays.</summary>
    public static ReplanOffer RepairOnly(PlanRequest running, long seed) => Of(running, Optimiser.Plan(running, seed, PlanBudget.None));

    /// <summary>Goes on from the repair and changes what is worth its price.</summary>
    public static ReplanOffer RepairAndImprove(PlanRequest running, long seed, PlanBudget budget, CancellationToken stop = default) =>
        Of(running, Optimiser.Plan(running, seed, budget, null, stop));

    private static ReplanOffer Of(PlanRequest running, PlanResult plan)
    {
        var facts = new PlanFacts(running);
        var now = plan.Assignments.ToDictionary(a => a.Slot);
        var entries = facts.Running.Values.Where(was => !was.IsPosted).Select(was => Priced(running, was, now.GetValueOrDefault(was.Slot)));
        var added = plan.Assignments.Where(a => !facts.Running.ContainsKey(a.Slot)).Select(a => new PricedChange(new(a.Slot, null, a), 0));
        return new(plan, PlanScore.Of(facts, plan), [.. entries.Concat(added).Where(c => c.Difference.Was != c.Difference.Now)]);
    }

    private static PricedChange Priced(PlanRequest running, BaselineAssignment was, PlanAssignment? now) =>
        new(new(was.Slot, new(was.Slot, was.Time, was.Member, was.Variant, was.Backup), now), PlanScore.ChangePrice(running.Weights, was, now));
}
