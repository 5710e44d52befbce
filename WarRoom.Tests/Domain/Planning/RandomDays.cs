using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

/// <summary>Awkward days by the number: few people, tight caps, pins, quiet hours, a clock change, hours of last resort.</summary>
internal sealed class RandomDays(int seed)
{
    private readonly Random _random = new(seed);

    public PlanRequest Day()
    {
        string[] members = ["ada", "grace", "tom", "omar", "ines"];
        return AMorning() with
        {
            Id = $"day {seed}",
            TimeZones = new Dictionary<string, IReadOnlyList<ZoneOffset>>
            {
                ["Europe/Berlin"] = [new("2026-11-12T00:00:00Z", 60), new("2026-11-12T08:00:00Z", Below(2) * 60)],
            },
            Networks = [new("bluesky", 1 + Below(4)), new("linkedin", 1 + Below(3))],
            Audiences = [AMorning().Audiences[0] with { Quiet = Maybe<WallClockSpan>(new("10:30", "07:10")) }],
            Variants = [.. Enumerable.Range(0, 2 + Below(4)).Select(Wording)],
            Waves = [new("morning", 0, 120, [new(0, 2), new(1, 2)]), new("noon", 120, 240, [new(2, 3)])],
            Dayparts = Below(2) == 0 ? [0] : [0, 90],
            Slots = [.. Enumerable.Range(0, 1 + Below(14)).Select(Slot)],
            Members = [.. members.Take(1 + Below(5)).Select(Member)],
        };
    }

    /// <summary>The same day, planned and half over: some posted, somebody left, a text was withdrawn.</summary>
    public PlanRequest HalfOver(PlanRequest day, PlanResult plan)
    {
        var now = 5 * Below(48);
        var gone = Below(3) == 0 ? day.Members[0].Id : null;
        var running = plan.Assignments.Select(a => new BaselineAssignment(a.Slot, a.Time, a.Member, a.Variant, a.Backup,
            a.Time < now && Below(5) > 0 ? "posted" : Below(2) == 0 ? "confirmed" : "planned"));
        return (day with { Baseline = new PlanBaseline(now, [.. running]) })
            .WithMembers(m => m.Id == gone ? m with { AbsentFrom = now } : m)
            .WithVariants(v => Below(6) == 0 ? v with { ApprovedFrom = null } : v);
    }

    private PlanVariant Wording(int i) => AVariant($"v{i}", i % 2 == 0 ? "A" : "B") with
    {
        Language = Below(3) == 0 ? "de" : "en",
        Cluster = $"k{Below(3)}",
        ApprovedFrom = Below(5) == 0 ? Below(120) : 0,
        MaxUses = Below(3) == 0 ? Below(3) : null,
    };

    private PlanSlot Slot(int i) => ASlot($"s{i}") with
    {
        Wave = Below(2) == 0 ? "morning" : "noon",
        Network = Below(3) == 0 ? "linkedin" : "bluesky",
        Community = Below(4) == 0 ? "bikes" : null,
        Language = Below(5) == 0 ? "de" : "en",
        Account = Below(4) == 0 ? "business" : "any",
        Weight = 1 + Below(3),
        From = 5 * Below(12),
        Lock = Below(5) == 0 ? new(Below(2) == 0 ? 5 * Below(48) : null, Below(2) == 0 ? "ada" : null, Below(3) == 0 ? "v0" : null) : null,
    };

    private PlanMember Member(string id) => AMember(id, Below(11)) with
    {
        Windows = [new("2026-11-12T07:00", $"2026-11-12T{8 + Below(4):00}:30")],
        IfNeeded = Below(3) == 0 ? [new("2026-11-12T07:00", "2026-11-12T11:00")] : null,
        Accounts = [new("bluesky", "personal", 1 + Below(10)), .. Maybe<PlanAccount>(new("linkedin", "business", 4)), .. Maybe<PlanAccount>(new("linkedin", "personal", 2))],
        Languages = ["en", .. Maybe("de")],
        MaxPosts = 1 + Below(4),
        MinGapMinutes = 5 * Below(8),
        MaxStandby = Below(4),
    };

    private IReadOnlyList<T> Maybe<T>(T item) => Below(2) == 0 ? [item] : [];

    private int Below(int limit) => _random.Next(limit);
}
