namespace WarRoom.Domain.Planning.Search;

/// <summary>Finds stand-bys: the best free one for each slot, and at the end by moving one duty to make room for another.</summary>
internal sealed class Standbys(SearchSpace space, PlanState state)
{
    /// <summary>Gives a slot without a stand-by the best one that is free.</summary>
    public bool Cover(int slot)
    {
        if (state.IsOpen(slot) || state.Backup[slot] >= 0 || space.Slots[slot].IsPosted) return false;
        if (space.Slots[slot].Was is { Backup: >= 0 and var before } && Cover(slot, before)) return true;

        foreach (var candidate in space.Slots[slot].Backups)
        {
            if (!CanTake(slot, candidate.Member)) continue;
            state.StandBy(slot, candidate.Member);
            return true;
        }

        return false;
    }

    /// <summary>Gives a slot without a stand-by this one, if they can take it.</summary>
    public bool Cover(int slot, int member)
    {
        if (member < 0 || state.IsOpen(slot) || state.Backup[slot] >= 0 || !IsEligible(slot, member) || !CanTake(slot, member)) return false;
        state.StandBy(slot, member);
        return true;
    }

    public void CoverAll()
    {
        for (var slot = 0; slot < space.Slots.Length; slot++) Cover(slot);
    }

    /// <summary>Betters the stand-bys of a finished plan until no single move of a duty gains a point.</summary>
    public void Improve()
    {
        state.Keep();
        for (var round = 0; round < 5; round++)
        {
            var before = state.Value;
            for (var slot = 0; slot < space.Slots.Length; slot++) Reconsider(slot);
            if (state.Value == before) return;
        }
    }

    private void Reconsider(int slot)
    {
        if (state.IsOpen(slot) || space.Slots[slot].IsPosted) return;
        if (state.Backup[slot] < 0) MakeRoomFor(slot);
        else Try(() =>
        {
            state.StandDown(slot);
            Cover(slot);
        });
    }

    private void MakeRoomFor(int slot)
    {
        foreach (var candidate in space.Slots[slot].Backups)
        {
            foreach (var duty in state.Duties[candidate.Member].ToArray())
            {
                if (Try(() => HandOver(slot, candidate.Member, duty))) return;
            }
        }
    }

    private void HandOver(int slot, int member, int duty)
    {
        state.StandDown(duty);
        if (!CanTake(slot, member)) return;
        state.StandBy(slot, member);
        Cover(duty);
    }

    private bool Try(Action move)
    {
        var before = state.Value;
        move();
        var isBetter = state.Value > before;
        if (isBetter) state.Keep();
        else state.TakeBack();
        return isBetter;
    }

    private bool CanTake(int slot, int member) => member != state.Member[slot] && state.Room.CanStandBy(member, state.Time[slot]);

    private bool IsEligible(int slot, int member) => Array.Exists(space.Slots[slot].Backups, c => c.Member == member);
}
