using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Proposing;

/// <summary>Compares places that are wanted with the plan that a campaign has, slot by slot, and says what each change is worth and why.</summary>
/// <remarks>A row's points are those that the whole would lose without it, so they need not add up to the gain: two rows may do the same good.</remarks>
public sealed class ProposalWriter
{
    /// <summary>Above so many rows times slots single rows are not priced: it would take longer than the search.</summary>
    private const int MostPricing = 400_000;

    private readonly PlanScene _scene;
    private readonly PlanFacts _facts;
    private readonly Dictionary<string, PlanAssignment> _now;
    private readonly Dictionary<string, PlanAssignment> _then;
    private readonly List<(PlannedPlace Was, PlannedPlace To)> _pairs;
    private readonly IReadOnlyList<PlanConflict> _conflicts;

    private ProposalWriter(PlanScene scene, IReadOnlyList<PlannedPlace> wanted, IReadOnlyCollection<Slot>? movable)
    {
        _scene = scene;
        _facts = new(movable is null ? PlanBridge.Request(scene, "proposal") : PlanBridge.Request(scene, "proposal", movable));
        _now = PresentPlan.Of(scene, _facts.Request).Assignments.ToDictionary(a => a.Slot, StringComparer.Ordinal);
        var free = (movable ?? scene.Slots.Where(scene.IsFree)).ToDictionary(s => s.Id);
        _pairs = [.. wanted.Where(w => free.ContainsKey(w.Slot)).Select(w => (Was: PlannedPlace.Of(free[w.Slot]), To: w)).Where(p => !p.Was.IsSamePost(p.To) || p.Was.Standby != p.To.Standby)];
        _conflicts = PlanConflicts.Of(scene);
        _then = new(_now, StringComparer.Ordinal);
        foreach (var (_, to) in _pairs) Put(_then, to.Slot.ToString(), Known(to));
    }

    /// <summary>What differs. Slots that the planner may not touch, and those that stay, have no row.</summary>
    /// <param name="scene">The campaign as it is.</param>
    /// <param name="wanted">Where slots shall be; a slot that is not named stays.</param>
    /// <param name="movable">Which slots may change; null for those that are the planner's to move.</param>
    public static PlanProposal Of(PlanScene scene, IReadOnlyList<PlannedPlace> wanted, IReadOnlyCollection<Slot>? movable = null) => new ProposalWriter(scene, wanted, movable).Write();

    private PlanProposal Write()
    {
        var (before, after) = (Score(_now), Score(_then));
        var prices = (long)_pairs.Count * _facts.Request.Slots.Count <= MostPricing;
        return new([.. _pairs.OrderBy(p => p.To.PostAt).ThenBy(p => p.To.Slot.Value).Select(p => Row(p.Was, p.To, prices ? after : null))], before.Total, after.Total);
    }

    private ProposedRow Row(PlannedPlace was, PlannedPlace to, PlanScore? after)
    {
        if (was.IsSamePost(to)) return new(was, to, null, "Somebody else stands by.");
        var wrong = _conflicts.FirstOrDefault(c => c.Slot == was.Slot) is { } conflict ? $"{conflict.Title}." : null;
        if (after is null) return new(was, to, null, wrong ?? RowReasons.Of(_scene, was, to, null));
        var without = new Dictionary<string, PlanAssignment>(_then, StringComparer.Ordinal);
        Put(without, was.Slot.ToString(), _now.GetValueOrDefault(was.Slot.ToString()));
        var other = Score(without);
        return new(was, to, after.Total - other.Total, wrong ?? RowReasons.Of(_scene, was, to, RowReasons.Differences(after, other)));
    }

    private PlanScore Score(Dictionary<string, PlanAssignment> plan) => PlanScore.Of(_facts, new(_facts.Request.Id, [.. plan.Values], []));

    /// <summary>Who has left the team, and a text that is gone, have no place in a plan any more.</summary>
    private PlanAssignment? Known(PlannedPlace place) => place.In(_scene) is { } a && _facts.Members.ContainsKey(a.Member) && _facts.Variants.ContainsKey(a.Variant)
        ? a with { Backup = a.Backup is { } backup && _facts.Members.ContainsKey(backup) ? backup : null } : null;

    private static void Put(Dictionary<string, PlanAssignment> plan, string slot, PlanAssignment? assignment)
    {
        if (assignment is null) plan.Remove(slot);
        else plan[slot] = assignment;
    }
}
