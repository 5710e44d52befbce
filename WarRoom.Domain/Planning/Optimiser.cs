using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning;

/// <summary>Makes plans: a first one at once, then better ones as long as the budget lasts.</summary>
/// <remarks>Ruin and recreate (Schrimpf et al. 2000) with simulated annealing on the whole objective of <see cref="PlanScore"/>; stand-bys
/// are assigned exactly at the end.</remarks>
public static class Optimiser
{
    /// <summary>The same request, seed and number of steps give the same plan.</summary>
    public static PlanResult Plan(
        PlanRequest request, long seed, int steps, Action<PlanProgress>? progress = null, CancellationToken stop = default) =>
        Plan(request, seed, PlanBudget.Steps(steps), progress, stop);

    /// <summary>Plans a day, or again when the request carries a running plan. Stopping is no error: the best plan so far is returned.</summary>
    /// <param name="request">The day.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="budget">How long, and by how many at once.</param>
    /// <param name="progress">Is told the first plan at once and better ones now and then, one after another, possibly from another thread.</param>
    /// <param name="stop">Ends the search.</param>
    public static PlanResult Plan(
        PlanRequest request, long seed, PlanBudget budget, Action<PlanProgress>? progress = null, CancellationToken stop = default) =>
        Search(request, null, seed, budget, progress, stop);

    /// <summary>Goes on from a plan: what of it is still allowed stays at first, and when all of it is, the result is never worth less.</summary>
    public static PlanResult GoOn(
        PlanRequest request, PlanResult start, long seed, PlanBudget budget, Action<PlanProgress>? progress = null, CancellationToken stop = default) =>
        Search(request, start, seed, budget, progress, stop);

    private static PlanResult Search(PlanRequest request, PlanResult? start, long seed, PlanBudget budget, Action<PlanProgress>? progress, CancellationToken stop)
    {
        var facts = new PlanFacts(request);
        var team = new SearchTeam(facts, seed, budget, start);
        progress?.Invoke(new PlanProgress(facts, team.Best.Copy(), 0, 0));
        team.Run((spent, steps) => progress?.Invoke(new PlanProgress(facts, team.Best.Copy(), spent, steps)), stop);
        return team.Best.Write(facts);
    }
}
