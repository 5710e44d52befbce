namespace WarRoom.Domain.Planning.Search;

/// <summary>A copy of a plan at one moment of the search.</summary>
internal sealed class PlanSnapshot
{
    private readonly int[] _member;
    private readonly int[] _time;
    private readonly int[] _variant;
    private readonly int[] _backup;

    public PlanSnapshot(PlanState state)
    {
        _member = (int[])state.Member.Clone();
        _time = (int[])state.Time.Clone();
        _variant = (int[])state.Variant.Clone();
        _backup = (int[])state.Backup.Clone();
        Value = state.Value;
    }

    public long Value { get; private set; }

    public void Take(PlanState state)
    {
        state.Member.CopyTo(_member, 0);
        state.Time.CopyTo(_time, 0);
        state.Variant.CopyTo(_variant, 0);
        state.Backup.CopyTo(_backup, 0);
        Value = state.Value;
    }

    /// <summary>Brings a state to this plan.</summary>
    public void Restore(PlanState state)
    {
        for (var slot = 0; slot < _member.Length; slot++)
        {
            if (!state.IsOpen(slot)) state.Remove(slot);
        }

        for (var slot = 0; slot < _member.Length; slot++)
        {
            if (_member[slot] >= 0) state.Place(slot, _member[slot], _time[slot], _variant[slot]);
        }

        for (var slot = 0; slot < _member.Length; slot++)
        {
            if (_backup[slot] >= 0) state.StandBy(slot, _backup[slot]);
        }

        state.Keep();
    }

    public IReadOnlyList<PlanAssignment> Assignments(PlanRequest request) => [.. Enumerable.Range(0, _member.Length)
        .Where(slot => _member[slot] >= 0)
        .Select(slot => new PlanAssignment(
            request.Slots[slot].Id,
            _time[slot],
            request.Members[_member[slot]].Id,
            request.Variants[_variant[slot]].Id,
            _backup[slot] < 0 ? null : request.Members[_backup[slot]].Id))];
}
