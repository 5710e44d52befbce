namespace WarRoom.Domain.Planning.Search;

/// <summary>Improves a plan by ruin and recreate: worse plans are accepted at first and ever less, the best one is kept.</summary>
internal sealed class Annealing
{
    private const int ManySlots = 200;

    private readonly SearchSpace _space;
    private readonly PlanState _state;
    private readonly PlanRandom _random;
    private readonly Insertion _insertion;
    private readonly Standbys _standbys;
    private readonly Ruin _ruin;
    private readonly int[] _movable;
    private readonly double _hot;
    private readonly double _cold;
    private readonly int _most;

    public Annealing(SearchSpace space, PlanState state, PlanRandom random, Insertion insertion, Standbys standbys, bool[] frozen)
    {
        (_space, _state, _random, _insertion, _standbys) = (space, state, random, insertion, standbys);
        _ruin = new Ruin(space, state, random, frozen);
        _movable = [.. Enumerable.Range(0, space.Slots.Length).Where(s => !frozen[s])];
        var isReplan = space.Facts.Request.Baseline is not null;
        (_hot, _cold) = isReplan ? (12, 0.5) : (80, 0.7);
        _most = isReplan ? 6 : space.Slots.Length > ManySlots ? 3 : 6;
        Best = new PlanSnapshot(state);
    }

    /// <summary>The best plan so far.</summary>
    public PlanSnapshot Best { get; }

    /// <summary>Runs until the budget is spent or the search is stopped; <paramref name="report"/> is called now and then after a better plan.</summary>
    public void Run(PlanBudget budget, Action<double> report, CancellationToken stop)
    {
        if (_movable.Length == 0) return;
        var (heat, reported) = (_hot, Best.Value);
        for (long iteration = 0; ; iteration++)
        {
            if (iteration % 16 == 0)
            {
                var spent = budget.Spent(iteration);
                if (spent >= 1 || stop.IsCancellationRequested) return;
                heat = _hot * Math.Pow(_cold / _hot, spent);
                if (iteration % 1024 == 0 && Best.Value > reported)
                {
                    reported = Best.Value;
                    report(spent);
                }
            }

            Step(heat);
        }
    }

    private void Step(double heat)
    {
        var before = _state.Value;
        Break();
        Mend(heat);
        var change = _state.Value - before;
        if (change < 0 && _random.Share() >= Math.Exp(change / heat))
        {
            _state.TakeBack();
            return;
        }

        _state.Keep();
        if (_state.Value > Best.Value) Best.Take(_state);
    }

    private void Break()
    {
        var isForOpen = _random.Below(4) == 0;
        var slot = isForOpen ? OpenSlot() : _movable[_random.Below(_movable.Length)];
        if ((isForOpen || _random.Below(4) == 0) && _ruin.Eject(slot)) return;
        _ruin.TakeOut(_most);
    }

    /// <summary>An open slot if a few tries find one, else any.</summary>
    private int OpenSlot()
    {
        var slot = _movable[_random.Below(_movable.Length)];
        for (var i = 0; i < 20 && !_state.IsOpen(slot); i++) slot = _movable[_random.Below(_movable.Length)];
        return slot;
    }

    private void Mend(double heat)
    {
        var taken = _ruin.Taken;
        _random.Shuffle(taken);
        if (_random.Below(2) == 0) taken.Sort((a, b) => Ease(a).CompareTo(Ease(b)));
        foreach (var slot in taken) _insertion.TryPlace(slot, heat / 2);
        for (var i = 0; i < _state.Touched.Count; i++) _standbys.Cover(_state.Touched[i]);
        for (var i = 0; i < 2 && _state.Bare.Count > 0; i++) _standbys.Cover(_state.Bare[_random.Below(_state.Bare.Count)]);
    }

    private int Ease(int slot) => _space.Slots[slot].Members.Length * _space.Slots[slot].Stretches.Length;
}
