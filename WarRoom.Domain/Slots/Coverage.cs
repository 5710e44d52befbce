namespace WarRoom.Domain.Slots;

/// <summary>A stretch of a wave in which nobody posts.</summary>
public sealed record Hole(Instant From, Instant To)
{
    public int Minutes => (int)(To - From).TotalMinutes;
}

/// <summary>Looks for stretches without a post.</summary>
public static class Coverage
{
    /// <summary>A stretch as long as this, or longer, is a hole.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(20);

    /// <summary>The holes between now and a horizon, within the waves only: between waves nobody is expected.</summary>
    /// <param name="waves">Start and end of each wave.</param>
    /// <param name="posts">When posts of slots that somebody has are planned.</param>
    public static IReadOnlyList<Hole> Holes(IEnumerable<Time.TimeWindow> waves, IEnumerable<Instant> posts, Instant now, Duration horizon)
    {
        var (end, times) = (now + horizon, posts.Order().ToList());
        var holes = new List<Hole>();
        foreach (var wave in waves.OrderBy(w => w.Start))
        {
            var (from, to) = (Instant.Max(wave.Start, now), Instant.Min(wave.End, end));
            if (from >= to) continue;
            foreach (var at in times.Where(t => t >= from && t < to).Append(to))
            {
                if (at - from >= Longest) holes.Add(new(from, at));
                from = at;
            }
        }

        return holes;
    }
}
