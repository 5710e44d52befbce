using NodaTime.Text;
using WarRoom.Domain.Planning.WhatIf;

namespace WarRoom.Domain.Planning.Explaining;

/// <summary>A way to fill an open slot that one thing stands in the way of: what to change, and the post that is possible then.</summary>
/// <param name="Change">What to change.</param>
/// <param name="Then">The post.</param>
/// <param name="Gain">Points that the plan gains by it when everything else stays.</param>
public sealed record PlanMend(PlanChange Change, PlanAssignment Then, int Gain);

/// <summary>Looks for the least that would have to be different for an open slot to be filled, and tries it before it says so.</summary>
/// <remarks>Only mends of one change are offered. Cheapest means what is least to ask: a pin or one use of a text more, then a wider window or
/// an approval, then a word with somebody, then a community's distance or a fuller hour, then a new text; among equals the fewer minutes.</remarks>
public sealed class PlanMends
{
    private static readonly LocalDateTimePattern Label = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly PlanFacts _facts;
    private readonly PlanResult _plan;
    private readonly List<PlannedPost> _posts;
    private readonly int _points;

    public PlanMends(PlanFacts facts, PlanResult plan)
    {
        (_facts, _plan, _points) = (facts, plan, PlanScore.Of(facts, plan).Total);
        _posts = [.. plan.Assignments.Select(a => new PlannedPost(facts, a))];
    }

    /// <summary>The cheapest mends of an open slot, each of another kind; none when no single change helps.</summary>
    public IReadOnlyList<PlanMend> For(string slot, int most = 2)
    {
        var spec = _facts.Slots[slot];
        return [.. Candidates(spec).DistinctBy(c => c.Change).OrderBy(c => c.Rank).ThenBy(c => c.Amount)
            .GroupBy(c => c.Change.GetType()).Select(kind => kind.Take(4).Select(c => Try(c.Change, c.Then)).FirstOrDefault(m => m is not null))
            .OfType<PlanMend>().Take(most)];
    }

    /// <summary>What is one change away; whether it helps is found out by trying.</summary>
    private IEnumerable<Candidate> Candidates(PlanSlot slot) =>
        (slot.Lock is null ? [] : Ways(slot with { Lock = null }, _facts.Times(slot, withLock: false)).Where(w => w.Missing.Count == 0).Select(w => new Candidate(new Unpinned(slot.Id), w.Post, 0, 0)))
        .Concat(Ways(slot, _facts.Times(slot)).Concat(Ways(slot, WiderTimes(slot))).Where(w => w.Missing.Count == 1).Select(w => w.Missing[0] with { Then = w.Post }));

    /// <summary>Up to two hours before and after the slot's own window, inside its wave.</summary>
    private IEnumerable<int> WiderTimes(PlanSlot slot)
    {
        var (from, to) = _facts.Span(slot);
        return _facts.Times(slot with { From = from - 120, To = to + 120 }).Where(t => t < from || t >= to);
    }

    private IEnumerable<Way> Ways(PlanSlot slot, IEnumerable<int> times)
    {
        var people = _facts.Request.Members.Where(m => PlanFacts.IsEligible(m, slot) && (slot.Lock?.Member is not { } pinned || m.Id == pinned)).ToList();
        var wordings = AnyWordings(slot).ToList();
        foreach (var time in times.Where(t => _facts.EarliestNew is not { } earliest || t >= earliest))
        {
            var atTime = AtTime(slot, time);
            if (atTime.Count > 1) continue;
            var texts = wordings.ConvertAll(v => (Id: v.Id, Missing: OfText(slot, v, time)));
            texts.Add((NewTextOf(slot), [new(new AnotherText(slot.Id, NewTextOf(slot), LeastSaidArm(slot)), Nothing, 4, 0)]));
            foreach (var member in people)
            {
                var own = atTime.Concat(OfMember(member, time)).ToList();
                if (own.Count > 1) continue;
                var text = texts.Where(t => t.Missing.Count + own.Count <= 1).OrderBy(t => t.Missing.Count).FirstOrDefault();
                if (text.Id is not null) yield return new(new(slot.Id, time, member.Id, text.Id, null), [.. own, .. text.Missing]);
            }
        }
    }

    private IEnumerable<PlanVariant> AnyWordings(PlanSlot slot) => _facts.Request.Variants.Where(v => v.Message == slot.Message && v.Language == slot.Language
        && v.Networks.Contains(slot.Network) && (slot.Lock?.Variant is not { } pinned || v.Id == pinned));

