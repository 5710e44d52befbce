using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>A window, or a part of it, in wall-clock hours.</summary>
/// <param name="Start">Number of the hour with which the whole window begins: nothing from here on is read as history.</param>
/// <param name="Offset">Hours from there to the part that is looked at.</param>
/// <param name="Length">Hours of the part.</param>
/// <param name="Times">How often each hour of the whole window happens on its own day.</param>
internal sealed record ClockWindow(int Start, int Offset, int Length, IReadOnlyList<int> Times)
{
    public int First => Start + Offset;

    /// <summary>The window widened to whole hours of the zone's clocks.</summary>
    public static ClockWindow Of(TimeWindow window, DateTimeZone zone)
    {
        var start = LocalHours.NumberOf(window.Start.InZone(zone).LocalDateTime);
        var end = window.End.InZone(zone).LocalDateTime;
        var past = LocalHours.NumberOf(end) + (end.TimeOfDay == new LocalTime(end.Hour, 0) ? 0 : 1);
        var length = Math.Max(1, past - start);
        return new(start, 0, length, [.. Enumerable.Range(start, length).Select(hour => LocalHours.TimesOf(hour, zone))]);
    }

    public ClockWindow Part(int offset, int length) => this with { Offset = offset, Length = length };

    public ClockWindow Back(int days) => this with { Start = Start - (24 * days) };

    public IEnumerable<LocalDate> Dates =>
        Enumerable.Range(First, Length).Select(hour => LocalHours.At(hour).Date).Distinct();
}
