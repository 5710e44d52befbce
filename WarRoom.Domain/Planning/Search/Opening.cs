namespace WarRoom.Domain.Planning.Search;

/// <summary>The first plan: what is running and still possible stays, then slot by slot, the hardest first, at the best place.</summary>
internal sealed class Opening(SearchSpace space, PlanState state, Insertion insertion, Standbys standbys)
{
    /// <summary>Slots that the search may not touch: posted ones, and those too near to change.</summary>
    public bool[] Frozen { get; } = new bool[space.Slots.Length];

    /// <summary>The first plan; what of <paramref name="start"/> is allowed comes before everything else that is new.</summary>
    public void Play(PlanResult? start)
    {
        KeepRunning();
        if (start is not null) KeepStart(start);
        foreach (var slot in HardestFirst(Enumerable.Range(0, space.Slots.Length).Where(state.IsOpen))) insertion.TryPlace(slot, heat: 0);
        standbys.CoverAll();
        state.Keep();
    }

    private IEnumerable<int> HardestFirst(IEnumerable<int> slots) => slots
        .OrderByDescending(s => space.Slots[s].OpenPrice)
        .ThenBy(s => space.Slots[s].Ease)
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
        foreach (var arm in Enumerable.Range(0, arms.Length).OrderByDescending(a => arms[a].Has(was.Variant)))
        {
            if (insertion.Wording(slot, arm, was.Time) is not (>= 0 and var wording)) continue;
            state.Place(slot, was.Member, was.Time, wording);
            Frozen[slot] = was.Time < space.Facts.EarliestNew;
            return;
        }
    }

    private bool CanStay(int slot, SearchBaseline was) =>
        space.Facts.Times(space.Facts.Request.Slots[slot]).Contains(was.Time) && Fits(slot, was.Member, was.Time);

    private bool Fits(int slot, int member, int time)
    {
        var spec = space.Slots[slot];
        return Array.Exists(spec.Members, c => c.Member == member)
            && !state.Room.IsFull(member)
            && state.Room.IsMemberFree(member, time)
            && !state.Room.IsHourFull(spec.Network, time / 60)
            && state.Room.IsCommunityFree(spec.Community, time);
    }

    private void KeepStart(PlanResult start)
    {
        var kept = new List<(int Slot, int Backup)>();
        foreach (var post in start.Assignments)
        {
            var (slot, member, variant) = (space.SlotOf(post.Slot), space.MemberOf(post.Member), space.VariantOf(post.Variant));
            if (slot < 0 || member < 0 || variant < 0 || !state.IsOpen(slot) || !space.Slots[slot].IsOpenAt(post.Time) || !Fits(slot, member, post.Time)) continue;
            if (!insertion.IsSayable(slot, variant, post.Time)) continue;
            state.Place(slot, member, post.Time, variant);
            if (post.Backup is not null) kept.Add((slot, space.MemberOf(post.Backup)));
        }

        foreach (var (slot, backup) in kept) standbys.Cover(slot, backup);
    }
}
