namespace WarRoom.Domain.Planning.Search;

/// <summary>Takes related slots out of a plan, so that they can be put back better.</summary>
internal sealed class Ruin(SearchSpace space, PlanState state, PlanRandom random, bool[] frozen)
{
    private const int MostEjected = 8;
    private const int MostPacked = 12;

    /// <summary>How far around an open slot its community is packed, in distances between two posts: neighbours can only move when theirs do.</summary>
    private const int PackedAround = 4;

    private readonly List<int> _pool = [];
    private readonly List<int> _ofPeople = [];
    private readonly List<int>[] _ofCell = Grouped(space, s => s.Cell, space.Cells);
    private readonly List<int>[] _ofWaveAndNetwork = Grouped(space, s => (s.Wave * space.HourCap.Length) + s.Network, space.Waves * space.HourCap.Length);

    /// <summary>The slots that were taken out, or were open and are to be tried.</summary>
    public List<int> Taken { get; } = [];

    /// <summary>Takes a slot out, and some that share a person, a community, a cell, or a wave and network with it.</summary>
    public void TakeOut(int start, int most)
    {
        var related = Related(start);
        var wanted = 2 + random.Below(Math.Max(1, most - 1));
        Take(start);
        for (var tries = 0; tries < 4 * wanted && Taken.Count < wanted && related.Count > 0; tries++) Take(related[random.Below(related.Count)]);
        for (var tries = 0; tries < wanted && Taken.Count < wanted; tries++) Take(random.Below(space.Slots.Length));
    }

    /// <summary>Gives a slot a place of its own choosing, between two minutes, and takes out exactly what stands in the way; false when that is too much.</summary>
    public bool Eject(int slot, int from = 0, int to = int.MaxValue)
    {
        if (frozen[slot] || ChoosePlace(slot, from, to) is not { Member: >= 0 } place) return false;
        CollectBlockers(slot, place);
        if (_pool.Count > MostEjected) return false;
        foreach (var blocker in _pool)
        {
            if (frozen[blocker]) return false;
        }

        foreach (var blocker in _pool) Take(blocker);
        if (!state.IsOpen(slot)) state.Remove(slot);
        state.Place(slot, place.Member, place.Time, place.Wording.Variant);
        return true;
    }

    /// <summary>Takes the posts out that stand around an open slot in its community; false when there are none, or too many.</summary>
    public bool TakeNeighbours(int slot)
    {
        var spec = space.Slots[slot];
        if (spec.Community < 0 || !state.IsOpen(slot) || spec.Stretches.Length == 0) return false;
        var around = PackedAround * space.CommunityGap[spec.Community];
        _pool.Clear();
        foreach (var other in state.Room.InCommunity[spec.Community])
        {
            if (state.Time[other] > spec.First - around && state.Time[other] < spec.Last + around && !frozen[other]) _pool.Add(other);
        }

        if (_pool.Count is 0 or > MostPacked) return false;
        Take(slot);
        foreach (var other in _pool) Take(other);
        return true;
    }

    private void Take(int slot)
    {
        if (frozen[slot]) return;
        if (!Taken.Contains(slot)) Taken.Add(slot);
        if (!state.IsOpen(slot)) state.Remove(slot);
    }

    private List<int> Related(int start)
    {
        var spec = space.Slots[start];
        _ofPeople.Clear();
        switch (random.Below(6))
        {
            case 0 when !state.IsOpen(start): _ofPeople.AddRange(state.Room.Posts[state.Member[start]]); break;
            case 1 when spec.Members.Length > 0 && !state.IsOpen(start):
                _ofPeople.AddRange(state.Room.Posts[state.Member[start]]);
                _ofPeople.AddRange(state.Room.Posts[spec.Members[random.Below(spec.Members.Length)].Member]);
                break;
            case 2 when spec.Community >= 0: _ofPeople.AddRange(state.Room.InCommunity[spec.Community]); break;
            case 3: return _ofWaveAndNetwork[(spec.Wave * space.HourCap.Length) + spec.Network];
            case 4: return _ofCell[spec.Cell];
            default: break;
        }

        return _ofPeople;
    }

    /// <summary>A person who is there then, good ones first, and an approved wording; nobody when a few tries find none.</summary>
    private Place ChoosePlace(int slot, int from, int to)
    {
        var spec = space.Slots[slot];
        for (var tries = 0; spec.IsPossible && tries < 4; tries++)
        {
            var luck = random.Share();
            var member = spec.Members[(int)(luck * luck * spec.Members.Length)].Member;
            ref readonly var stretch = ref spec.Stretches[random.Below(spec.Stretches.Length)];
            var bits = stretch.BitsIn(from, to) & space.Members[member].Available[stretch.Hour];
            if (bits == 0) continue;
            var time = (stretch.Hour * 60) + Minutes.Nth(bits, random.Below(Minutes.Count(bits)));
            var wordings = spec.Arms[random.Below(spec.Arms.Length)].Wordings;
            var wording = wordings[random.Below(wordings.Length)];
            if (wording.From <= time) return new(member, time, wording);
        }

        return new(-1, 0, default);
    }

    private void CollectBlockers(int slot, Place place)
    {
        var (spec, room) = (space.Slots[slot], state.Room);
        _pool.Clear();
        AddNear(slot, room.Posts[place.Member], place.Time, space.Members[place.Member].MinGap);
        if (spec.Community >= 0) AddNear(slot, room.InCommunity[spec.Community], place.Time, space.CommunityGap[spec.Community]);
        AddNear(slot, room.OfText[place.Wording.Text], place.Time, space.Facts.Request.Limits.DuplicateMinutes);
        AddSurplus(slot, room.Posts[place.Member], space.Members[place.Member].MaxPosts);
        AddSurplus(slot, room.InHour[(spec.Network * space.Hours) + (place.Time / 60)], space.HourCap[spec.Network]);
        if (!room.HasUses(place.Wording.Variant)) AddSurplus(slot, UsersOf(place.Wording.Variant), space.Variants[place.Wording.Variant].MaxUses);
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
        if (others.Count < most) return;
        var staying = 0;
        foreach (var other in others)
        {
            if (other != slot && !_pool.Contains(other)) staying++;
        }

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

    private readonly record struct Place(int Member, int Time, Wording Wording);
}
