using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>Who stands by in which hour, within the limits of hour and day.</summary>
internal sealed class StandbyHourFlow(BoundScene scene)
{
    private readonly SearchSpace _space = scene.Space;
    private readonly Dictionary<(object Asks, int Hour), int> _asking = [];
    private readonly Dictionary<(int Member, int Hour), int> _inHour = [];
    private readonly Dictionary<int, int> _members = [];

    /// <summary>1 where somebody stands by for the slot of a place in its hour.</summary>
    public int[] Uses { get; } = new int[scene.Places.Length];

    /// <summary>The most points, in hundredths, when a place brings this much more.</summary>
    public long Solve(Func<int, long> price)
    {
        _asking.Clear();
        _inHour.Clear();
        _members.Clear();
        using var flow = new MinimumCostFlow();
        var ways = new int[Uses.Length];
        var sources = new SlotSources(scene, flow);
        foreach (var slot in scene.Slots)
        {
            var source = sources.Of(slot);
            for (var place = scene.FirstPlace[slot]; place < scene.FirstPlace[slot + 1]; place++)
            {
                ways[place] = flow.Arc(source, Asking(flow, slot, scene.Places[place].Hour), 1, -price(place));
            }
        }

        var points = -flow.Solve();
        for (var place = 0; place < ways.Length; place++) Uses[place] = (int)flow.On(ways[place]);
        return points;
    }

    private int Asking(MinimumCostFlow flow, int slot, int hour)
    {
        var spec = _space.Slots[slot];
        var asks = ((object?)spec.Was ?? spec.Backups, hour);
        if (_asking.TryGetValue(asks, out var node)) return node;
        node = _asking[asks] = flow.Node();
        foreach (var candidate in spec.Backups)
        {
            if (_space.Members[candidate.Member].MaxStandby == 0 || scene.State.Room.FreeOfStandby(candidate.Member, hour) == 0) continue;
            var kept = spec.Was is { Backup: >= 0 and var before } && before == candidate.Member ? scene.Weights.ChangeBackup : 0;
            flow.Arc(node, InHour(flow, candidate.Member, hour), _space.Slots.Length, -(scene.State.BackupWorth(slot, candidate.Member) + kept) * (long)PlanBound.Scale);
        }

        return node;
    }

    private int InHour(MinimumCostFlow flow, int member, int hour)
    {
        if (_inHour.TryGetValue((member, hour), out var node)) return node;
        node = _inHour[(member, hour)] = flow.Node();
        flow.Arc(node, Member(flow, member), _space.Facts.Request.Limits.StandbyPerHour, 0);
        return node;
    }

    private int Member(MinimumCostFlow flow, int member)
    {
        if (_members.TryGetValue(member, out var node)) return node;
        node = _members[member] = flow.Node();
        flow.Arc(node, MinimumCostFlow.Sink, _space.Members[member].MaxStandby, 0);
        return node;
    }
}
