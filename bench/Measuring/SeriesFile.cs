using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WarRoom.Domain.Metrics;

namespace WarRoom.Bench.Measuring;

/// <summary>Counts from CSV files: time, count and perhaps the count of a control series; an empty count is a gap.</summary>
/// <remarks>
/// Times are local, or carry their offset. Without a zone the clock is taken as written, in UTC, and an hour that stands there twice (clocks
/// went back) becomes a gap. Dates without a time make a daily series. Lines that begin with no date are headings.
/// </remarks>
internal sealed record SeriesFile(IReadOnlyList<HourlyCount> Counts, IReadOnlyList<HourlyCount>? Control, bool IsDaily)
{
    private static readonly LocalDateTimePattern[] Local =
        [.. new[] { "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm:ss" }.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    private static readonly OffsetDateTimePattern[] WithOffset =
        [.. new[] { "uuuu-MM-dd'T'HH:mmo<Z+HH:mm>", "uuuu-MM-dd HH:mmo<Z+HH:mm>", "uuuu-MM-dd'T'HH:mm:sso<Z+HH:mm>", "uuuu-MM-dd HH:mm:sso<Z+HH:mm>" }.Select(OffsetDateTimePattern.CreateWithInvariantCulture)];

    public static SeriesFile Read(IEnumerable<string> paths, DateTimeZone? zone)
    {
        var rows = paths.SelectMany(File.ReadLines).Select(line => line.TrimStart('\uFEFF').Split(',', ';', '\t')).Where(row => row.Length > 1 && char.IsAsciiDigit(row[0].FirstOrDefault())).ToList();
        var seen = new HashSet<Instant>();
        var twice = new HashSet<Instant>();
        var placed = rows.Select(row => (At: At(row[0].Trim(), zone, seen, twice), Count: Count(row[1]), Control: row.Length > 2 ? Count(row[2]) : null)).ToList();
        return new(
            [.. placed.Select(row => new HourlyCount(row.At, twice.Contains(row.At) ? null : row.Count))],
            rows.Any(row => row.Length > 2) ? [.. placed.Select(row => new HourlyCount(row.At, twice.Contains(row.At) ? null : row.Control))] : null,
            rows.Count > 0 && rows.TrueForAll(row => row[0].Trim().Length == 10));
    }

    /// <summary>A local time; null when it is none.</summary>
    public static LocalDateTime? Time(string text)
    {
        if (text.Length == 10) text += " 00:00";
        return Local.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success)?.Value;
    }

    private static Instant At(string text, DateTimeZone? zone, HashSet<Instant> seen, HashSet<Instant> twice)
    {
        if (WithOffset.Select(pattern => pattern.Parse(text)).FirstOrDefault(parsed => parsed.Success) is { } parsed)
        {
            if (zone is not null) return parsed.Value.ToInstant();
            return Once(parsed.Value.LocalDateTime.InUtc().ToInstant());
        }

        var local = Time(text) ?? throw new FormatException($"'{text}' is no time.");
        if (zone is null) return Once(local.InUtc().ToInstant());
        var map = zone.MapLocal(local);
        var first = map.Count == 0 ? local.InZoneLeniently(zone).ToInstant() : map.First().ToInstant();
        return seen.Add(first) || map.Count < 2 ? first : map.Last().ToInstant(); // the second 02:00 of the night when clocks go back

        Instant Once(Instant at)
        {
            if (!seen.Add(at)) twice.Add(at);
            return at;
        }
    }

    private static int? Count(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count >= 0 ? (int)count : null;
}
