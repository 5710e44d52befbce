using Google.OrTools.Graph;

namespace WarRoom.Domain.Planning.Search;

/// <summary>A network through which whole units flow from sources to one sink at least cost, solved exactly.</summary>
/// <remarks>Nodes are numbered as they are asked for. What a source does not send otherwise goes straight to the sink at no cost,
/// so there always is a solution.</remarks>
internal sealed class MinimumCostFlow : IDisposable
{
    private readonly MinCostFlow _flow = new();
    private int _nodes = 1;
    private long _sent;

    public const int Sink = 0;

    /// <summary>A node that passes on what it gets.</summary>
    public int Node() => _nodes++;

    /// <summary>A node with some units of its own.</summary>
    public int Source(int units)
    {
        var node = Node();
        _flow.SetNodeSupply(node, units);
        _sent += units;
        Arc(node, Sink, units, 0);
        return node;
    }

    /// <summary>A way for at most so many units, each at this cost; its number is for <see cref="On"/>.</summary>
    public int Arc(int from, int to, long most, long cost) => _flow.AddArcWithCapacityAndUnitCost(from, to, most, cost);

    /// <summary>The least total cost.</summary>
    public long Solve()
    {
        _flow.SetNodeSupply(Sink, -_sent);
        var status = _flow.Solve();
        return status == MinCostFlowBase.Status.OPTIMAL ? _flow.OptimalCost() : throw new InvalidOperationException($"A network with a way out for everything has no solution: {status}.");
    }

    /// <summary>The units that take a way in the solution.</summary>
    public long On(int arc) => _flow.Flow(arc);

    public void Dispose() => _flow.Dispose();
}
