namespace WarRoom.Domain.Planning.WhatIf;

/// <summary>A slot that two plans treat differently; null is open.</summary>
public sealed record PlanDifference(string Slot, PlanAssignment? Was, PlanAssignment? Now)
{
    /// <summary>Who has to be told: who loses it, who gets it, and who keeps it at another time or with other words.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            var isSame = Was is not null && Now is not null && (Was.Member, Was.Time, Was.Variant) == (Now.Member, Now.Time, Now.Variant);
            return isSame ? [] : [.. new[] { Now?.Member, Was?.Member }.OfType<string>().Distinct()];
        }
    }
}

/// <summary>Two plans side by side: points, slots with somebody, stand-bys, and what differs slot by slot.</summary>
public sealed record PlanComparison(
    PlanScore Before, PlanScore After, int FilledBefore, int FilledAfter, int StandbysBefore, int StandbysAfter, IReadOnlyList<PlanDifference> Differences)
{
    /// <summary>Points that the second plan is worth more.</summary>
    public int Gain => After.Total - Before.Total;

    /// <summary>Slots that nobody has any more.</summary>
    public IReadOnlyList<string> Lost => [.. Differences.Where(d => d.Now is null).Select(d => d.Slot)];

    /// <summary>Slots that nobody had.</summary>
    public IReadOnlyList<string> Won => [.. Differences.Where(d => d.Was is null).Select(d => d.Slot)];

    /// <summary>Everybody who has to be told, each once, in the order of the slots.</summary>
    public IReadOnlyList<string> Told => [.. Differences.SelectMany(d => d.Told).Distinct()];

    public static PlanComparison Of(PlanFacts before, PlanResult was, PlanFacts after, PlanResult now)
    {
        var (first, second) = (was.Assignments.ToDictionary(a => a.Slot), now.Assignments.ToDictionary(a => a.Slot));
        var slots = before.Request.Slots.Concat(after.Request.Slots).Select(s => s.Id).Distinct();
        return new(
            PlanScore.Of(before, was),
            PlanScore.Of(after, now),
            first.Count,
            second.Count,
            was.Assignments.Count(a => a.Backup is not null),
            now.Assignments.Count(a => a.Backup is not null),
            [.. slots.Select(s => new PlanDifference(s, first.GetValueOrDefault(s), second.GetValueOrDefault(s))).Where(d => d.Was != d.Now)]);
    }
}

/// <summary>What if: the same day with one thing different, planned from the plan that exists, and compared with it.</summary>
public sealed record PlanAnswer(PlanResult Plan, PlanComparison Comparison)
{
    /// <summary>The plan that exists is not touched. The same seed and steps give the same answer.</summary>
    public static PlanAnswer To(PlanChange change, PlanRequest request, PlanResult plan, long seed, PlanBudget budget, CancellationToken stop = default)
    {
        var other = change.Apply(request);
        var answer = Optimiser.GoOn(other, plan, seed, budget, null, stop);
        return new(answer, PlanComparison.Of(new(request), plan, new(other), answer));
    }
}
