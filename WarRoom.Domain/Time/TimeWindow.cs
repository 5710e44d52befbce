namespace WarRoom.Domain.Time;

/// <summary>A half-open span of instants: the start belongs to it, the end does not.</summary>
public readonly record struct TimeWindow
{
    /// <summary>The end comes after the start; otherwise an <see cref="ArgumentException"/> is thrown.</summary>
    public TimeWindow(Instant start, Instant end)
    {
        if (end <= start) throw new ArgumentException("A window ends after it starts.", nameof(end));
        Start = start;
        End = end;
    }

    public Instant Start { get; }

    public Instant End { get; }

    public Duration Length => End - Start;

    /// <summary>Whether an instant lies within.</summary>
    public bool Contains(Instant instant) => Start <= instant && instant < End;

    /// <summary>Whether two windows share an instant.</summary>
    public bool Overlaps(TimeWindow other) => Start < other.End && other.Start < End;
}
