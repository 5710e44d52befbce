namespace WarRoom.Domain.Metrics.Projections;

/// <summary>A rate with its doubt, for instance clicks per person reached.</summary>
/// <param name="Value">The middle; above zero.</param>
/// <param name="LogSd">Standard deviation of its logarithm.</param>
/// <param name="Posts">Own posts that it was learnt from; with none it is a guess.</param>
public sealed record Rate(double Value, double LogSd, int Posts = 0)
{
    private const double PriorPosts = 5;
    private const double PostSd = 0.8;

    public bool IsGuess => Posts == 0;

    /// <summary>A guess by its middle and the range that holds it with 90 %.</summary>
    public static Rate Guess(double value, double low, double high) => new(value, Math.Log(high / low) / (2 * 1.645));

    /// <summary>Own history, shrunk towards what was believed before, which counts as five posts of the usual size.</summary>
    /// <remarks>(a + events) ÷ (b + exposure) with a ÷ b the earlier rate: the mean of a gamma-Poisson model (Efron and Morris 1975 on shrinkage).
    /// The doubt falls with the number of posts, not of events, because the events of a post go together.</remarks>
    /// <param name="events">Of all posts; zero or more.</param>
    /// <param name="exposure">What they are counted per, of all posts; above zero when there are posts.</param>
    /// <param name="posts">How many posts.</param>
    public Rate LearntFrom(double events, double exposure, int posts)
    {
        if (posts <= 0 || exposure <= 0) return this;
        var prior = PriorPosts * exposure / posts;
        return new(((Value * prior) + events) / (prior + exposure), 1 / Math.Sqrt((1 / (LogSd * LogSd)) + (posts / (PostSd * PostSd))), Posts + posts);
    }
}

/// <summary>What a post on a network brings: how many it reaches, and what each of them does.</summary>
/// <param name="Reach">People reached per follower.</param>
/// <param name="PerReach">Events per person reached.</param>
public sealed record NetworkRates(Rate Reach, IReadOnlyDictionary<Measure, Rate> PerReach)
{
    /// <summary>Wide guesses for a team without a history; the lead is asked for better ones.</summary>
    public static NetworkRates Guesses { get; } = new(Rate.Guess(0.10, 0.05, 0.30), new Dictionary<Measure, Rate>
    {
        [Measure.Clicks] = Rate.Guess(0.01, 0.003, 0.03),
        [Measure.Shares] = Rate.Guess(0.003, 0.0005, 0.01),
        [Measure.Reactions] = Rate.Guess(0.02, 0.006, 0.06),
        [Measure.Replies] = Rate.Guess(0.002, 0.0005, 0.008),
        [Measure.Follows] = Rate.Guess(0.0005, 0.0001, 0.002),
    });

    public bool HasGuess => Reach.IsGuess || PerReach.Values.Any(rate => rate.IsGuess);
}
