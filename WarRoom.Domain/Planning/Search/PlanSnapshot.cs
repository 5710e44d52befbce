namespace WarRoom.Domain.Planning.Search;

/// <summary>A copy of a plan at one moment of the search.</summary>
internal sealed class PlanSnapshot
{
    private readonly int[] _member;
    private readonly int[] _time;
    private readonly int[] _variant;
    private readonly int[] _backup;

    public PlanSnapshot(PlanState state)
        : this(state.Member, state.Time, state.Variant, state.Backup, state.Value) => state.Changed.Clear();

    private PlanSnapshot(int[] member, int[] time, int[] variant, int[] backup, long value)
    {
        _member = (int[])member.Clone();
        _time = (int[])time.Clone();
        _variant = (int[])variant.Clone();
        _backup = (int[])backup.Clone();
        Value = value;
    }

    public long Value { get; private set; }

    public PlanSnapshot Copy() => new(_member, _time, _variant, _backup, Value);

    /// <summary>Follows the state that it was taken from; copies only what has changed since.</summary>
    public void Follow(PlanState state)
    {
        for (var i = 0; i < state.Changed.Count; i++)
        {
            var slot = state.Changed[i];
            (_member[slot], _time[slot], _variant[slot], _backup[slot]) = (state.Member[slot], state.Time[slot], state.Variant[slot], state.Backup[slot]);
        }

        state.Changed.Clear();
        Value = state.Value;
    }

    public int Filled => _member.Count(m => m >= 0);

    public int Standbys => _backup.Count(b => b >= 0);

    /// <summary>Brings a state to this plan; only what differs is touched.</summary>
    public void Restore(PlanState state)
    {
        var moved = new List<int>();
        for (var slot = 0; slot < _member.Length; slot++)
        {
            var isThere = state.Member[slot] == _member[slot] && (_member[slot] < 0 || (state.Time[slot], state.Variant[slot]) == (_time[slot], _variant[slot]));
            if (isThere && state.Backup[slot] == _backup[slot]) continue;
            moved.Add(slot);
            if (state.Backup[slot] >= 0) state.StandDown(slot);
            if (!isThere && !state.IsOpen(slot)) state.Remove(slot);
        }

        foreach (var slot in moved)
        {
            if (state.IsOpen(slot) && _member[slot] >= 0) state.Place(slot, _member[slot], _time[slot], _variant[slot]);
        }

        foreach (var slot in moved)
        {
            if (_backup[slot] >= 0) state.StandBy(slot, _backup[slot]);
        }

        state.Keep();
    }

    /// <summary>The plan with its names, and the reasons of what is open.</summary>
    public PlanResult Write(PlanFacts facts)
    {
        var request = facts.Request;
        PlanAssignment[] assignments = [.. Enumerable.Range(0, _member.Length).Where(s => _member[s] >= 0).Select(s => Assignment(request, s))];
        return new PlanResult(request.Id, assignments, UnfilledReasons.Of(facts, assignments));
    }

    private PlanAssignment Assignment(PlanRequest request, int slot) => new(
        request.Slots[slot].Id,
        _time[slot],
        request.Members[_member[slot]].Id,
        request.Variants[_variant[slot]].Id,
        _backup[slot] < 0 ? null : request.Members[_backup[slot]].Id);
}
