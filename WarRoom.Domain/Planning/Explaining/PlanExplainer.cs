using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Explaining;

/// <summary>Asks a finished and valid plan what else could have been done with a slot, and what that would cost.</summary>
/// <remarks>Each alternative is tried on the plan: the slot is taken out and put back, stand-bys that it drives away are found anew, the
/// best free one for each; the cost is the difference of the whole objective. The plan itself stays.</remarks>
public sealed class PlanExplainer
{
    private const int Most = 2;

    private readonly SearchSpace _space;
    private readonly PlanState _state;
    private readonly Standbys _standbys;

    public PlanExplainer(PlanFacts facts, PlanResult plan)
    {
        _space = new SearchSpace(facts);
        (_state, var standing) = (new PlanState(_space), new List<(int Slot, int Backup)>());
        _standbys = new Standbys(_space, _state);
        foreach (var post in plan.Assignments)
        {
            var slot = _space.SlotOf(post.Slot);
            _state.Place(slot, _space.MemberOf(post.Member), post.Time, _space.VariantOf(post.Variant));
            if (post.Backup is not null && !_space.Slots[slot].IsPosted) standing.Add((slot, _space.MemberOf(post.Backup)));
        }

        foreach (var (slot, backup) in standing) _state.StandBy(slot, backup);
        _state.Keep();
    }

    /// <summary>The alternatives of a slot; none for a slot that is open or posted.</summary>
    public SlotExplanation For(string id)
    {
        var slot = _space.SlotOf(id);
        if (slot < 0 || _state.IsOpen(slot) || _space.Slots[slot].IsPosted) return new(id, [], [], []);
        var (member, time) = (_state.Member[slot], _state.Time[slot]);
        var people = _space.Slots[slot].Members.Select(c => c.Member).Where(m => m != member);
        return new(
            id,
            Cheapest(slot, from at in OpenTimes(slot) where at != time from wording in Wordings(slot) select (member, at, wording), way => way.Time),
            Cheapest(slot, from other in people from wording in Wordings(slot) select (other, time, wording), way => way.Member),
            Cheapest(slot, from wording in Wordings(slot) where wording.Variant != _state.Variant[slot] select (member, time, wording), way => way.Wording.Variant));
    }

    private IReadOnlyList<PlanAlternative> Cheapest(int slot, IEnumerable<(int Member, int Time, Wording Wording)> ways, Func<(int Member, int Time, Wording Wording), int> kind) =>
        [.. ways.Select(way => (Kind: kind(way), Tried: Try(slot, way.Member, way.Time, way.Wording))).Where(t => t.Tried is not null)
            .GroupBy(t => t.Kind).Select(group => group.MinBy(t => t.Tried!.Cost).Tried!)
            .OrderBy(a => a.Cost).ThenBy(a => Math.Abs(a.Instead.Time - _state.Time[slot])).Take(Most)];

    private IEnumerable<int> OpenTimes(int slot)
    {
        foreach (var stretch in _space.Slots[slot].Stretches)
        {
            for (var bits = stretch.Bits; bits != 0; bits &= bits - 1) yield return (stretch.Hour * 60) + Minutes.First(bits);
        }
    }

    private IEnumerable<Wording> Wordings(int slot) => _space.Slots[slot].Arms.SelectMany(arm => arm.Wordings);

    private PlanAlternative? Try(int slot, int member, int time, Wording wording)
    {
        var before = Points(slot);
        _state.Remove(slot);
        if (!IsAllowed(slot, member, time, wording))
        {
            _state.TakeBack();
            return null;
        }

        _state.Place(slot, member, time, wording.Variant);
        foreach (var touched in _state.Touched.ToList()) _standbys.Cover(touched);
        var changes = _state.Touched.Distinct().Where(s => !_state.IsOpen(s)).Select(Assignment).ToList();
        var cost = before - Points(slot);
        _state.TakeBack();
        return new(changes.Single(c => c.Slot == Id(slot)), changes, (int)cost);
    }

    private bool IsAllowed(int slot, int member, int time, Wording wording)
    {
        var (spec, room) = (_space.Slots[slot], _state.Room);
        var stays = spec.Was is { } was && was.Time == time && was.Member == member;
        return (spec.IsOpenAt(time) || stays)
            && !room.IsFull(member) && room.IsMemberFree(member, time)
            && !room.IsHourFull(spec.Network, time / 60) && room.IsCommunityFree(spec.Community, time)
            && wording.From <= time && room.HasUses(wording.Variant) && room.IsTextFree(wording.Text, time);
    }

    /// <summary>The points of the plan as the score has them: hours of last resort cost the search only.</summary>
    private long Points(int slot) => _state.Value + _state.SparePrice(_state.Member[slot], _state.Time[slot]);

    private string Id(int slot) => _space.Facts.Request.Slots[slot].Id;

    private PlanAssignment Assignment(int slot)
    {
        var request = _space.Facts.Request;
        return new(Id(slot), _state.Time[slot], request.Members[_state.Member[slot]].Id, request.Variants[_state.Variant[slot]].Id, _state.Backup[slot] < 0 ? null : request.Members[_state.Backup[slot]].Id);
    }
}
