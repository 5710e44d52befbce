using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Reads instants row by row: with an offset as written, without one in the campaign's zone.</summary>
/// <remarks>It remembers what it has read: on the night the clocks go back the same hour comes twice, first summer time, then winter time.</remarks>
internal sealed partial class MomentReader(DateTimeZone zone)
{
    private readonly Dictionary<(string About, LocalDateTime Local), int> _seen = [];

    /// <summary>The instant of a cell. <paramref name="about"/> tells series apart that may each have the same time.</summary>
    public Instant? Read(RowReader row, string column, bool isWholeHour, string about = "")
    {
        var text = row.Needed(column);
        if (text.Length == 0) return null;
        var match = Pattern().Match(text);
        if (!match.Success && !text.Contains('/', StringComparison.Ordinal))
        {
            row.Refuse("time", $"{column}: “{text}” is no time. Write it like 2026-11-12T09:00.");
            return null;
        }

        var date = row.DateOf(column, match.Success ? match.Groups["date"].Value : text);
        return date is null || LocalOf(row, column, text, date.Value, match) is not { } local ? null
            : Resolve(row, column, text, local, match.Groups["offset"].Value, isWholeHour, about);
    }

    /// <summary>The written form that reads back as the same instant.</summary>
    public static string Write(Instant instant) => InstantPattern.General.Format(instant);

    private static LocalDateTime? LocalOf(RowReader row, string column, string text, LocalDate date, Match match)
    {
        var (hour, minute) = (Number(match, "h"), Number(match, "min"));
        var second = match.Groups["sec"].Success ? Number(match, "sec") : 0;
        if (hour < 24 && minute < 60 && second < 60) return date.At(new LocalTime(hour, minute, second));
        row.Refuse("time", $"{column}: “{text}” is no time. Write it like 2026-11-12T09:00.");
        return null;
    }

    private Instant? Resolve(RowReader row, string column, string text, LocalDateTime local, string offset, bool isWholeHour, string about)
    {
        if (offset.Length > 0)
        {
            var instant = OffsetOf(row, column, offset) is { } written ? local.WithOffset(written).ToInstant() : (Instant?)null;
            return instant is { } at && (!isWholeHour || IsFull(row, column, text, at.InZone(zone).LocalDateTime)) ? instant : null;
        }

        var possible = zone.MapLocal(local);
        if (possible.Count == 0) row.Refuse("hour.gap", $"{column}: “{text}” does not exist in {zone.Id}: the clocks went forward that night.");
        if ((isWholeHour && !IsFull(row, column, text, local)) || possible.Count == 0) return null;
        var times = _seen[(about, local)] = _seen.GetValueOrDefault((about, local)) + 1;
        return (times > 1 ? possible.Last() : possible.First()).ToInstant();
    }

    private static bool IsFull(RowReader row, string column, string text, LocalDateTime local)
    {
        var isFull = local.Minute == 0 && local.Second == 0;
        if (!isFull) row.Refuse("hour.full", $"{column}: “{text}” is no full hour.");
        return isFull;
    }

    private static Offset? OffsetOf(RowReader row, string column, string text)
    {
        if (text is "Z" or "z") return Offset.Zero;
        var parsed = OffsetPattern.GeneralInvariant.Parse(text);
        if (parsed.Success) return parsed.Value;
        row.Refuse("time", $"{column}: “{text}” is no offset. Write it like +01:00.");
        return null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<date>[0-9./-]+)[T ]+(?<h>[0-9]{1,2}):(?<min>[0-9]{2})(:(?<sec>[0-9]{2}))?(?<offset>Z|z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
