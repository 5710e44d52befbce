using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Proposing;

/// <summary>Whether a row of a proposal can be taken now.</summary>
public enum RowStanding
{
    /// <summary>It can, perhaps with others.</summary>
    Ready,

    /// <summary>The slot has changed since, or is not the planner's to move any more: it is left as it is.</summary>
    Changed,

    /// <summary>What it wants is not possible any more.</summary>
    Impossible,
}

/// <summary>A row that breaks a rule when it is taken as chosen, the rows that it needs to go along, and a sentence for the lead.</summary>
public sealed record RowConflict(SlotId Row, IReadOnlyList<SlotId> Needs, string Sentence);

/// <summary>Which rows of a proposal may be taken together as the campaign stands now. The rules are <see cref="PlanCheck"/>'s: what was
/// wrong before may stay wrong, nothing new may be.</summary>
public sealed class ProposalCheck
{
    private readonly PlanScene _scene;
    private readonly PlanFacts _facts;
    private readonly Dictionary<string, PlanAssignment> _now;
    private readonly Dictionary<SlotId, ProposedRow> _rows;
    private readonly Dictionary<SlotId, (RowStanding Standing, string Why)> _standings;
    private readonly List<BrokenRule> _before;
    private readonly bool _isByHand;
    private readonly HashSet<SlotId> _movable;

    /// <param name="scene">The campaign as it is.</param>
    /// <param name="rows">All rows of the proposal.</param>
    /// <param name="isByHand">The plan that is wanted was made by a person: what was wrong in it may be wrong again, as long as it can be done at all.</param>
    /// <param name="movable">Which slots may change; null for those that are the planner's to move.</param>
    public ProposalCheck(PlanScene scene, IReadOnlyList<ProposedRow> rows, bool isByHand = false, IReadOnlyCollection<Slot>? movable = null)
    {
        (_scene, _isByHand) = (scene, isByHand);
        _movable = (movable ?? scene.Slots.Where(scene.IsFree)).Select(s => s.Id).ToHashSet();
        _facts = new(movable is null ? PlanBridge.Request(scene, "proposal") : PlanBridge.Request(scene, "proposal", movable));
        _now = PresentPlan.Of(scene, _facts.Request).Assignments.ToDictionary(a => a.Slot, StringComparer.Ordinal);
        _rows = rows.ToDictionary(r => r.Slot);
        var slots = scene.Slots.ToDictionary(s => s.Id);
        _standings = rows.ToDictionary(r => r.Slot, r => StandingOf(r, slots.GetValueOrDefault(r.Slot)));
        _before = [.. Broken(Plan(new HashSet<SlotId>())), .. isByHand ? Broken(Plan(Ready.ToHashSet())) : []];
    }

    /// <summary>The rows that need a tick, and can have one.</summary>
    public IReadOnlyList<SlotId> Ready => [.. _rows.Values.Where(r => !r.IsStandbyOnly && _standings[r.Slot].Standing is RowStanding.Ready).Select(r => r.Slot)];

    public RowStanding StandingOf(SlotId row) => _standings[row].Standing;

    /// <summary>Why a row cannot be taken any more; empty for one that can.</summary>
    public string WhyNot(SlotId row) => _standings[row].Why;

    /// <summary>What speaks against taking just these rows; nothing when they may be.</summary>
    public IReadOnlyList<RowConflict> Conflicts(IReadOnlyCollection<SlotId> taken)
    {
        var chosen = taken.Where(_rows.ContainsKey).ToHashSet();
        var gone = chosen.Where(r => _standings[r].Standing is not RowStanding.Ready).Select(r => new RowConflict(r, [], $"{NameOf(r)}: {_standings[r].Why}"));
        return [.. gone, .. New(chosen).Select(broken => Conflict(broken, chosen)).OfType<RowConflict>().DistinctBy(c => (c.Row, c.Sentence))];
    }

    /// <summary>Where the taken rows and the stand-bys that fit with them put slots; those that stay are not among them.</summary>
    public IReadOnlyList<PlannedPlace> Places(IReadOnlyCollection<SlotId> taken)
    {
        var chosen = taken.Where(r => _rows.ContainsKey(r) && _standings[r].Standing is RowStanding.Ready).ToHashSet();
        var duties = _rows.Values.Where(r => r.IsStandbyOnly && _standings[r.Slot].Standing is RowStanding.Ready);
        var wanted = chosen.Select(r => _rows[r].To).Concat(duties.Select(r => r.To)).ToDictionary(p => p.Slot);
        var plan = Plan(chosen).ToDictionary(a => a.Slot, StringComparer.Ordinal);
        foreach (var place in wanted.Values.Where(p => plan.ContainsKey(p.Slot.ToString()))) plan[place.Slot.ToString()] = plan[place.Slot.ToString()] with { Backup = place.Standby?.ToString() };
        DropStandbysThatDoNotFit(plan);
        return [.. _scene.Slots.Where(s => _movable.Contains(s.Id)).Select(s => (Is: PlannedPlace.Of(s), To: Duty(wanted.GetValueOrDefault(s.Id) ?? PlannedPlace.Of(s), plan))).Where(p => p.Is != p.To).Select(p => p.To)];
    }

    private static PlannedPlace Duty(PlannedPlace place, Dictionary<string, PlanAssignment> plan) =>
        plan.TryGetValue(place.Slot.ToString(), out var a) ? place with { Standby = a.Backup is { } backup ? MemberId.From(Guid.Parse(backup)) : null } : place;

