using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Reports;

/// <summary>A goal, its share and its verdict.</summary>
public sealed record GoalResult(GoalFact Fact, Verdict Verdict)
{
    /// <summary>Percent of the goal; null while nothing was measured.</summary>
    public int? Share => Fact.Result is { } result && Fact.Goal > 0 ? (int)Math.Round(result * 100.0 / Fact.Goal) : null;
}

/// <summary>What one person did; the name only as far as it may go.</summary>
public sealed record PersonResult(string Name, Team.Relationship? Relationship, int Made, int OnTime, int All, int Clicks);

/// <summary>What was done, in counts.</summary>
public sealed record DayCounts(int People, int Slots, int Made, int Verified, int OnTime, int Missed, int Holds, int HoldMinutes, int Clicks)
{
    /// <summary>Percent of the posts that were made within five minutes of their time; null while none was made.</summary>
    public int? OnTimeRate => Made == 0 ? null : (int)Math.Round(OnTime * 100.0 / Made);
}

/// <summary>The report of a day: result, doubt, what was done, what worked, who did it. Pure: the same facts give the same report.</summary>
public sealed record SuccessReport
{
    public required ReportState State { get; init; }

    public required IReadOnlyList<Sentence> Headline { get; init; }

    public required IReadOnlyList<GoalResult> Goals { get; init; }

    public required DayCounts Counts { get; init; }

    public required IReadOnlyList<PostGroup> Variants { get; init; }

    public required IReadOnlyList<PostGroup> Networks { get; init; }

    public required IReadOnlyList<PostGroup> Hours { get; init; }

    public required IReadOnlyList<PersonResult> People { get; init; }

    /// <summary>Those who want no name here, together.</summary>
    public PersonResult? Unnamed { get; init; }

    public int UnnamedPeople { get; init; }

    public static SuccessReport Of(ReportFacts facts)
    {
        var unnamed = facts.People.Where(p => p.Shown.Length == 0 && facts.Posts.Any(post => post.Member == p.Id)).ToList();
        return new()
        {
            State = facts.State,
            Headline = Reports.Headline.Of(facts),
            Goals = [.. facts.Goals.Select(g => new GoalResult(g, Verdicts.Of(g)))],
            Counts = CountsOf(facts),
            Variants = PostGroup.By(facts.Posts, p => p.Variant),
            Networks = PostGroup.By(facts.Posts, p => p.Network.Name()),
            Hours = [.. PostGroup.By(facts.Posts, p => HourOf(p, facts.Zone)).OrderBy(g => g.Name, StringComparer.Ordinal)],
            People = [.. facts.People.Where(p => p.Shown.Length > 0).Select(p => PersonOf(p.Shown, p.Relationship, [.. facts.Posts.Where(post => post.Member == p.Id)])).Where(p => p.All > 0).OrderByDescending(p => p.OnTime).ThenByDescending(p => p.Clicks).ThenBy(p => p.Name, StringComparer.Ordinal)],
            Unnamed = unnamed.Count == 0 ? null : PersonOf("", null, [.. facts.Posts.Where(post => unnamed.Any(p => p.Id == post.Member))]),
            UnnamedPeople = unnamed.Count,
        };
    }

    private static DayCounts CountsOf(ReportFacts facts) => new(
        facts.People.Count(p => facts.Posts.Any(post => post.Member == p.Id && post.IsMade)),
        facts.Posts.Count,
        facts.Posts.Count(p => p.IsMade),
        facts.Posts.Count(p => p.Status is SlotStatus.Verified),
        facts.Posts.Count(p => p.IsMade && p.IsOnTime),
        facts.Posts.Count(p => p.Status is SlotStatus.Missed),
        facts.Holds.Count,
        (int)facts.Holds.Sum(h => ((h.To ?? facts.Now) - h.From).TotalMinutes),
        facts.Posts.Sum(p => p.Clicks));

    private static PersonResult PersonOf(string name, Team.Relationship? relationship, IReadOnlyList<PostFact> posts) =>
        new(name, relationship, posts.Count(p => p.IsMade), posts.Count(p => p.IsMade && p.IsOnTime), posts.Count, posts.Sum(p => p.Clicks));

    private static string HourOf(PostFact post, DateTimeZone zone)
    {
        var hour = post.PlannedAt.InZone(zone).Hour;
        return $"{hour:00}:00 to {(hour + 1) % 24:00}:00";
    }
}
