using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Joining;

/// <summary>What somebody answered for half an hour of their day.</summary>
public enum Answer
{
    None,
    Yes,
    IfNeeded,
    No,
}

/// <summary>A part of the day with its rows of two half hours; a half hour outside of the campaign is missing.</summary>
public sealed record DayPart(string Key, string Name, IReadOnlyList<(int Hour, int? Full, int? Half)> Rows);

/// <summary>The half hours of somebody's own wall clock, numbered from midnight (0 to 47), and what they say about availability.</summary>
public static class HalfHours
{
    private static readonly (string Key, string Name, int From, int To)[] Parts = [("night", "Night", 0, 6), ("morning", "Morning", 6, 12), ("afternoon", "Afternoon", 12, 17), ("evening", "Evening", 17, 24)];

    public static string Time(int index) => $"{index / 2:00}:{index % 2 * 30:00}";

    /// <summary>The half hours that the campaign's window touches, as they fall in a zone.</summary>
    public static IReadOnlyList<int> Of(Campaign campaign, DateTimeZone zone)
    {
        var touched = new SortedSet<int>();
        for (var at = campaign.StartsAt; at < campaign.EndsAt; at += Duration.FromMinutes(5))
        {
            var time = at.InZone(zone).TimeOfDay;
            touched.Add((time.Hour * 2) + (time.Minute / 30));
        }

        return [.. touched];
    }

    public static IReadOnlyList<DayPart> PartsOf(IReadOnlyList<int> halfHours) =>
        [.. Parts.Select(p => new DayPart(p.Key, p.Name, [.. RowsOf(halfHours, p.From, p.To)])).Where(p => p.Rows.Count > 0)];

    public static IEnumerable<int> Within(IReadOnlyList<int> halfHours, string part) =>
        Parts.FirstOrDefault(p => p.Key == part) is { Key: not null } found ? halfHours.Where(i => i / 2 >= found.From && i / 2 < found.To) : [];

    /// <summary>Neighbouring half hours with the same answer as one span.</summary>
    public static List<AvailableHours> ToHours(IReadOnlyDictionary<int, Answer> answers)
    {
        var hours = new List<AvailableHours>();
        for (var i = 0; i < 48;)
        {
            var answer = answers.GetValueOrDefault(i);
            var end = i + 1;
            while (end < 48 && answers.GetValueOrDefault(end) == answer) end++;
            if (answer is Answer.Yes or Answer.IfNeeded) hours.Add(new(At(i), At(end % 48), answer is Answer.IfNeeded));
            i = end;
        }

        return hours;
    }

    /// <summary>The answers that stored hours stand for; what is not in them was answered with no.</summary>
    public static Dictionary<int, Answer> ToAnswers(Availability availability) => Enumerable.Range(0, 48).ToDictionary(i => i, i =>
    {
        var matching = availability.Hours.Where(h => h.Contains(At(i))).ToList();
        return !availability.IsAnswered ? Answer.None : matching.Count == 0 ? Answer.No : matching.Any(h => !h.IfNeeded) ? Answer.Yes : Answer.IfNeeded;
    });

    private static IEnumerable<(int Hour, int? Full, int? Half)> RowsOf(IReadOnlyList<int> halfHours, int from, int to) =>
        Enumerable.Range(from, to - from)
            .Select(hour => (Hour: hour, Full: Shown(hour * 2, halfHours), Half: Shown((hour * 2) + 1, halfHours)))
            .Where(row => row.Full is not null || row.Half is not null);

    private static LocalTime At(int index) => new(index / 2, index % 2 * 30);

    private static int? Shown(int index, IReadOnlyList<int> among) => among.Contains(index) ? index : null;
}