    private List<Candidate> AtTime(PlanSlot slot, int time)
    {
        var missing = new List<Candidate>();
        var (from, to) = _facts.Span(slot);
        if (time < from || time >= to) missing.Add(new(new OtherWindow(slot.Id, Math.Min(slot.From, time), Math.Max(slot.To, time + _facts.Request.Day.StepMinutes)), Nothing, 1, time < from ? from - time : time - to + 5));
        if (slot.Community is { } community && Nearest(p => p.Slot.Community == community, time) is { } distance && distance < _facts.Communities[community].MinGapMinutes)
        {
            missing.Add(new(new ShorterDistance(community, distance), Nothing, 3, _facts.Communities[community].MinGapMinutes - distance));
        }

        var inHour = _posts.Count(p => p.Slot.Network == slot.Network && p.Hour == PlanFacts.HourOf(time));
        if (inHour >= _facts.Networks[slot.Network].HourCap) missing.Add(new(new FullerHour(slot.Network, inHour + 1), Nothing, 3, 0));
        return missing;
    }

    private List<Candidate> OfMember(PlanMember member, int time)
    {
        var missing = new List<Candidate>();
        if (!_facts.IsAvailable(member, time)) missing.Add(new(new MoreHours(member.Id, HourAround(member, time)), Nothing, 2, 60));
        if (_posts.Count(p => p.Member.Id == member.Id) is var load && load >= member.MaxPosts) missing.Add(new(new OneMorePost(member.Id), Nothing, 2, load - member.MaxPosts));
        if (Nearest(p => p.Member.Id == member.Id, time) is { } rest && rest < member.MinGapMinutes) missing.Add(new(new ShorterRest(member.Id, rest), Nothing, 2, member.MinGapMinutes - rest));
        return missing;
    }

    private List<Candidate> OfText(PlanSlot slot, PlanVariant variant, int time)
    {
        var missing = new List<Candidate>();
        if (variant.ApprovedFrom is not { } approved || approved > time) missing.Add(new(new ApprovedText(variant.Id), Nothing, 1, 0));
        if (variant.MaxUses is { } most && _posts.Count(p => p.Variant.Id == variant.Id) >= most) missing.Add(new(new OneMoreUse(variant.Id), Nothing, 0, 0));
        // The distance of like texts is everybody's: it is not shortened, another text is written.
        if (Nearest(p => p.Slot.Network == slot.Network && p.Variant.Cluster == variant.Cluster, time) < _facts.Request.Limits.DuplicateMinutes) missing.AddRange([NoMend, NoMend]);
        return missing;
    }

    /// <summary>Minutes to the nearest post of some kind; null when there is none.</summary>
    private int? Nearest(Func<PlannedPost, bool> isIt, int time)
    {
        int? nearest = null;
        foreach (var post in _posts)
        {
            if (isIt(post)) nearest = Math.Min(nearest ?? int.MaxValue, Math.Abs(post.Time - time));
        }

        return nearest;
    }

    /// <summary>The hour on the member's own wall clock in which the minute lies.</summary>
    private WallClockSpan HourAround(PlanMember member, int time)
    {
        var local = _facts.LocalTime(member.TimeZone, time);
        var from = local.Date + new LocalTime(local.Hour, 0);
        return new(Label.Format(from), Label.Format(from.PlusHours(1)));
    }

    private string LeastSaidArm(PlanSlot slot) => _facts.Messages[slot.Message].Arms.MinBy(arm => _posts.Count(p => p.Slot.Message == slot.Message && p.Variant.Arm == arm))!;

    private static string NewTextOf(PlanSlot slot) => $"new text for {slot.Id}";

    private PlanMend? Try(PlanChange change, PlanAssignment then)
    {
        var other = new PlanFacts(change.Apply(_facts.Request));
        var filled = _plan with { Assignments = [.. _plan.Assignments.Select(a => Freed(a, then)), then] };
        return PlanCheck.Of(other, filled).Count > 0 ? null : new(change, then, PlanScore.Of(other, filled).Total - _points);
    }

    /// <summary>Who is about to post does not stand by.</summary>
    private PlanAssignment Freed(PlanAssignment other, PlanAssignment then) =>
        other.Backup == then.Member && Math.Abs(other.Time - then.Time) < _facts.Request.Limits.StandbyGapMinutes ? other with { Backup = null } : other;

    private static PlanAssignment Nothing { get; } = new("", 0, "", "", null);

    private static Candidate NoMend { get; } = new(new Unpinned(""), Nothing, int.MaxValue, 0);

    private sealed record Candidate(PlanChange Change, PlanAssignment Then, int Rank, int Amount);

    private sealed record Way(PlanAssignment Post, IReadOnlyList<Candidate> Missing);
}
