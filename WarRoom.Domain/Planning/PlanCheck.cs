namespace WarRoom.Domain.Planning;

/// <summary>A broken rule: its code of <see cref="PlanRule"/> and what breaks it.</summary>
public sealed record PlanViolation(string Code, string Where)
{
    public override string ToString() => $"{Code} {Where}";
}

/// <summary>Says whether a plan keeps every hard rule; each rule stands once, here.</summary>
public static class PlanCheck
{
    public static IReadOnlyList<PlanViolation> Of(PlanRequest request, PlanResult plan) => Of(new PlanFacts(request), plan);

    /// <summary>Every violation of a plan; none means that it is valid. Posted slots are facts and only take part in gaps and caps.</summary>
    public static IReadOnlyList<PlanViolation> Of(PlanFacts facts, PlanResult plan)
    {
        var found = new List<PlanViolation>();
        var posts = References(facts, plan, found);
        foreach (var post in posts) found.AddRange((post.IsPosted ? Posted(facts, post) : Alone(facts, post)).Select(code => new PlanViolation(code, post.Slot.Id)));
        found.AddRange(facts.Running.Values.Where(r => r.IsPosted && !posts.Exists(p => p.Slot.Id == r.Slot))
            .Select(r => new PlanViolation(PlanRule.PostedDropped, r.Slot)));
        found.AddRange(Together(facts, posts));
        found.AddRange(Standbys(facts, posts));
        return found;
    }

    private static List<PlannedPost> References(PlanFacts facts, PlanResult plan, List<PlanViolation> found)
    {
        var posts = new List<PlannedPost>();
        var seen = new HashSet<string>();
        foreach (var a in plan.Assignments)
        {
            if (!facts.Slots.ContainsKey(a.Slot)) found.Add(new(PlanRule.UnknownSlot, a.Slot));
            else if (!seen.Add(a.Slot)) found.Add(new(PlanRule.DuplicateSlot, a.Slot));
            else if (!IsKnown(facts, a)) found.Add(new(PlanRule.BadReference, a.Slot));
            else posts.Add(new PlannedPost(facts, a));
        }

        return posts;
    }

    private static bool IsKnown(PlanFacts facts, PlanAssignment a) => facts.Members.ContainsKey(a.Member)
        && facts.Variants.ContainsKey(a.Variant) && (a.Backup is null || facts.Members.ContainsKey(a.Backup));

    private static IEnumerable<string> Posted(PlanFacts facts, PlannedPost post)
    {
        var was = facts.Running[post.Slot.Id];
        if (post.Time != was.Time || post.Member.Id != was.Member || post.Variant.Id != was.Variant) yield return PlanRule.PostedChanged;
    }

    private static IEnumerable<string> Alone(PlanFacts facts, PlannedPost post)
    {
        var (slot, member, variant, time) = (post.Slot, post.Member, post.Variant, post.Time);
        if (!facts.InWindow(slot, time)) yield return PlanRule.Window;
        if (facts.IsQuiet(slot.Audience, time)) yield return PlanRule.Quiet;
        if (!PlanFacts.HasAccount(member, slot)) yield return PlanRule.Account;
        else if (!PlanFacts.IsEligible(member, slot)) yield return PlanRule.Eligibility;
        if (!facts.IsAvailable(member, time)) yield return PlanRule.Availability;
        if (variant.Message != slot.Message || variant.Language != slot.Language || !variant.Networks.Contains(slot.Network)) yield return PlanRule.Variant;
        if (variant.ApprovedFrom is not { } approved || approved > time) yield return PlanRule.Approval;
        if (BreaksLock(post)) yield return PlanRule.Lock;
        if (facts.EarliestNew is { } earliest && time < earliest && !Stays(facts, post)) yield return PlanRule.LeadTime;
    }

