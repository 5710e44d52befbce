namespace WarRoom.Domain.Planning.Search;

/// <summary>One or more searches side by side. They part at the first plan, meet at fixed shares of the budget, and who is behind goes on from the best.</summary>
internal sealed class SearchTeam
{
    /// <summary>Above this many slots the exact stand-bys take longer than a blink: they are assigned once, at the end.</summary>
    private const int ManySlots = 800;

    private static readonly double[] Meetings = [0.4, 0.6, 0.75, 0.85, 0.93, 1];

    private readonly Lock _gate = new();
    private readonly SearchSpace _space;
    private readonly PlanBudget _budget;
    private readonly SearchChain[] _chains;

    public SearchTeam(PlanFacts facts, long seed, PlanBudget budget, PlanResult? start)
    {
        (_space, _budget) = (new SearchSpace(facts), budget);
        var first = new SearchChain(_space, (ulong)seed);
        first.Open(start);
        if (!IsLarge) first.Polish(); // whatever the search finds, it is never below the first plan with its best stand-bys
        _chains = [first, .. Enumerable.Range(1, budget.Workers - 1).Select(i => new SearchChain(_space, (ulong)seed + ((ulong)i << 32)))];
        foreach (var chain in _chains.Skip(1)) chain.GoOnFrom(first);
        Best = first.Best.Copy();
    }

    /// <summary>The best plan so far.</summary>
    public PlanSnapshot Best { get; private set; }

    private bool IsLarge => _space.Slots.Length > ManySlots;

    /// <summary>Searches until the budget is spent or stopped; tells the share of the budget and the steps with each better plan.</summary>
    public void Run(Action<double, long> report, CancellationToken stop)
    {
        foreach (var meeting in Meetings)
        {
            All(chain => chain.Run(_budget, meeting, spent => Offer(chain, () => report(spent, Steps)), stop));
            if (stop.IsCancellationRequested) break;
            Meet();
        }

        if (!stop.IsCancellationRequested || !IsLarge) Finish();
        report(1, Steps);
    }

    private long Steps => _chains.Sum(c => c.Steps);

    private void Offer(SearchChain chain, Action report)
    {
        lock (_gate)
        {
            if (chain.Best.Value <= Best.Value) return;
            Best = chain.Best.Copy();
            report();
        }
    }

    private void Meet()
    {
        if (!IsLarge) All(chain => chain.Polish());
        var leader = _chains.MaxBy(c => c.Best.Value)!;
        Offer(leader, () => { });
        foreach (var chain in _chains.Where(c => c.Best.Value < leader.Best.Value)) chain.GoOnFrom(leader);
    }

    private void All(Action<SearchChain> work)
    {
        if (_chains.Length == 1) work(_chains[0]);
        else Parallel.ForEach(_chains, work);
    }

    private void Finish()
    {
        var leader = _chains.MaxBy(c => c.Best.Value)!;
        leader.Finish();
        Offer(leader, () => { });
    }
}
