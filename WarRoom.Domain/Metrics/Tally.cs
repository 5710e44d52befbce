using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>A running total as it was read at a time, for instance the likes of a post.</summary>
public readonly record struct TotalReading(Instant At, long Total);

/// <summary>How much came on between two readings.</summary>
/// <param name="At">When it was read; it came since the reading before.</param>
/// <param name="Count">Zero or more.</param>
/// <param name="IsReset">The counter had started again from zero.</param>
public readonly record struct Increment(Instant At, long Count, bool IsReset);

/// <summary>What running totals say came on over time, and as of when.</summary>
/// <remarks>
/// A total that falls below half of its highest value has started again from zero, and counts anew. A smaller fall, as when
/// likes are taken back, adds nothing until the earlier height is passed: nobody is counted twice.
/// </remarks>
public sealed record Tally
{
    private Tally(IReadOnlyList<Increment> increments, Instant? asOf) => (Increments, AsOf) = (increments, asOf);

    public IReadOnlyList<Increment> Increments { get; }

    /// <summary>When the newest total was read; null without readings.</summary>
    public Instant? AsOf { get; }

    public long Total => Increments.Sum(increment => increment.Count);

    /// <param name="readings">In any order; of two at one instant the higher counts.</param>
    /// <param name="startsAtZero">True for something born in the campaign, such as a post: its first total counts whole.
    /// False where there was a total before, such as the followers of an account: the first reading is the mark to count from.</param>
    public static Tally Of(IEnumerable<TotalReading> readings, bool startsAtZero)
    {
        var increments = new List<Increment>();
        long? highest = startsAtZero ? 0 : null;
        foreach (var reading in readings.Where(reading => reading.Total >= 0).OrderBy(reading => reading.At).ThenBy(reading => reading.Total))
        {
            var isReset = highest is { } mark && reading.Total * 2 < mark;
            var from = isReset ? 0 : highest ?? reading.Total;
            increments.Add(new(reading.At, Math.Max(0, reading.Total - from), isReset));
            highest = isReset ? reading.Total : Math.Max(reading.Total, from);
        }

        return new(increments, increments.Count == 0 ? null : increments[^1].At);
    }

    /// <summary>What was read inside a window.</summary>
    public long In(TimeWindow window) => Increments.Where(increment => window.Contains(increment.At)).Sum(increment => increment.Count);
}
