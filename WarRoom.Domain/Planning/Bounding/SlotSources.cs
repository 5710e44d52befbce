using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>Where the slots enter a flow: each by itself, those of a community together, since no more fit into its day and its waves than its distance allows.</summary>
internal sealed class SlotSources(BoundScene scene, MinimumCostFlow flow)
{
    private readonly SearchSpace _space = scene.Space;
    private readonly Dictionary<int, int> _communities = [];
    private readonly Dictionary<(int Community, int Wave), int> _waves = [];

    /// <summary>The node of a slot: one unit comes out of it, or none.</summary>
    public int Of(int slot)
    {
        var spec = _space.Slots[slot];
        if (spec.Community < 0) return flow.Source(1);
        var node = flow.Node();
        flow.Arc(Wave(spec), node, 1, 0);
        return node;
    }

    private int Wave(SearchSlot spec)
    {
        if (_waves.TryGetValue((spec.Community, spec.Wave), out var node)) return node;
        node = _waves[(spec.Community, spec.Wave)] = flow.Node();
        var wave = _space.Facts.Request.Waves[spec.Wave];
        flow.Arc(Community(spec.Community), node, scene.MostIn(spec.Community, Math.Max(0, wave.From), Math.Min(_space.Hours * 60, wave.To)), 0);
        return node;
    }

    private int Community(int community)
    {
        if (_communities.TryGetValue(community, out var node)) return node;
        var posts = scene.Slots.Count(s => _space.Slots[s].Community == community);
        return _communities[community] = flow.Source(Math.Min(posts, scene.MostIn(community, 0, _space.Hours * 60)));
    }
}