    private static bool BreaksLock(PlannedPost post) => post.Slot.Lock is { } pin
        && ((pin.Time is { } time && time != post.Time)
            || (pin.Member is { } member && member != post.Member.Id)
            || (pin.Variant is { } variant && variant != post.Variant.Id));

    private static bool Stays(PlanFacts facts, PlannedPost post) => facts.Running.TryGetValue(post.Slot.Id, out var was)
        && was.Time == post.Time && was.Member == post.Member.Id && post.Time >= facts.Request.Baseline!.Now;

    private static IEnumerable<PlanViolation> Together(PlanFacts facts, List<PlannedPost> posts)
    {
        var members = posts.GroupBy(p => p.Member).ToList();
        var communities = posts.Where(p => p.Slot.Community is not null).GroupBy(p => p.Slot.Community!);
        var texts = posts.GroupBy(p => (p.Slot.Network, p.Variant.Cluster));
        return members.SelectMany(g => TooClose(PlanRule.MemberGap, g.Key.MinGapMinutes, g))
            .Concat(communities.SelectMany(g => TooClose(PlanRule.CommunityGap, facts.Communities[g.Key].MinGapMinutes, g)))
            .Concat(texts.SelectMany(g => TooClose(PlanRule.DuplicateText, facts.Request.Limits.DuplicateMinutes, g)))
            .Concat(TooMany(PlanRule.MemberDayCap, members, m => m.MaxPosts))
            .Concat(TooMany(PlanRule.NetworkHourCap, posts.GroupBy(p => (p.Slot.Network, p.Hour)), k => facts.Networks[k.Network].HourCap))
            .Concat(TooMany(PlanRule.VariantUses, posts.GroupBy(p => p.Variant), v => v.MaxUses ?? int.MaxValue));
    }

    private static IEnumerable<PlanViolation> TooClose(string code, int gap, IEnumerable<PlannedPost> group)
    {
        var sorted = group.OrderBy(p => p.Time).ToList();
        return sorted.Zip(sorted.Skip(1))
            .Where(pair => pair.Second.Time - pair.First.Time < gap && !(pair.First.IsPosted && pair.Second.IsPosted))
            .Select(pair => new PlanViolation(code, $"{pair.First.Slot.Id} {pair.Second.Slot.Id}"));
    }

    private static IEnumerable<PlanViolation> TooMany<TKey>(string code, IEnumerable<IGrouping<TKey, PlannedPost>> groups, Func<TKey, int> most) =>
        groups.Where(g => g.Count() > most(g.Key)).Select(g => new PlanViolation(code, string.Join(' ', g.Select(p => p.Slot.Id))));

    private static IEnumerable<PlanViolation> Standbys(PlanFacts facts, List<PlannedPost> posts)
    {
        var own = posts.ToLookup(p => p.Member.Id, p => p.Time);
        var standing = posts.Where(p => p.Backup is not null && !p.IsPosted).ToList();
        return standing.SelectMany(p => Standby(facts, p, own).Select(code => new PlanViolation(code, p.Slot.Id)))
            .Concat(TooMany(PlanRule.StandbyHour, standing.GroupBy(p => (p.Backup, p.Hour)), _ => facts.Request.Limits.StandbyPerHour))
            .Concat(TooMany(PlanRule.StandbyDay, standing.GroupBy(p => p.Backup!), m => m.MaxStandby));
    }

    private static IEnumerable<string> Standby(PlanFacts facts, PlannedPost post, ILookup<string, int> own)
    {
        var backup = post.Backup!;
        if (backup.Id == post.Member.Id) yield return PlanRule.BackupIsPrimary;
        if (!PlanFacts.IsEligible(backup, post.Slot) || !facts.IsAvailable(backup, post.Time)) yield return PlanRule.BackupEligibility;
        if (own[backup.Id].Any(t => Math.Abs(t - post.Time) < facts.Request.Limits.StandbyGapMinutes)) yield return PlanRule.BackupGap;
    }
}