    private void DropStandbysThatDoNotFit(Dictionary<string, PlanAssignment> plan)
    {
        for (var left = plan.Count; left > 0; left--)
        {
            var broken = PlanCheck.Of(_facts, new("", [.. plan.Values], [])).FirstOrDefault(v => v.Code is PlanRule.BackupIsPrimary or PlanRule.BackupEligibility or PlanRule.BackupGap or PlanRule.StandbyHour or PlanRule.StandbyDay);
            if (broken is null) return;
            var slot = broken.Where.Split(' ')[^1];
            plan[slot] = plan[slot] with { Backup = null };
        }
    }

    private bool Stops(string code) => !_isByHand || code is PlanRule.Account or PlanRule.Approval or PlanRule.LeadTime;

    private (RowStanding, string) StandingOf(ProposedRow row, Slot? slot)
    {
        if (slot is null || slot.Status is SlotStatus.Cancelled) return (RowStanding.Changed, "It was taken out of the day.");
        if (!_movable.Contains(slot.Id)) return (RowStanding.Changed, slot.Status.IsDone() ? "It is posted." : slot.Status is SlotStatus.Claimed ? "Somebody said yes to it." : slot.IsPinned ? "It is locked." : _scene.Holds.Cover(slot) ? "It is on hold." : "It is due too soon.");
        if (!PlannedPlace.Of(slot).IsSamePost(row.Was)) return (RowStanding.Changed, "It has changed since.");
        if (row.To.Holder is null || row.IsStandbyOnly) return (RowStanding.Ready, "");
        if (row.To.In(_scene) is not { } wanted || !_facts.Variants.ContainsKey(wanted.Variant)) return (RowStanding.Impossible, "Its text is gone.");
        if (_scene.Members.FirstOrDefault(m => m.Id == row.To.Holder) is not { IsAssignable: true } member) return (RowStanding.Impossible, "Who should get it is not on the team any more.");
        var broken = PlanCheck.Of(_facts, new("", [wanted with { Backup = null }], [])).FirstOrDefault(v => v.Where == wanted.Slot && Stops(v.Code));
        return broken is null ? (RowStanding.Ready, "") : (RowStanding.Impossible, ProposalSentences.Alone(_scene, broken.Code, member, row.To.PostAt));
    }

    private List<PlanAssignment> Plan(IReadOnlySet<SlotId> taken)
    {
        var plan = new Dictionary<string, PlanAssignment>(_now, StringComparer.Ordinal);
        foreach (var row in taken.Where(r => _standings[r].Standing is RowStanding.Ready).Select(r => _rows[r]))
        {
            if (row.To.In(_scene) is { } to) plan[to.Slot] = to with { Backup = null };
            else plan.Remove(row.Slot.ToString());
        }

        return [.. plan.Values];
    }

    private List<BrokenRule> New(IReadOnlySet<SlotId> taken) => Broken(Plan(taken)).FindAll(b => !_before.Exists(known => known.Covers(b)) && b.Slots.Any(taken.Contains));

    private List<BrokenRule> Broken(IEnumerable<PlanAssignment> plan) =>
        [.. PlanCheck.Of(_facts, new("", [.. plan.Select(a => a with { Backup = null })], [])).Select(v => new BrokenRule(v.Code, [.. v.Where.Split(' ').Select(id => SlotId.From(Guid.Parse(id)))]))];

    private RowConflict? Conflict(BrokenRule broken, HashSet<SlotId> taken)
    {
        var row = broken.Slots.First(taken.Contains);
        var others = broken.Slots.Where(s => !taken.Contains(s) && _rows.TryGetValue(s, out var r) && !r.IsStandbyOnly && _standings[s].Standing is RowStanding.Ready).ToList();
        var enough = others.FirstOrDefault(o => !New(taken.Append(o).ToHashSet()).Exists(b => b.Code == broken.Code && b.Slots.Contains(row)));
        IReadOnlyList<SlotId> needs = others.Contains(enough) ? [enough] : others;
        var holder = _scene.Members.FirstOrDefault(m => m.Id == _rows[row].To.Holder);
        var what = ProposalSentences.Together(_scene, broken.Code, _rows[row].To, holder);
        return new(row, needs, needs.Count > 0
            ? $"{NameOf(row)}: {what} It needs {string.Join(" and ", needs.Select(n => $"the row of {NameOf(n)}"))} too."
            : $"{NameOf(row)}: {what} It stands against {string.Join(" and ", broken.Slots.Where(s => s != row).Select(NameOf))} as the plan is now.");
    }

    /// <summary>"10:20 LinkedIn", by its present time.</summary>
    private string NameOf(SlotId id) => _scene.Slots.FirstOrDefault(s => s.Id == id) is { } slot ? $"{_scene.TimeOf(slot.PostAt)} {Messages.NetworkNames.Name(slot.Network)}" : "A slot that is gone";

    /// <summary>A rule and all slots that break it together.</summary>
    private sealed record BrokenRule(string Code, IReadOnlyList<SlotId> Slots)
    {
        /// <summary>Whether this was at least as bad.</summary>
        public bool Covers(BrokenRule other) => Code == other.Code && other.Slots.All(Slots.Contains);
    }
}
