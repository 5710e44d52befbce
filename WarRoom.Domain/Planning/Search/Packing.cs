namespace WarRoom.Domain.Planning.Search;

/// <summary>Puts the posts of one community as close together as its distance allows, so that as many of them as can be find room.</summary>
internal sealed class Packing(SearchSpace space, PlanState state, PlanRandom random, Insertion insertion, Ruin ruin)
{
    private readonly List<int> _left = [];

    /// <summary>Places the slots that were taken out, the earliest possible one first, chance among equals; who stands in the way makes room.</summary>
    public void Play(double heat)
    {
        var slack = 5 * random.Below(4);
        _left.Clear();
        _left.AddRange(ruin.Taken);
        random.Shuffle(_left);
        for (var from = 0; Next(from) is { Slot: >= 0 } next;)
        {
            _left.Remove(next.Slot);
            if (!insertion.TryPlace(next.Slot, heat, next.Start, next.Start + slack)) ruin.Eject(next.Slot, next.Start, next.Start + slack);
            if (!state.IsOpen(next.Slot)) from = state.Time[next.Slot] + 1;
        }
    }

    private (int Slot, int Start) Next(int from)
    {
        var next = (Slot: -1, Start: int.MaxValue);
        foreach (var slot in _left)
        {
            var start = Earliest(slot, from);
            if (start < 0) continue;
            if (start < next.Start || (start == next.Start && space.Slots[slot].Last < space.Slots[next.Slot].Last)) next = (slot, start);
        }

        return next;
    }

    /// <summary>The first minute from <paramref name="from"/> on that the window and the community of a slot allow; -1 if there is none.</summary>
    private int Earliest(int slot, int from)
    {
        var spec = space.Slots[slot];
        foreach (ref readonly var stretch in spec.Stretches.AsSpan())
        {
            var bits = stretch.BitsFrom(from) & state.Room.FreeOfCommunity(spec.Community, stretch.Hour);
            if (bits != 0) return (stretch.Hour * 60) + Minutes.First(bits);
        }

        return -1;
    }
}
