using NodaTime.Text;
using WarRoom.Domain.Metrics;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Generic;

/// <summary>Hours and counts as other programs write them: with an offset, or without one in the zone that the source names.</summary>
public static class HoursTable
{
    private static readonly LocalDateTimePattern[] Locals =
    [
        .. new[] { "uuuu'-'MM'-'dd'T'HH':'mm':'ss", "uuuu'-'MM'-'dd'T'HH':'mm", "uuuu'-'MM'-'dd' 'HH':'mm':'ss", "uuuu'-'MM'-'dd' 'HH':'mm" }.Select(LocalDateTimePattern.CreateWithInvariantCulture),
    ];

    private static readonly OffsetDateTimePattern[] Offsets =
    [
        OffsetDateTimePattern.ExtendedIso, .. new[] { "uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>", "uuuu'-'MM'-'dd' 'HH':'mm':'sso<Z+HH:mm>", "uuuu'-'MM'-'dd' 'HH':'mmo<Z+HH:mm>" }.Select(OffsetDateTimePattern.CreateWithInvariantCulture),
    ];

    public static void Add(this HourSeries hours, string text, int count)
    {
        foreach (var pattern in Offsets)
        {
            if (pattern.Parse(text) is not { Success: true, Value: var at }) continue;
            if (at.TimeOfDay.Minute != 0 || at.TimeOfDay.Second != 0 || at.NanosecondOfSecond != 0) throw UnreadableException.NotUnderstood($"“{Strict.Short(text)}” is no full hour");
            hours.Add(at.ToInstant(), count);
            return;
        }

        foreach (var pattern in Locals)
        {
            if (pattern.Parse(text) is not { Success: true, Value: var local }) continue;
            hours.Add(local, count);
            return;
        }

        throw UnreadableException.NotUnderstood($"“{Strict.Short(text)}” is no hour. It is written like 2026-11-12T09:00+01:00");
    }

    /// <summary>A table with a line of names; other columns do not matter, an empty count is a gap.</summary>
    public static IReadOnlyList<HourlyCount> ReadCsv(string text, string hourColumn, string countColumn, DateTimeZone zone, HourSpan span)
    {
        var lines = Delimited.Read(text);
        if (lines.Count == 0) throw UnreadableException.NotUnderstood("the table is empty");
        var (hour, count) = (Column(lines[0], hourColumn), Column(lines[0], countColumn));
        var hours = new HourSeries(zone, span);
        foreach (var line in lines.Skip(1))
        {
            if (line.Count != lines[0].Count) throw UnreadableException.NotUnderstood($"a line has {line.Count} cells, the first one {lines[0].Count}");
            if (line[count].Trim() is { Length: > 0 } digits) hours.Add(line[hour].Trim(), Strict.Count(digits));
        }

        return hours.AsAnswered();
    }

    private static int Column(IReadOnlyList<string> names, string wanted)
    {
        var found = names.Select((n, i) => (Name: n.Trim(), i)).Where(n => n.Name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase)).Select(n => n.i).ToList();
        return found is [var only] ? only : throw UnreadableException.NeedsPerson($"The table should have one column “{wanted}”. It has: {Strict.Short(string.Join(", ", names))}");
    }
}
