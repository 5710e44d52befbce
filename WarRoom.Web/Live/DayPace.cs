using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Live;

/// <summary>A goal, and what it comes to at this pace.</summary>
public sealed record PaceLine(string Label, Pace Pace);

/// <summary>Where the day is heading, what would help, and where nobody posts within the hour.</summary>
/// <param name="Lines">The goals, the one that is farthest behind first; those that nobody can tell yet are left out.</param>
/// <param name="OpenAhead">Slots still to come that nobody has: the first thing to mend.</param>
/// <param name="Lever">More slots that would help the first goal; nothing while it is on the way, or when nobody is free.</param>
public sealed record PaceView(IReadOnlyList<PaceLine> Lines, int OpenAhead, Lever? Lever, IReadOnlyList<Hole> Holes)
{
    public static PaceView None { get; } = new([], 0, null, []);
}

/// <summary>Reckons the pace of the day.</summary>
internal static class DayPace
{
    private static readonly Duration Ahead = Duration.FromMinutes(60);
    private static readonly Duration HalfAnHour = Duration.FromMinutes(30);
    private static readonly Duration TimeToAsk = Duration.FromMinutes(15);

    public static PaceView Of(DaySnapshot day)
    {
        var lines = Lines(day).OrderBy(l => l.Pace.Percent).ToList();
        var open = day.Slots.Count(s => s.HolderId is null && s.Status is SlotStatus.Open && s.ClosesAt > day.Now);
        return new(lines, open, lines is [{ Pace.IsBehind: true } worst, ..] ? LeverFor(worst.Pace, open, day) : null, Holes(day));
    }

    private static IEnumerable<PaceLine> Lines(DaySnapshot day)
    {
        if (day.Now < day.Campaign.StartsAt || day.Now >= day.Campaign.EndsAt) yield break;
        var due = day.Slots.Count(s => s.PlannedAt <= day.Now);
        foreach (var counter in day.Counters.Where(c => c is { Measure: not null and not Measure.Clicks, Value: not null, Goal: > 0 }))
        {
            // Visits that an ordinary day might have brought as well say nothing about the rest of the day.
            if (counter.Measure is Measure.Visits && day.Lift is not ({ Low: > 0 } or { High: < 0 })) continue;
            if (Pace.Of(counter.Value!.Value, counter.Goal!.Value, due, day.Slots.Count) is { } pace) yield return new(counter.Label, pace);
        }

        if (Pace.Of(day.Slots.Count(s => s.Status.IsDone()), day.Slots.Count, due, day.Slots.Count) is { } posts) yield return new("Posts", posts);
    }

    private static Lever? LeverFor(Pace worst, int open, DaySnapshot day)
    {
        var extra = Levers.PostsFor(worst, day.Slots.Count(s => s.Status.IsDone())) - open;
        return extra <= 0 ? null : Levers.Best(extra, Rooms(day), [.. day.Slots.Where(s => s.Status.IsDone()).GroupBy(s => s.Network).Select(g => new Yield(g.Key, g.Count(), g.Sum(s => s.Clicks)))]);
    }

    private static List<Room> Rooms(DaySnapshot day)
    {
        var own = day.Slots.Where(s => s.Status is not SlotStatus.Missed).ToLookup(s => s.HolderId, s => s.PostAt);
        var people = day.Members.Where(m => m.IsAssignable).Select(m => (Member: m, Own: own[m.Id].ToList())).ToList();
        var networks = day.Texts.Select(t => t.Network).Distinct().ToList();
        return [.. from hour in Hours(day) from network in networks select new Room(network, hour, people.Count(p => p.Member.AccountOn(network) is not null && p.Member.HasRoomAt(hour + HalfAnHour, p.Own)))];
    }

    /// <summary>The full hours, by the campaign's clock, in which a slot can still be asked for and closes before the day does.</summary>
    private static IEnumerable<Instant> Hours(DaySnapshot day)
    {
        var local = (day.Now + TimeToAsk).InZone(day.Zone);
        for (var hour = day.Now + TimeToAsk + Duration.FromMinutes(60 - local.Minute) - Duration.FromSeconds(local.Second) - Duration.FromNanoseconds(local.NanosecondOfSecond); hour + day.Campaign.Rules.Window <= day.Campaign.EndsAt; hour += Duration.FromHours(1))
        {
            yield return hour;
        }
    }

    private static IReadOnlyList<Hole> Holes(DaySnapshot day) =>
        Coverage.Holes(day.Waves.Select(w => new Domain.Time.TimeWindow(w.Start, w.End)), day.Slots.Where(s => s.HolderId is not null && s.Status is not SlotStatus.Missed).Select(s => s.PostAt), day.Now, Ahead);
}
