namespace WarRoom.Domain.Planning.Explaining;

/// <summary>Another way to fill a slot when everything else stays: who, when and what instead, and what that costs.</summary>
/// <param name="Instead">The slot's other place.</param>
/// <param name="Changes">All entries of the plan that differ: the slot's, and those of posts whose stand-by cannot stay.</param>
/// <param name="Cost">Points that the plan would lose, exactly; below zero when it would gain.</param>
public sealed record PlanAlternative(PlanAssignment Instead, IReadOnlyList<PlanAssignment> Changes, int Cost)
{
    /// <summary>The plan with this alternative in place.</summary>
    public PlanResult In(PlanResult plan)
    {
        var changed = Changes.ToDictionary(c => c.Slot);
        return plan with { Assignments = [.. plan.Assignments.Select(a => changed.GetValueOrDefault(a.Slot, a))] };
    }
}

/// <summary>Why a slot stands where it stands: the next best times, people and wordings, the cheapest first, two of each at most.</summary>
/// <remarks>Why here: the same person at another time. Why this person: somebody else at the same time. Why this wording: the same person
/// and time. An empty list means that there is no other way while everything else stays.</remarks>
public sealed record SlotExplanation(
    string Slot, IReadOnlyList<PlanAlternative> Times, IReadOnlyList<PlanAlternative> People, IReadOnlyList<PlanAlternative> Wordings);
