using WarRoom.Domain.Planning;

namespace WarRoom.Tests.Domain.Planning;

/// <summary>A morning of four hours with three people and three posts, small enough to reckon by hand.</summary>
internal static class PlanExamples
{
    private static readonly WallClockSpan Morning = new("2026-11-12T07:00", "2026-11-12T11:00");

    public static PlanLimits Limits { get; } = new(20, 10, 2, 10, [100, 70, 50]);

    public static PlanWeights Weights { get; } = new(
        Affinity: 2, Reach: 2, Relation: 3, Unfilled: 300, UnfilledLocked: 1000, Volume: 12, Fairness: 10, AbBlock: 30, AbMember: 8,
        Backup: 40, BackupFitPercent: 20, ChangeMember: 60, ChangeToBackup: 20, ChangeTime: 8, ChangeVariant: 5, ChangeBackup: 5, ConfirmedFactor: 3);

    public static PlanRequest AMorning() => new(
        "morning",
        new PlanDay("2026-11-12T06:00:00Z", 240, 5),
        new Dictionary<string, IReadOnlyList<ZoneOffset>> { ["Europe/Berlin"] = [new("2026-11-12T00:00:00Z", 60)] },
        [new("bluesky", 3), new("linkedin", 3)],
        [new("cyclists", "Europe/Berlin", new Dictionary<string, int> { ["bluesky"] = 100 },
            new Dictionary<string, IReadOnlyList<int>> { ["bluesky"] = [.. Enumerable.Repeat(50, 24)] }, [])],
        [new("bikes", 60)],
        [new("slow lane")],
        [new("open", ["A", "B"])],
        [AVariant("a1", "A"), AVariant("b1", "B")],
        [new("morning", 0, 240, [new(0, 1), new(1, 1), new(2, 1), new(3, 1)])],
        [0],
        [ASlot("s1"), ASlot("s2"), ASlot("s3") with { Weight = 2 }],
        [AMember("ada", 6), AMember("grace", 4), AMember("tom", 2)],
        Limits,
        Weights,
        Baseline: null);

    public static PlanVariant AVariant(string id, string arm) => new(id, "open", arm, "en", ["bluesky", "linkedin"], $"cluster of {id}", 0);

    public static PlanSlot ASlot(string id) =>
        new(id, "morning", "open", "bluesky", "cyclists", null, null, 0, "any", "en", 1, 0, 240, null);

    public static PlanMember AMember(string id, int affinity) => new(
        id, "Europe/Berlin", [Morning], [new("bluesky", "personal", 5)], ["en"], 3, 30, 3,
        new Dictionary<string, int> { ["cyclists"] = affinity }, new Dictionary<string, int>(), new FairShare(1, 2), null);

    public static PlanAssignment Post(string slot, int time, string member, string variant = "a1", string? backup = null) =>
        new(slot, time, member, variant, backup);

    public static PlanResult APlan(params PlanAssignment[] posts) => new("morning", posts, []);

    public static PlanRequest WithSlots(this PlanRequest request, Func<PlanSlot, PlanSlot> change) =>
        request with { Slots = [.. request.Slots.Select(change)] };

    public static PlanRequest WithMembers(this PlanRequest request, Func<PlanMember, PlanMember> change) =>
        request with { Members = [.. request.Members.Select(change)] };

    public static PlanRequest WithVariants(this PlanRequest request, Func<PlanVariant, PlanVariant> change) =>
        request with { Variants = [.. request.Variants.Select(change)] };

    public static PlanRequest RunningAt(this PlanRequest request, int now, params BaselineAssignment[] entries) =>
        request with { Baseline = new PlanBaseline(now, entries) };

    public static PlanRequest Quiet(this PlanRequest request, string from, string to) =>
        request with { Audiences = [.. request.Audiences.Select(a => a with { Quiet = [new(from, to)] })] };
}
