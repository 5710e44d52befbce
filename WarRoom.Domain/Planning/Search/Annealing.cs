namespace WarRoom.Domain.Planning.Search;

/// <summary>Improves a plan by ruin and recreate: worse plans are accepted at first and ever less, the best one is kept.</summary>
internal sealed class Annealing
{
    private const int ManySlots = 200;

    private readonly PlanState _state;
    private readonly PlanRandom _random;
    private readonly Insertion _insertion;
    private readonly Standbys _standbys;
    private readonly PlanSnapshot _best;
    private readonly Ruin _ruin;
    private readonly Packing _packing;
    private readonly int[] _movable;
    private readonly bool[] _isMovable;
    private readonly int[] _ease;
    private readonly double _hot;
    private readonly double _cold;
    private readonly int _most;
    private readonly int _openOneIn;

    public Annealing(SearchSpace space, PlanState state, PlanRandom random, Insertion insertion, Standbys standbys, bool[] frozen, PlanSnapshot best)
    {
        (_state, _random, _insertion, _standbys, _best) = (state, random, insertion, standbys, best);
        _ruin = new(space, state, random, frozen);
        _packing = new(space, state, random, insertion, _ruin);
        _isMovable = [.. space.Slots.Select((slot, i) => !frozen[i] && slot.IsPossible)];
        _movable = [.. Enumerable.Range(0, space.Slots.Length).Where(s => _isMovable[s])];
        _ease = [.. space.Slots.Select(s => s.Ease)];
        var isReplan = space.Facts.Request.Baseline is not null;
        var isLarge = space.Slots.Length > ManySlots;
        (_hot, _cold) = isReplan ? (12, 0.5) : (80, 0.7);
        _most = (isReplan, isLarge) switch { (true, false) => 15, (false, true) => 3, _ => 6 };
        _openOneIn = isLarge ? 10 : 4;
    }

    /// <summary>How many steps were made.</summary>
    public long Steps { get; private set; }

    /// <summary>Runs until this share of the budget is used or the search is stopped; <paramref name="report"/> is called now and then after a better plan.</summary>
    public void Run(PlanBudget budget, double until, Action<double> report, CancellationToken stop)
    {
        if (_movable.Length == 0) return;
        var (heat, reported) = (_hot, _best.Value);
        for (; ; Steps++)
        {
            if (Steps % 16 == 0)
            {
                var spent = budget.Spent(Steps);
                if (spent >= until || stop.IsCancellationRequested) return;
                heat = _hot * Math.Pow(_cold / _hot, spent);
                if (Steps % 1024 == 0 && _best.Value > reported)
                {
                    reported = _best.Value;
                    report(spent);
                }
            }

            Step(heat);
        }
    }

    private void Step(double heat)
    {
        var before = _state.Value;
        _ruin.Taken.Clear();
        Mend(heat);
        var change = _state.Value - before;
        if (change < 0 && _random.Share() >= Math.Exp(change / heat))
        {
            _state.TakeBack();
            return;
        }

        _state.Keep();
        if (_state.Value > _best.Value) _best.Follow(_state);
    }

    private void Mend(double heat)
    {
        if (Break()) _packing.Play(heat / 2);
        PutBack(heat / 2);
        for (var i = 0; i < _state.Touched.Count; i++) _standbys.Cover(_state.Touched[i]);
        for (var i = 0; i < 2 && _state.Bare.Count > 0; i++) _standbys.Cover(_state.Bare[_random.Below(_state.Bare.Count)]);
    }

    /// <summary>Takes slots out; true when they are those of a community, to be packed.</summary>
    private bool Break()
    {
        var isForOpen = _random.Below(_openOneIn) == 0;
        var slot = isForOpen ? OpenSlot() : AnySlot();
        if (isForOpen && _random.Below(10) < 7 && _ruin.TakeNeighbours(slot)) return true;
        if ((!isForOpen && _random.Below(20) > 0) || !_ruin.Eject(slot)) _ruin.TakeOut(slot, _most);
        return false;
    }

    private int AnySlot() => _movable[_random.Below(_movable.Length)];

    /// <summary>An open slot that could be filled, if a few tries find one, else any.</summary>
    private int OpenSlot()
    {
        for (var i = 0; i < 4 && _state.Open.Count > 0; i++)
        {
            var slot = _state.Open[_random.Below(_state.Open.Count)];
            if (_isMovable[slot]) return slot;
        }

        return AnySlot();
    }

    private void PutBack(double heat)
    {
        var taken = _ruin.Taken;
        _random.Shuffle(taken);
        if (_random.Below(2) == 0) SortByEase(taken);
        foreach (var slot in taken)
        {
            if (_state.IsOpen(slot)) _insertion.TryPlace(slot, heat);
        }
    }

    /// <summary>The hardest first.</summary>
    private void SortByEase(List<int> slots)
    {
        for (var i = 1; i < slots.Count; i++)
        {
            var slot = slots[i];
            var place = i;
            for (; place > 0 && _ease[slots[place - 1]] > _ease[slot]; place--) slots[place] = slots[place - 1];
            slots[place] = slot;
        }
    }
}
