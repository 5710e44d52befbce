using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>What a mended day is worth against the day as it stands, by the same measure for every offer.</summary>
internal sealed class RepairWorth
{
    private readonly PlanScene _scene;
    private readonly PlanFacts _facts;
    private readonly Dictionary<string, PlanAssignment> _now;

    public RepairWorth(PlanScene scene)
    {
        _scene = scene;
        Trouble = Replanning.Trouble.Of(scene);
        Movable = [.. scene.Slots.Where(scene.IsFree).Union(Trouble)];
        _facts = new(PlanBridge.Request(scene, "repair", Movable));
        var trouble = Trouble.Select(s => s.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        _now = PresentPlan.Of(scene, _facts.Request).Assignments.Where(a => !trouble.Contains(a.Slot)).ToDictionary(a => a.Slot, StringComparer.Ordinal);
    }

    public IReadOnlyList<Slot> Trouble { get; }

    /// <summary>What the planner may move, and what is in trouble.</summary>
    public IReadOnlyList<Slot> Movable { get; }

    public PlanRequest Request => _facts.Request;

    /// <summary>The same proposal with the price of each change, and what it gains.</summary>
    public RepairProposal Priced(RepairProposal proposal)
    {
        var mended = With(proposal);
        return proposal with { Rows = [.. proposal.Rows.Select(r => r with { Price = PriceOf(r, mended.GetValueOrDefault(r.Slot.ToString())) })], Gain = Score(mended) - Score(_now) };
    }

    /// <summary>The whole day once a proposal is accepted.</summary>
    public PlanResult After(RepairProposal proposal) => Result(With(proposal));

    private Dictionary<string, PlanAssignment> With(RepairProposal proposal)
    {
        var plan = new Dictionary<string, PlanAssignment>(_now, StringComparer.Ordinal);
        foreach (var row in proposal.Rows)
        {
            if (new PlannedPlace(row.Slot, row.At, row.To, row.Text, Known(row.Standby)).In(_scene) is { } to) plan[to.Slot] = to;
            else plan.Remove(row.Slot.ToString());
        }

        return plan;
    }

    private MemberId? Known(MemberId? standby) => standby is { } id && _facts.Members.ContainsKey(id.ToString()) ? id : null;

    private int PriceOf(Repair row, PlanAssignment? to) =>
        _facts.Running.TryGetValue(row.Slot.ToString(), out var was) && !was.IsPosted ? PlanScore.ChangePrice(_facts.Request.Weights, was, to) : 0;

    private int Score(Dictionary<string, PlanAssignment> plan) => PlanScore.Of(_facts, Result(plan)).Total;

    private PlanResult Result(Dictionary<string, PlanAssignment> plan) =>
        new(_facts.Request.Id, [.. plan.Values], [.. _facts.Slots.Keys.Where(s => !plan.ContainsKey(s)).Select(s => new UnfilledSlot(s, []))]);
}
