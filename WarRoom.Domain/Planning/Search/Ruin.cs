namespace WarRoom.Domain.Planning.Search;

/// <summary>Takes related slots out of a plan, so that they can be put back better.</summary>
internal sealed class Ruin(SearchSpace space, PlanState state, PlanRandom random, bool[] frozen)
{
    private const int MostEjected = 8;

    private readonly List<int> _pool = [];
    private readonly List<int> _related = [];
    private readonly List<int>[] _ofCell = Grouped(space, s => s.Cell, space.Cells);
    private readonly List<int>[] _ofWaveAndNetwork = Grouped(space, s => (s.Wave * space.HourCap.Length) + s.Network, space.Waves * space.HourCap.Length);

    /// <summary>The slots that were taken out, or were open and are to be tried.</summary>
    public List<int> Taken { get; } = [];

    public void TakeOut(int most)
    {
        Taken.Clear();
        _related.Clear();
        var start = random.Below(space.Slots.Length);
        CollectRelated(start, random.Below(6));
        var wanted = 2 + random.Below(Math.Max(1, most - 1));
        random.Shuffle(_related);
        Take(start);
        foreach (var slot in _related)
        {
            if (Taken.Count >= wanted) return;
            Take(slot);
        }

        for (var tries = 0; tries < wanted && Taken.Count < wanted; tries++) Take(random.Below(space.Slots.Length));
    }

    /// <summary>Gives a slot a place of its own choosing, and takes out exactly what stands in the way; false when that is too much.</summary>
    public bool Eject(int slot)
    {
        Taken.Clear();
        var (member, time, variant) = ChoosePlace(slot);
        if (frozen[slot] || time < 0) return false;
        CollectBlockers(slot, member, time, variant);
        if (_pool.Count > MostEjected || _pool.Exists(s => frozen[s])) return false;
        foreach (var blocker in _pool) Take(blocker);
        if (!state.IsOpen(slot)) state.Remove(slot);
        state.Place(slot, member, time, variant);
        return true;
    }

    private void Take(int slot)
    {
        if (frozen[slot] || Taken.Contains(slot)) return;
        Taken.Add(slot);
        if (!state.IsOpen(slot)) state.Remove(slot);
    }

    private void CollectRelated(int start, int kind)
    {
        var spec = space.Slots[start];
        switch (kind)
        {
            case 0 when !state.IsOpen(start): _related.AddRange(state.Room.Posts[state.Member[start]]); break;
            case 1 when spec.Members.Length > 0 && !state.IsOpen(start):
                _related.AddRange(state.Room.Posts[state.Member[start]]);
                _related.AddRange(state.Room.Posts[spec.Members[random.Below(spec.Members.Length)].Member]);
                break;
            case 2 when spec.Community >= 0: _related.AddRange(state.Room.InCommunity[spec.Community]); break;
            case 3: _related.AddRange(_ofWaveAndNetwork[(spec.Wave * space.HourCap.Length) + spec.Network]); break;
            case 4: _related.AddRange(_ofCell[spec.Cell]); break;
            default: break;
        }
    }

    private (int Member, int Time, int Variant) ChoosePlace(int slot)
    {
        var spec = space.Slots[slot];
        if (spec.Members.Length == 0 || spec.Stretches.Length == 0 || spec.Arms.Length == 0) return (-1, -1, -1);
        var luck = random.Share();
        var member = spec.Members[(int)(luck * luck * spec.Members.Length)].Member;
        var stretch = space.Stretches[spec.Stretches[random.Below(spec.Stretches.Length)]];
        var bits = spec.Open[stretch.Hour] & stretch.Bits & space.Members[member].Available[stretch.Hour];
        if (bits == 0) return (-1, -1, -1);
        var time = (stretch.Hour * 60) + Minutes.Nth(bits, random.Below(System.Numerics.BitOperations.PopCount(bits)));
        var wordings = spec.Arms[random.Below(spec.Arms.Length)];
        var variant = wordings[random.Below(wordings.Length)];
        return space.Variants[variant].ApprovedFrom <= time ? (member, time, variant) : (-1, -1, -1);
    }

    private void CollectBlockers(int slot, int member, int time, int variant)
    {
        var (spec, room) = (space.Slots[slot], state.Room);
        _pool.Clear();
        AddNear(slot, room.Posts[member], time, space.Members[member].MinGap);
        if (spec.Community >= 0) AddNear(slot, room.InCommunity[spec.Community], time, space.CommunityGap[spec.Community]);
        AddNear(slot, room.OfText[room.TextOf(slot, variant)], time, space.Facts.Request.Limits.DuplicateMinutes);
        AddSurplus(slot, room.Posts[member], space.Members[member].MaxPosts);
        AddSurplus(slot, room.InHour[(spec.Network * space.Hours) + (time / 60)], space.HourCap[spec.Network]);
        if (space.Variants[variant].MaxUses != int.MaxValue) AddSurplus(slot, UsersOf(variant), space.Variants[variant].MaxUses);
    }

    private void AddNear(int slot, List<int> others, int time, int gap)
    {
        foreach (var other in others)
        {
            if (other != slot && Math.Abs(state.Time[other] - time) < gap && !_pool.Contains(other)) _pool.Add(other);
        }
    }

    private void AddSurplus(int slot, List<int> others, int most)
    {
        var staying = others.Count(o => o != slot && !_pool.Contains(o));
        var start = others.Count == 0 ? 0 : random.Below(others.Count);
        for (var i = 0; i < others.Count && staying >= most; i++)
        {
            var other = others[(start + i) % others.Count];
            if (other == slot || frozen[other] || _pool.Contains(other)) continue;
            _pool.Add(other);
            staying--;
        }

        // Only frozen posts are left: more than can be taken out marks the place as impossible.
        if (staying >= most) _pool.AddRange(Enumerable.Repeat(slot, MostEjected + 1));
    }

    private List<int> UsersOf(int variant) =>
        [.. Enumerable.Range(0, space.Slots.Length).Where(s => !state.IsOpen(s) && state.Variant[s] == variant)];

    private static List<int>[] Grouped(SearchSpace space, Func<SearchSlot, int> key, int count)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var slot = 0; slot < space.Slots.Length; slot++) groups[key(space.Slots[slot])].Add(slot);
        return groups;
    }
}
