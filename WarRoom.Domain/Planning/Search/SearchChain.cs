namespace WarRoom.Domain.Planning.Search;

/// <summary>One search with a plan, a chance and a best plan of its own.</summary>
internal sealed class SearchChain
{
    private readonly SearchSpace _space;
    private readonly PlanState _state;
    private readonly PlanRandom _random;
    private readonly Insertion _insertion;
    private readonly Standbys _standbys;
    private Annealing? _search;
    private bool[] _frozen = [];

    public SearchChain(SearchSpace space, ulong seed)
    {
        (_space, _state, _random) = (space, new PlanState(space), new PlanRandom(seed));
        (_insertion, _standbys) = (new(space, _state, _random), new(space, _state));
        Best = new PlanSnapshot(_state);
    }

    /// <summary>The best plan so far.</summary>
    public PlanSnapshot Best { get; private set; }

    public long Steps => _search?.Steps ?? 0;

    /// <summary>Makes the first plan.</summary>
    public void Open(PlanResult? start)
    {
        var opening = new Opening(_space, _state, _insertion, _standbys);
        opening.Play(start);
        _standbys.Improve();
        _frozen = opening.Frozen;
        Best.Follow(_state);
    }

    /// <summary>Takes over the best plan of another search.</summary>
    public void GoOnFrom(SearchChain other)
    {
        _frozen = other._frozen;
        other.Best.Restore(_state);
        Best.Follow(_state);
    }

    /// <summary>Searches until this share of the budget is used.</summary>
    public void Run(PlanBudget budget, double until, Action<double> report, CancellationToken stop)
    {
        _search ??= new Annealing(_space, _state, _random, _insertion, _standbys, _frozen, Best);
        _search.Run(budget, until, report, stop);
    }

    /// <summary>Gives the posts of the present plan the best stand-bys that exist for them.</summary>
    public void Polish()
    {
        new StandbyFlow(_space, _state).Play();
        if (_state.Value > Best.Value) Best.Follow(_state);
    }

    /// <summary>Goes back to the best plan and gives it the best stand-bys.</summary>
    public void Finish()
    {
        Best.Restore(_state);
        Best.Follow(_state);
        Polish();
    }
}
