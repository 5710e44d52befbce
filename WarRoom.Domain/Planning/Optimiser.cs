using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning;

/// <summary>Makes plans: a first one at once, then better ones as long as the budget lasts.</summary>
/// <remarks>Ruin and recreate with simulated annealing on the whole objective of <see cref="PlanScore"/>.</remarks>
public static class Optimiser
{
    /// <summary>The same request, seed and number of steps give the same plan.</summary>
    public static PlanResult Plan(
        PlanRequest request, long seed, int steps, Action<PlanProgress>? progress = null, CancellationToken stop = default) =>
        Plan(request, seed, PlanBudget.Steps(steps), progress, stop);

    /// <summary>Plans a day, or again when the request carries a running plan. Stopping is no error: the best plan so far is returned.</summary>
    public static PlanResult Plan(
        PlanRequest request, long seed, PlanBudget budget, Action<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        var facts = new PlanFacts(request);
        var space = new SearchSpace(facts);
        var state = new PlanState(space);
        var random = new PlanRandom((ulong)seed);
        var insertion = new Insertion(space, state, random);
        var standbys = new Standbys(space, state);

        var opening = new Opening(space, state, insertion, standbys);
        opening.Play();
        standbys.Improve();
        var search = new Annealing(space, state, random, insertion, standbys, opening.Frozen);
        progress?.Invoke(new PlanProgress(facts, search.Best.Copy(), 0));
        search.Run(budget, spent => progress?.Invoke(new PlanProgress(facts, search.Best.Copy(), spent)), stop);

        search.Best.Restore(state);
        standbys.Improve();
        return new PlanSnapshot(state).Write(facts);
    }
}
