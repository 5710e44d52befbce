namespace WarRoom.Domain.Planning.Search;

/// <summary>The first plan: what is running and still possible stays, then slot by slot, the hardest first, at the best place.</summary>
internal sealed class Opening(SearchSpace space, PlanState state, Insertion insertion, Standbys standbys)
{
    /// <summary>Slots that the search may not touch: posted ones, and those too near to change.</summary>
    public bool[] Frozen { get; } = new bool[space.Slots.Length];

    public void Play()
    {
        KeepRunning();
        foreach (var slot in HardestFirst(Enumerable.Range(0, space.Slots.Length).Where(state.IsOpen))) insertion.TryPlace(slot, heat: 0);
        standbys.CoverAll();
        state.Keep();
    }

    private IEnumerable<int> HardestFirst(IEnumerable<int> slots) => slots
        .OrderByDescending(s => space.Slots[s].OpenPrice)
        .ThenBy(s => space.Slots[s].Members.Length * space.Slots[s].Stretches.Length)
        .ToList();

    private void KeepRunning()
    {
        if (space.Facts.Request.Baseline is not { } running) return;
        var entries = Enumerable.Range(0, space.Slots.Length).Where(s => space.Slots[s].Was is not null)
            .OrderByDescending(s => space.Slots[s].IsPosted)
            .ThenByDescending(s => space.Slots[s].Was!.Time < space.Facts.EarliestNew)
            .ThenByDescending(s => space.Slots[s].Was!.Factor)
            .ThenBy(s => space.Slots[s].Was!.Time)
            .ToList();
        foreach (var slot in entries)
        {
            var was = space.Slots[slot].Was!;
            if (was.IsPosted) KeepPosted(slot, was);
            else if (was.Time >= running.Now) KeepPlanned(slot, was);
        }

        foreach (var slot in entries.Where(s => !state.IsOpen(s))) standbys.Cover(slot);
    }

    private void KeepPosted(int slot, SearchBaseline was)
    {
        Frozen[slot] = true;
        if (was.Member >= 0 && was.Variant >= 0) state.Place(slot, was.Member, was.Time, was.Variant);
    }

    private void KeepPlanned(int slot, SearchBaseline was)
    {
        if (!CanStay(slot, was)) return;
        var arms = space.Slots[slot].Arms;
        foreach (var arm in Enumerable.Range(0, arms.Length).OrderByDescending(a => arms[a].Contains(was.Variant)))
        {
            if (insertion.Wording(slot, arm, was.Time) is not (>= 0 and var wording)) continue;
            state.Place(slot, was.Member, was.Time, wording);
            Frozen[slot] = was.Time < space.Facts.EarliestNew;
            return;
        }
    }

    private bool CanStay(int slot, SearchBaseline was)
    {
        var spec = space.Slots[slot];
        return Array.Exists(spec.Members, c => c.Member == was.Member)
            && space.Facts.Times(space.Facts.Request.Slots[slot]).Contains(was.Time)
            && !state.Room.IsFull(was.Member)
            && Minutes.Has(state.Room.FreeMember[was.Member], was.Time)
            && !state.Room.IsHourFull(spec.Network, was.Time / 60)
            && (spec.Community < 0 || Minutes.Has(state.Room.FreeCommunity[spec.Community], was.Time));
    }
}
