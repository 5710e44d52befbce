namespace WarRoom.Domain.Planning;

/// <summary>Why slots stayed open, worked out from the finished plan and never remembered from the search.</summary>
public sealed class UnfilledReasons
{
    private readonly PlanFacts _facts;
    private readonly ILookup<string, int> _ofMember;
    private readonly ILookup<string, int> _inCommunity;
    private readonly ILookup<(string Network, string Cluster), int> _ofText;
    private readonly Dictionary<(string Network, int Hour), int> _inHour;
    private readonly Dictionary<string, int> _uses;

    public UnfilledReasons(PlanFacts facts, IEnumerable<PlanAssignment> assignments)
    {
        _facts = facts;
        var posts = assignments.Select(a => new PlannedPost(facts, a)).ToList();
        _ofMember = posts.ToLookup(p => p.Member.Id, p => p.Time);
        _inCommunity = posts.Where(p => p.Slot.Community is not null).ToLookup(p => p.Slot.Community!, p => p.Time);
        _ofText = posts.ToLookup(p => (p.Slot.Network, p.Variant.Cluster), p => p.Time);
        _inHour = posts.GroupBy(p => (p.Slot.Network, p.Hour)).ToDictionary(g => g.Key, g => g.Count());
        _uses = posts.GroupBy(p => p.Variant.Id).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The reasons of every slot that the assignments leave open, in the request's order.</summary>
    public static IReadOnlyList<UnfilledSlot> Of(PlanFacts facts, IReadOnlyList<PlanAssignment> assignments)
    {
        var filled = assignments.Select(a => a.Slot).ToHashSet();
        var reasons = new UnfilledReasons(facts, assignments);
        return [.. facts.Request.Slots.Where(s => !filled.Contains(s.Id)).Select(s => new UnfilledSlot(s.Id, reasons.For(s)))];
    }

    /// <summary>What the slot lacks from the start; else a pin that forbids it; else the rules that block every way; else a choice.</summary>
    public IReadOnlyList<string> For(PlanSlot slot)
    {
        if (Lacks(slot, withLock: true) is not { } lacking) return Blockers(slot);
        return [slot.Lock is not null && Lacks(slot, withLock: false) is null ? PlanReason.LockConflict : lacking];
    }

    private string? Lacks(PlanSlot slot, bool withLock)
    {
        var members = _facts.Request.Members.Where(m => !withLock || slot.Lock?.Member is not { } pinned || m.Id == pinned);
        var withAccount = members.Where(m => PlanFacts.HasAccount(m, slot)).ToList();
        if (withAccount.Count == 0) return PlanReason.NoAccount;
        var speaking = withAccount.FindAll(m => m.Languages.Contains(slot.Language));
        if (speaking.Count == 0) return PlanReason.NoLanguage;
        var knowing = speaking.FindAll(m => PlanFacts.KnowsWell(m, slot));
        if (knowing.Count == 0) return PlanReason.NoRelation;
        var times = OpenTimes(slot, withLock).ToList();
        if (times.Count == 0) return PlanReason.NoTime;
        var manned = times.FindAll(t => knowing.Exists(m => _facts.IsAvailable(m, t)));
        if (manned.Count == 0) return PlanReason.NoAvailability;
        var wordings = _facts.Wordings(slot, withLock).ToList();
        return manned.Exists(t => wordings.Exists(v => v.ApprovedFrom <= t)) ? null : PlanReason.NoVariant;
    }

    private IEnumerable<int> OpenTimes(PlanSlot slot, bool withLock) =>
        _facts.Times(slot, withLock).Where(t => _facts.EarliestNew is not { } earliest || t >= earliest);

    private List<string> Blockers(PlanSlot slot)
    {
        var blockers = new SortedSet<string>(StringComparer.Ordinal);
        var members = _facts.Request.Members.Where(m => PlanFacts.IsEligible(m, slot) && (slot.Lock?.Member is not { } pinned || m.Id == pinned)).ToList();
        var wordings = _facts.Wordings(slot).ToList();
        foreach (var time in OpenTimes(slot, withLock: true))
        {
            var texts = wordings.Where(v => v.ApprovedFrom <= time).Select(v => TextBlockers(slot, v, time).ToList()).ToList();
            if (texts.Count == 0) continue;
            var hour = HourBlockers(slot, time).ToList();
            foreach (var member in members.Where(m => _facts.IsAvailable(m, time)))
            {
                var own = MemberBlockers(member, time).ToList();
                if (hour.Count + own.Count == 0 && texts.Exists(t => t.Count == 0)) return [PlanReason.OptimiserChoice];
                blockers.UnionWith(hour.Concat(own).Concat(texts.SelectMany(t => t)));
            }
        }

        return [.. blockers];
    }

    private IEnumerable<string> MemberBlockers(PlanMember member, int time)
    {
        if (_ofMember[member.Id].Count() >= member.MaxPosts) yield return PlanReason.MemberDayCap;
        if (IsNear(_ofMember[member.Id], time, member.MinGapMinutes)) yield return PlanReason.MemberGap;
    }

    private IEnumerable<string> HourBlockers(PlanSlot slot, int time)
    {
        if (slot.Community is { } community && IsNear(_inCommunity[community], time, _facts.Communities[community].MinGapMinutes)) yield return PlanReason.CommunityGap;
        if (_inHour.GetValueOrDefault((slot.Network, PlanFacts.HourOf(time))) >= _facts.Networks[slot.Network].HourCap) yield return PlanReason.NetworkHourCap;
    }

    private IEnumerable<string> TextBlockers(PlanSlot slot, PlanVariant variant, int time)
    {
        if (IsNear(_ofText[(slot.Network, variant.Cluster)], time, _facts.Request.Limits.DuplicateMinutes)) yield return PlanReason.DuplicateText;
        if (variant.MaxUses is { } most && _uses.GetValueOrDefault(variant.Id) >= most) yield return PlanReason.VariantUses;
    }

    private static bool IsNear(IEnumerable<int> times, int time, int gap) => times.Any(t => Math.Abs(t - time) < gap);
}
