namespace WarRoom.Domain.Planning.Search;

/// <summary>The best stand-bys that exist for the posts of a plan: each post to a person and an hour, each person within the limits of hour and day.</summary>
/// <remarks>A transport problem, so the solution is exact. A person who is about to post is no way at all; what changing a stand-by of the
/// running plan costs belongs to the price of the way.</remarks>
internal sealed class StandbyFlow(SearchSpace space, PlanState state)
{
    private readonly Dictionary<(int Member, int Hour), int> _inHour = [];
    private readonly Dictionary<int, int> _ofMember = [];
    private readonly List<(int Arc, int Slot, int Member)> _ways = [];

    /// <summary>Gives every post its best stand-by; a plan that was better before stays as it was.</summary>
    public void Play()
    {
        state.Keep();
        var before = state.Value;
        var posts = Enumerable.Range(0, space.Slots.Length).Where(s => !state.IsOpen(s) && !space.Slots[s].IsPosted).ToList();
        using var flow = new MinimumCostFlow();
        foreach (var slot in posts) AddWays(flow, slot);
        if (_ways.Count == 0) return;
        flow.Solve();
        foreach (var slot in posts.Where(s => state.Backup[s] >= 0)) state.StandDown(slot);
        foreach (var way in _ways.Where(w => flow.On(w.Arc) > 0)) state.StandBy(way.Slot, way.Member);
        if (state.Value >= before) state.Keep();
        else state.TakeBack();
    }

    private void AddWays(MinimumCostFlow flow, int slot)
    {
        var (time, was) = (state.Time[slot], space.Slots[slot].Was);
        var source = flow.Source(1);
        foreach (var candidate in space.Slots[slot].Backups)
        {
            if (candidate.Member == state.Member[slot] || space.Members[candidate.Member].MaxStandby == 0 || !state.Room.IsFreeToStandBy(candidate.Member, time)) continue;
            var worth = state.BackupWorth(slot, candidate.Member) + (was is not null && candidate.Member == was.Backup && state.Member[slot] != was.Backup ? space.Facts.Request.Weights.ChangeBackup : 0);
            _ways.Add((flow.Arc(source, InHour(flow, candidate.Member, time / 60), 1, -worth), slot, candidate.Member));
        }
    }

    private int InHour(MinimumCostFlow flow, int member, int hour)
    {
        if (_inHour.TryGetValue((member, hour), out var node)) return node;
        node = _inHour[(member, hour)] = flow.Node();
        flow.Arc(node, OfMember(flow, member), space.Facts.Request.Limits.StandbyPerHour, 0);
        return node;
    }

    private int OfMember(MinimumCostFlow flow, int member)
    {
        if (_ofMember.TryGetValue(member, out var node)) return node;
        node = _ofMember[member] = flow.Node();
        flow.Arc(node, MinimumCostFlow.Sink, space.Members[member].MaxStandby, 0);
        return node;
    }
}
