namespace WarRoom.Domain.Planning;

/// <summary>What a plan is worth, in points, term by term; more is better. Every division rounds down.</summary>
public sealed record PlanScore(
    int Coverage,
    int Fit,
    int Backup,
    int Unfilled,
    int Volume,
    int Fairness,
    int AbBlock,
    int AbMember,
    int Change)
{
    public int Total => Coverage + Fit + Backup + Unfilled + Volume + Fairness + AbBlock + AbMember + Change;

    public static PlanScore Of(PlanRequest request, PlanResult plan) => Of(new PlanFacts(request), plan);

    /// <summary>The points of a plan whose references are known; broken rules are <see cref="PlanCheck"/>'s to find.</summary>
    public static PlanScore Of(PlanFacts facts, PlanResult plan)
    {
        var posts = plan.Assignments.Select(a => new PlannedPost(facts, a)).ToList();
        var filled = posts.Select(p => p.Slot.Id).ToHashSet();
        return new PlanScore(
            CoverageOf(facts, posts),
            posts.Sum(p => facts.Fit(p.Member, p.Slot) ?? 0),
            posts.Sum(p => BackupOf(facts, p)),
            -facts.Request.Slots.Where(s => !filled.Contains(s.Id)).Sum(s => OpenPrice(facts.Request.Weights, s)),
            -VolumeOf(facts, posts),
            -FairnessOf(facts, posts),
            -facts.Request.Weights.AbBlock * posts
                .GroupBy(p => (p.Slot.Message, p.Slot.Audience, p.Slot.Network, facts.Daypart(p.Time))).Sum(b => Imbalance(facts, b.Key.Message, b)),
            -facts.Request.Weights.AbMember * posts
                .GroupBy(p => (p.Member.Id, p.Slot.Message)).Sum(b => Imbalance(facts, b.Key.Message, b)),
            -ChangeOf(facts, plan));
    }

    /// <summary>What leaving a slot open costs: dear when anything of it is pinned, else by its weight.</summary>
    public static int OpenPrice(PlanWeights weights, PlanSlot slot) =>
        slot.Lock is not null ? weights.UnfilledLocked : weights.Unfilled * slot.Weight;

    /// <summary>What a load outside the fair share costs: w · d(d + 1)/2 for d posts too many or too few.</summary>
    public static int FairnessPrice(PlanWeights weights, FairShare share, int load)
    {
        var d = Math.Max(0, Math.Max(load - share.Max, share.Min - load));
        return weights.Fairness * d * (d + 1) / 2;
    }

    /// <summary>What a stand-by of this fit is worth.</summary>
    public static int BackupWorth(PlanWeights weights, int fit) => weights.Backup + (fit * weights.BackupFitPercent / 100);

    /// <summary>What differs from the running plan's entry costs this much; null is a slot that is open now.</summary>
    public static int ChangePrice(PlanWeights weights, BaselineAssignment was, PlanAssignment? now)
    {
        var factor = was.IsConfirmed ? weights.ConfirmedFactor : 1;
        if (now is null) return factor * weights.ChangeMember;
        var member = now.Member == was.Member ? 0 : now.Member == was.Backup ? weights.ChangeToBackup : weights.ChangeMember;
        var time = weights.ChangeTime * ((Math.Abs(now.Time - was.Time) + 14) / 15);
        var variant = now.Variant == was.Variant ? 0 : weights.ChangeVariant;
        var kept = was.Backup is null || now.Backup == was.Backup || now.Member == was.Backup;
        return (factor * (member + time + variant)) + (kept ? 0 : weights.ChangeBackup);
    }

    private static int CoverageOf(PlanFacts facts, List<PlannedPost> posts) => posts
        .GroupBy(p => (p.Slot.Audience, p.Slot.Network, p.Hour))
        .Sum(cell =>
        {
            var value = facts.CellValue(cell.Key.Audience, cell.Key.Network, cell.Key.Hour);
            return facts.Request.Limits.SaturationPercent.Take(cell.Count()).Sum(percent => value * percent / 100);
        });

    private static int BackupOf(PlanFacts facts, PlannedPost post)
    {
        if (post.Backup is null || facts.IsPosted(post.Slot.Id)) return 0;
        return facts.Fit(post.Backup, post.Slot) is { } fit ? BackupWorth(facts.Request.Weights, fit) : 0;
    }

    private static int VolumeOf(PlanFacts facts, List<PlannedPost> posts)
    {
        var planned = posts.GroupBy(p => (p.Slot.Wave, p.Hour)).ToDictionary(g => g.Key, g => g.Count());
        var off = 0;
        foreach (var wave in facts.Request.Waves)
        {
            var targets = wave.Volume.GroupBy(v => v.Hour).ToDictionary(v => v.Key, v => v.Last().Target);
            var hours = targets.Keys.Union(planned.Keys.Where(k => k.Wave == wave.Id).Select(k => k.Hour));
            off += hours.Sum(h => Math.Abs(planned.GetValueOrDefault((wave.Id, h)) - targets.GetValueOrDefault(h)));
        }

        return facts.Request.Weights.Volume * off;
    }

    private static int FairnessOf(PlanFacts facts, List<PlannedPost> posts)
    {
        var load = posts.GroupBy(p => p.Member.Id).ToDictionary(g => g.Key, g => g.Count());
        return facts.Request.Members.Sum(m => FairnessPrice(facts.Request.Weights, m.FairShare, load.GetValueOrDefault(m.Id)));
    }

    private static int Imbalance(PlanFacts facts, string message, IEnumerable<PlannedPost> posts)
    {
        var counts = facts.Messages[message].Arms.Select(arm => posts.Count(p => p.Variant.Arm == arm)).ToList();
        return Math.Max(0, counts.Max() - counts.Min() - 1);
    }

    private static int ChangeOf(PlanFacts facts, PlanResult plan)
    {
        var now = plan.Assignments.ToDictionary(a => a.Slot);
        return facts.Running.Values.Where(was => !was.IsPosted)
            .Sum(was => ChangePrice(facts.Request.Weights, was, now.GetValueOrDefault(was.Slot)));
    }
}

/// <summary>An assignment with its names looked up.</summary>
internal sealed class PlannedPost(PlanFacts facts, PlanAssignment assignment)
{
    public PlanSlot Slot { get; } = facts.Slots[assignment.Slot];

    public PlanMember Member { get; } = facts.Members[assignment.Member];

    public PlanVariant Variant { get; } = facts.Variants[assignment.Variant];

    public PlanMember? Backup { get; } = assignment.Backup is null ? null : facts.Members[assignment.Backup];

    public int Time { get; } = assignment.Time;

    public int Hour { get; } = PlanFacts.HourOf(assignment.Time);

    public bool IsPosted { get; } = facts.IsPosted(assignment.Slot);
}
