using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Foundation.Importing;

internal sealed partial class RowReader
{
    private static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public LocalTime? Time(string column) => Needed(column) is { Length: > 0 } text ? TimeOf(column, text) : null;

    public LocalDate? Date(string column) => Text(column) is { Length: > 0 } text ? DateOf(column, text) : null;

    public IReadOnlyList<AvailableHours> Hours(string column) => [.. Many(column).Select(text => HoursOf(column, text)).OfType<AvailableHours>()];

    public IReadOnlyList<ActiveHours> Active(string column) => [.. Many(column).Select(text => ActiveOf(column, text)).OfType<ActiveHours>()];

    public LocalDate? DateOf(string column, string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
        {
            Refuse("date.ambiguous", $"{column}: “{text}” can be read two ways. Write dates like 2026-11-12 or 12.11.2026.");
            return null;
        }

        var match = DatePattern().Match(text);
        if (match.Success && TryDate(match) is { } date) return date;
        Refuse("date", $"{column}: “{text}” is no date. Write dates like 2026-11-12 or 12.11.2026.");
        return null;
    }

    private static LocalDate? TryDate(Match match)
    {
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        return month is >= 1 and <= 12 && year >= 1900 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
    }

    private LocalTime? TimeOf(string column, string text)
    {
        var match = TimePattern().Match(text);
        if (match.Success && Number(match, "h") is var hour && Number(match, "min") is var minute && minute < 60 && (hour < 24 || (hour == 24 && minute == 0)))
        {
            return new LocalTime(hour % 24, minute);
        }

        Refuse("time", $"{column}: “{text}” is no time of day. Write times like 09:30.");
        return null;
    }

    private AvailableHours? HoursOf(string column, string text)
    {
        var ends = text.Split('-', '–');
        if (ends.Length == 2)
        {
            var (from, to) = (TimeOf(column, ends[0].Trim()), TimeOf(column, ends[1].Trim()));
            if (from is null || to is null) return null;
            if (from != to) return new(from.Value, to.Value);
        }

        Refuse("hours", $"{column}: “{text}” is no span of hours. Write spans like 09:00-12:30.");
        return null;
    }

    private ActiveHours? ActiveOf(string column, string text)
    {
        var match = ActivePattern().Match(text);
        if (match.Success && DaysOf(match.Groups["days"].Value) is { } days)
        {
            var (from, to, weight) = (Number(match, "from"), Number(match, "to"), match.Groups["w"].Success ? Number(match, "w") : 1);
            if (from < 24 && to <= 24 && from != to && weight is >= 1 and <= 3) return new(days, from, to, weight);
        }

        Refuse("active", $"{column}: “{text}” cannot be read. Write like mon-fri 07-09:3, with a weight of 1 to 3.");
        return null;
    }

    private static List<IsoDayOfWeek>? DaysOf(string text)
    {
        var ends = text.ToLowerInvariant().Split('-').Select(d => Array.IndexOf(DayNames, d)).ToArray();
        if (ends.Contains(-1)) return null;
        var length = ((ends[^1] - ends[0] + 7) % 7) + 1;
        return [.. Enumerable.Range(0, length).Select(i => (IsoDayOfWeek)(((ends[0] + i) % 7) + 1))];
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})|(?<d>[0-9]{1,2})\.(?<m>[0-9]{1,2})\.(?<y>[0-9]{4}))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2}):(?<min>[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(?<days>[A-Za-z]{3}(-[A-Za-z]{3})?) +(?<from>[0-9]{1,2})-(?<to>[0-9]{1,2})(:(?<w>[0-9]))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActivePattern();
}
