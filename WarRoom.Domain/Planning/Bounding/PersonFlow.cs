using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>Who posts in which hour: fit, fairness, posts a day, and as many posts in one, two and four hours as a person's distance allows.</summary>
internal sealed class PersonFlow(BoundScene scene)
{
    private readonly SearchSpace _space = scene.Space;
    private readonly Dictionary<(object Asks, int Hour), int> _asking = [];
    private readonly Dictionary<(int Member, int Hour, int Length), int> _spans = [];
    private readonly Dictionary<int, int> _members = [];

    /// <summary>1 where somebody posts the slot of a place in its hour.</summary>
    public int[] Uses { get; } = new int[scene.Places.Length];

    /// <summary>The most points, in hundredths, when a place brings this much more.</summary>
    public long Solve(Func<int, long> price)
    {
        _asking.Clear();
        _spans.Clear();
        _members.Clear();
        using var flow = new MinimumCostFlow();
        var ways = new int[Uses.Length];
        var sources = new SlotSources(scene, flow);
        foreach (var slot in scene.Slots)
        {
            var source = sources.Of(slot);
            for (var place = scene.FirstPlace[slot]; place < scene.FirstPlace[slot + 1]; place++)
            {
                ways[place] = flow.Arc(source, Asking(flow, _space.Slots[slot], scene.Places[place].Hour), 1, -price(place));
            }
        }

        var points = -flow.Solve();
        for (var place = 0; place < ways.Length; place++) Uses[place] = (int)flow.On(ways[place]);
        return points;
    }

    /// <summary>Slots that ask the same of a person share the ways to the people.</summary>
    private int Asking(MinimumCostFlow flow, SearchSlot spec, int hour)
    {
        var asks = ((object?)spec.Was ?? spec.Members, hour);
        if (_asking.TryGetValue(asks, out var node)) return node;
        node = _asking[asks] = flow.Node();
        foreach (var candidate in spec.Members)
        {
            if (scene.State.Room.FreeOfMember(candidate.Member, hour) == 0 || scene.State.Room.IsFull(candidate.Member)) continue;
            flow.Arc(node, Span(flow, candidate.Member, hour, 1), _space.Slots.Length, -(candidate.Fit - Change(spec.Was, candidate.Member)) * (long)PlanBound.Scale);
        }

        return node;
    }

    /// <summary>What giving it to this person costs; a stand-by who takes over is kept in a way.</summary>
    private int Change(SearchBaseline? was, int member) =>
        was is null ? 0 : scene.State.MemberChange(was, member) - (was.Backup >= 0 && was.Backup == member ? scene.Weights.ChangeBackup : 0);

    private int Span(MinimumCostFlow flow, int member, int hour, int length)
    {
        var start = hour - (hour % length);
        if (_spans.TryGetValue((member, start, length), out var node)) return node;
        node = _spans[(member, start, length)] = flow.Node();
        var next = length == 4 ? Member(flow, member) : Span(flow, member, hour, length * 2);
        flow.Arc(node, next, scene.MostOf(member, start, start + length), 0);
        return node;
    }

    private int Member(MinimumCostFlow flow, int member)
    {
        if (_members.TryGetValue(member, out var node)) return node;
        node = _members[member] = flow.Node();
        for (var load = scene.State.Tallies.Load[member]; load < _space.Members[member].MaxPosts; load++)
        {
            flow.Arc(node, MinimumCostFlow.Sink, 1, -_space.ShareGain[(member * _space.LoadSteps) + load] * (long)PlanBound.Scale);
        }

        return node;
    }
}
