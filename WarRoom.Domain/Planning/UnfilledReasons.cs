namespace WarRoom.Domain.Planning;

/// <summary>Why slots stayed open, worked out from the finished plan and never remembered from the search.</summary>
public sealed class UnfilledReasons
{
    [Flags]
    private enum Blocker { None = 0, DayCap = 1, MemberGap = 2, CommunityGap = 4, HourCap = 8, Text = 16, Uses = 32 }

    private static readonly (Blocker Blocker, string Code)[] Codes =
    [
        (Blocker.CommunityGap, PlanReason.CommunityGap), (Blocker.Text, PlanReason.DuplicateText), (Blocker.DayCap, PlanReason.MemberDayCap),
        (Blocker.MemberGap, PlanReason.MemberGap), (Blocker.HourCap, PlanReason.NetworkHourCap), (Blocker.Uses, PlanReason.VariantUses),
    ];

    private readonly PlanFacts _facts;
    private readonly Dictionary<string, int[]> _ofMember;
    private readonly Dictionary<string, int[]> _inCommunity;
    private readonly Dictionary<(string Network, string Cluster), int[]> _ofText;
    private readonly Dictionary<(string Network, int Hour), int> _inHour;
    private readonly Dictionary<string, int> _uses;

    public UnfilledReasons(PlanFacts facts, IEnumerable<PlanAssignment> assignments)
    {
        _facts = facts;
        var posts = assignments.Select(a => new PlannedPost(facts, a)).ToList();
        _ofMember = TimesBy(posts, p => p.Member.Id);
        _inCommunity = TimesBy(posts.Where(p => p.Slot.Community is not null), p => p.Slot.Community!);
        _ofText = TimesBy(posts, p => (p.Slot.Network, p.Variant.Cluster));
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

    private IReadOnlyList<string> Blockers(PlanSlot slot)
    {
        var found = Blocker.None;
        var members = _facts.Request.Members.Where(m => PlanFacts.IsEligible(m, slot) && (slot.Lock?.Member is not { } pinned || m.Id == pinned)).ToList();
        var wordings = _facts.Wordings(slot).ToList();
        foreach (var time in OpenTimes(slot, withLock: true))
        {
            var texts = wordings.Where(v => v.ApprovedFrom <= time).Select(v => OfText(slot, v, time)).ToList();
            if (texts.Count == 0) continue;
            var hour = OfHour(slot, time);
            var shared = texts.Aggregate(hour, (all, text) => all | text);
            var canBeSaid = hour == Blocker.None && texts.Contains(Blocker.None);
            foreach (var member in members)
            {
                if (!_facts.IsAvailable(member, time)) continue;
                var own = OfMember(member, time);
                if (canBeSaid && own == Blocker.None) return [PlanReason.OptimiserChoice];
                found |= own | shared;
            }
        }

        return [.. Codes.Where(c => found.HasFlag(c.Blocker)).Select(c => c.Code)];
    }

    private Blocker OfMember(PlanMember member, int time)
    {
        var own = _ofMember.GetValueOrDefault(member.Id, []);
        return (own.Length >= member.MaxPosts ? Blocker.DayCap : Blocker.None)
            | (IsNear(own, time, member.MinGapMinutes) ? Blocker.MemberGap : Blocker.None);
    }

    private Blocker OfHour(PlanSlot slot, int time)
    {
        var isGap = slot.Community is { } community
            && IsNear(_inCommunity.GetValueOrDefault(community, []), time, _facts.Communities[community].MinGapMinutes);
        var isFull = _inHour.GetValueOrDefault((slot.Network, PlanFacts.HourOf(time))) >= _facts.Networks[slot.Network].HourCap;
        return (isGap ? Blocker.CommunityGap : Blocker.None) | (isFull ? Blocker.HourCap : Blocker.None);
    }

    private Blocker OfText(PlanSlot slot, PlanVariant variant, int time)
    {
        var isRepeated = IsNear(_ofText.GetValueOrDefault((slot.Network, variant.Cluster), []), time, _facts.Request.Limits.DuplicateMinutes);
        var isUsedUp = variant.MaxUses is { } most && _uses.GetValueOrDefault(variant.Id) >= most;
        return (isRepeated ? Blocker.Text : Blocker.None) | (isUsedUp ? Blocker.Uses : Blocker.None);
    }

    private static Dictionary<TKey, int[]> TimesBy<TKey>(IEnumerable<PlannedPost> posts, Func<PlannedPost, TKey> key) where TKey : notnull =>
        posts.GroupBy(key).ToDictionary(g => g.Key, g => g.Select(p => p.Time).ToArray());

    private static bool IsNear(int[] times, int time, int gap)
    {
        foreach (var other in times)
        {
            if (Math.Abs(other - time) < gap) return true;
        }

        return false;
    }
}
