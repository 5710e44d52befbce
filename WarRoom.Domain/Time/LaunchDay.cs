namespace WarRoom.Domain.Time;

/// <summary>The local day on which a campaign runs, in the campaign's zone: 23, 24 or 25 hours long.</summary>
public sealed record LaunchDay(LocalDate Date, DateTimeZone Zone)
{
    /// <summary>The first instant of the local day.</summary>
    public Instant Start => Zone.AtStartOfDay(Date).ToInstant();

    /// <summary>The first instant of the next local day.</summary>
    public Instant End => Zone.AtStartOfDay(Date.PlusDays(1)).ToInstant();

    /// <summary>Whether the clock shows this time on the day; in spring it leaves some out.</summary>
    public bool Has(LocalTime time) => Zone.MapLocal(Date + time).Count > 0;

    /// <summary>The instant of a wall-clock time of the day; a time inside a spring gap is moved on by the length of the gap,
    /// a time that happens twice in autumn is its first occurrence.</summary>
    public Instant At(LocalTime time) => (Date + time).InZoneLeniently(Zone).ToInstant();

    /// <summary>The window between two wall-clock times; an end that is not after the start runs into the next day, and an end that a
    /// spring gap puts before the start keeps its distance on the clock.</summary>
    public TimeWindow Between(LocalTime start, LocalTime end)
    {
        var last = end > start ? this : this with { Date = Date.PlusDays(1) };
        var (from, to) = (At(start), last.At(end));
        return new(from, to > from ? to : from + Period.Between(start, end).ToDuration());
    }

    /// <summary>The wall-clock time of an instant in the campaign's zone.</summary>
    public LocalTime LocalTimeOf(Instant instant) => instant.InZone(Zone).TimeOfDay;
}
