namespace WarRoom.Domain.Time;

/// <summary>A half-open span of instants: the start belongs to it, the end does not.</summary>
public readonly record struct TimeWindow
{
    public TimeWindow(Instant start, Instant end)
    {
        if (end <= start) throw new ArgumentException("A window ends after it starts.", nameof(end));
        Start = start;
        End = end;
    }

    public Instant Start { get; }

    public Instant End { get; }

    public Duration Length => End - Start;

    public bool Contains(Instant instant) => Start <= instant && instant < End;

    public bool Overlaps(TimeWindow other) => Start < other.End && other.Start < End;
}
