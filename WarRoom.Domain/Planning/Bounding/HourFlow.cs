using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>Which slots post in which hour: coverage of the cells, volume of the hour, caps of networks, distances in communities.</summary>
internal sealed class HourFlow(BoundScene scene)
{
    private readonly SearchSpace _space = scene.Space;
    private readonly Dictionary<(int Community, int Hour), int> _communityHours = [];
    private readonly Dictionary<(int Cell, int Hour), int> _cellHours = [];
    private readonly Dictionary<(int Network, int Hour), int> _networkHours = [];
    private readonly Dictionary<int, int> _hours = [];

    /// <summary>1 where the slot of a place posts in its hour.</summary>
    public int[] Uses { get; } = new int[scene.Places.Length];

    /// <summary>The most points, in hundredths, when a place brings this much more.</summary>
    public long Solve(Func<int, long> price)
    {
        Forget();
        using var flow = new MinimumCostFlow();
        var ways = new int[Uses.Length];
        var sources = new SlotSources(scene, flow);
        foreach (var slot in scene.Slots) AddSlot(flow, sources, slot, price, ways);
        var points = -flow.Solve();
        for (var place = 0; place < ways.Length; place++) Uses[place] = (int)flow.On(ways[place]);
        return points;
    }

    private void AddSlot(MinimumCostFlow flow, SlotSources sources, int slot, Func<int, long> price, int[] ways)
    {
        var spec = _space.Slots[slot];
        var node = sources.Of(slot);
        for (var place = scene.FirstPlace[slot]; place < scene.FirstPlace[slot + 1]; place++)
        {
            var hour = scene.Places[place].Hour;
            var gain = spec.OpenPrice + scene.State.ChangeWhenOpen(spec) - ChangeInHour(spec, hour);
            ways[place] = flow.Arc(node, spec.Community < 0 ? CellHour(flow, spec, hour) : CommunityHour(flow, spec, hour), 1, -(gain * (long)PlanBound.Scale) - price(place));
        }
    }

    /// <summary>What keeping the slot in this hour costs at least: its move in time, and its stand-by, which person or stand-by may win back.</summary>
    private int ChangeInHour(SearchSlot spec, int hour)
    {
        if (spec.Was is not { } was) return 0;
        var nearest = Math.Clamp(was.Time, hour * 60, (hour * 60) + 59);
        return scene.State.TimeChange(was, nearest) + (was.Entry.Backup is null ? 0 : scene.Weights.ChangeBackup);
    }

    private int CommunityHour(MinimumCostFlow flow, SearchSlot spec, int hour)
    {
        if (_communityHours.TryGetValue((spec.Community, hour), out var node)) return node;
        node = _communityHours[(spec.Community, hour)] = flow.Node();
        var most = scene.MostIn(spec.Community, hour * 60, (hour + 1) * 60);
        foreach (var cell in scene.Slots.Where(s => _space.Slots[s].Community == spec.Community).Select(s => _space.Slots[s]).DistinctBy(s => s.Cell))
        {
            flow.Arc(node, CellHour(flow, cell, hour), most, 0);
        }

        return node;
    }

    private int CellHour(MinimumCostFlow flow, SearchSlot spec, int hour)
    {
        if (_cellHours.TryGetValue((spec.Cell, hour), out var node)) return node;
        node = _cellHours[(spec.Cell, hour)] = flow.Node();
        var network = NetworkHour(flow, spec.Network, hour);
        var gains = _space.CellGain.AsSpan(((spec.Cell * _space.Hours) + hour) * _space.CellSteps, _space.CellSteps);
        for (var there = scene.State.Tallies.InCell(spec.Cell, hour); there < gains.Length - 1; there++) flow.Arc(node, network, 1, -gains[there] * (long)PlanBound.Scale);
        flow.Arc(node, network, _space.Slots.Length, 0);
        return node;
    }

    private int NetworkHour(MinimumCostFlow flow, int network, int hour)
    {
        if (_networkHours.TryGetValue((network, hour), out var node)) return node;
        node = _networkHours[(network, hour)] = flow.Node();
        var left = _space.HourCap[network] - scene.State.Room.InHour[(network * _space.Hours) + hour].Count;
        flow.Arc(node, Hour(flow, hour), Math.Max(0, left), 0);
        return node;
    }

    private int Hour(MinimumCostFlow flow, int hour)
    {
        if (_hours.TryGetValue(hour, out var node)) return node;
        node = _hours[hour] = flow.Node();
        var (wished, there) = scene.Volume(hour);
        if (wished > there) flow.Arc(node, MinimumCostFlow.Sink, wished - there, -scene.Weights.Volume * (long)PlanBound.Scale);
        flow.Arc(node, MinimumCostFlow.Sink, _space.Slots.Length, scene.Weights.Volume * (long)PlanBound.Scale);
        return node;
    }

    private void Forget()
    {
        _communityHours.Clear();
        _cellHours.Clear();
        _networkHours.Clear();
        _hours.Clear();
    }
}
