using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>The day as it stands with what was mended so far. Whether something fits is <see cref="PlanCheck"/>'s to say: what was
/// wrong before may stay wrong, nothing new may be.</summary>
internal sealed class RepairSearch
{
    private readonly PlanFacts _facts;
    private readonly PlanScene _scene;
    private readonly List<PlanAssignment> _plan;
    private readonly HashSet<PlanViolation> _before;

    public RepairSearch(PlanScene scene, IReadOnlyList<Slot> trouble)
    {
        _scene = scene;
        _facts = new(PlanBridge.Request(scene, "repair", trouble));
        var mended = trouble.Select(s => s.Id.ToString()).ToHashSet();
        _plan = [.. (_facts.Request.Baseline?.Assignments ?? []).Where(a => !mended.Contains(a.Slot)).Select(a => new PlanAssignment(a.Slot, a.Time, a.Member, a.Variant, null))];
        _before = [.. PlanCheck.Of(_facts, new("", _plan, []))];
    }

    public void Take(PlanAssignment assignment) => _plan.Add(assignment);

    /// <summary>How many posts somebody has by now.</summary>
    public int LoadOf(string member) => _plan.Count(a => a.Member == member);

    /// <summary>Why the slot cannot be filled: codes of <see cref="PlanReason"/>.</summary>
    public IReadOnlyList<string> ReasonsOf(Slot slot) => new UnfilledReasons(_facts, _plan).For(Of(slot));

    /// <summary>How many people could post at the slot's own time; nobody when that is over.</summary>
    public int FreeAtOwnTime(Slot slot) => OwnTime(slot) is { } time ? People(slot, time).Count() : 0;

    public PlanAssignment? AtOwnTime(Slot slot) => OwnTime(slot) is { } time ? FirstThatFits(slot, [time]) : null;

    /// <summary>The nearest time within the slot's span at which somebody can post it.</summary>
    public PlanAssignment? AtAnotherTime(Slot slot)
    {
        if (slot.IsPinned || !ReasonsOf(slot).Contains(PlanReason.OptimiserChoice)) return null;
        var wanted = _scene.MinuteOf(slot.PostAt > _scene.EarliestNew ? slot.PostAt : _scene.EarliestNew);
        return FirstThatFits(slot, _facts.Times(Of(slot)).Where(IsEarlyEnough).OrderBy(t => Math.Abs(t - wanted)).ThenBy(t => t));
    }

    private PlanSlot Of(Slot slot) => _facts.Slots[slot.Id.ToString()];

    private int? OwnTime(Slot slot) => _scene.MinuteOf(slot.PostAt) is var time && slot.PostAt >= _scene.EarliestNew && _facts.InWindow(Of(slot), time) ? time : null;

    private bool IsEarlyEnough(int time) => _facts.EarliestNew is not { } earliest || time >= earliest;

    private PlanAssignment? FirstThatFits(Slot slot, IEnumerable<int> times) =>
        (from time in times
         from member in People(slot, time)
         from text in Texts(slot)
         select new PlanAssignment(slot.Id.ToString(), time, member.Id, text.Id, null)).FirstOrDefault(Fits);

    /// <summary>Every rule that binds a post to others binds it to those of the same person or of the same network: only these are looked at, person first.</summary>
    private bool Fits(PlanAssignment assignment)
    {
        var network = _facts.Slots[assignment.Slot].Network;
        return Keeps(_plan.Where(a => a.Member == assignment.Member), assignment) && Keeps(_plan.Where(a => _facts.Slots[a.Slot].Network == network), assignment);
    }

    private bool Keeps(IEnumerable<PlanAssignment> others, PlanAssignment assignment) =>
        PlanCheck.Of(_facts, new("", [.. others, assignment], [])).All(v => v.Code == PlanRule.PostedDropped || _before.Contains(v));

    /// <summary>Who could post then: who has it if only its words or its time are gone, else not they if there is another, the stand-by first, then who is glad to be there and has least to do.</summary>
    private IEnumerable<PlanMember> People(Slot slot, int time) => _facts.Request.Members
        .Where(m => PlanFacts.IsEligible(m, Of(slot)) && _facts.IsAvailable(m, time))
        .OrderBy(m => m.Id == slot.HolderId?.ToString() ? Trouble.KeepsHolder(_scene, slot) ? -1 : 1 : 0).ThenByDescending(m => m.Id == slot.StandbyId?.ToString())
        .ThenByDescending(m => _facts.IsGladlyAvailable(m, time)).ThenBy(m => LoadOf(m.Id)).ThenByDescending(m => _facts.Fit(m, Of(slot)));

    /// <summary>Its own wording first.</summary>
    private IEnumerable<PlanVariant> Texts(Slot slot) => _facts.Wordings(Of(slot)).OrderByDescending(v => v.Id == slot.VariantId?.ToString()).ThenBy(v => _plan.Count(a => a.Variant == v.Id));
}
