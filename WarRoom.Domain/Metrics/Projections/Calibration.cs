namespace WarRoom.Domain.Metrics.Projections;

/// <summary>A projection as it was stored before the day, to be scored afterwards. Plain values: can be stored as JSON.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Seed">With which it was drawn.</param>
/// <param name="DaySd">Of the day's own luck, as assumed.</param>
/// <param name="Quantiles">Of the total: the values below which 0, 1, 2 … 100 % of the draws lie.</param>
public sealed record StoredProjection(Instant MadeAt, int Seed, double DaySd, IReadOnlyList<double> Quantiles)
{
    public static StoredProjection Of(ProjectedTotal total, double daySd, int seed, Instant now) =>
        new(now, seed, daySd, [.. Enumerable.Range(0, 101).Select(i => total.Draws.Quantile(i / 100.0))]);

    /// <summary>Scores it by what was counted in the end.</summary>
    public ProjectionScore ScoreOf(long counted) => new(this, counted);
}

/// <summary>A stored projection beside what came.</summary>
public sealed record ProjectionScore(StoredProjection Projection, long Counted)
{
    private ForecastDraws Draws => ForecastDraws.From(Projection.Quantiles);

    /// <summary>The share of the projection below what came, 0 to 1: evenly spread over many days when projections are honest.</summary>
    /// <remarks>The probability integral transform (Dawid 1984; Gneiting, Balabdaoui and Raftery 2007), ties counted half.</remarks>
    public double Pit
    {
        get
        {
            var quantiles = Projection.Quantiles;
            var above = Enumerable.Range(0, quantiles.Count).FirstOrDefault(i => quantiles[i] >= Counted, quantiles.Count - 1);
            if (quantiles[above] == Counted || above == 0 || Counted > quantiles[^1]) return Draws.ShareBelow(Counted);
            var between = (Counted - quantiles[above - 1]) / (quantiles[above] - quantiles[above - 1]);
            return (above - 1 + between) / (quantiles.Count - 1);
        }
    }

    /// <summary>Whether it lay between P10 and P90.</summary>
    public bool IsInside80 => Counted >= Math.Floor(Draws.Quantile(0.1)) && Counted <= Math.Ceiling(Draws.Quantile(0.9));

    /// <summary>Logarithm of what came against the middle.</summary>
    internal double LogError => Math.Log((Counted + 0.5) / (Draws.Median + 0.5));

    /// <summary>Of the logarithm, what the projection allowed for beside the day's own luck.</summary>
    internal double OtherVariance
    {
        get
        {
            var sd = (Math.Log(Draws.Quantile(0.9) + 0.5) - Math.Log(Draws.Quantile(0.1) + 0.5)) / 2.563;
            return Math.Max(0, (sd * sd) - (Projection.DaySd * Projection.DaySd));
        }
    }
}

/// <summary>How well earlier projections did, and what is learnt from it.</summary>
public sealed record Calibration(IReadOnlyList<ProjectionScore> Scores)
{
    private const double BelievedSd = 0.35;
    private const double BelievedDays = 5;
    private const double Smallest = 0.1;
    private const double Largest = 1.5;

    public int Inside80 => Scores.Count(score => score.IsInside80);

    /// <summary>Near one half when projections are neither too high nor too low; null without scores.</summary>
    public double? MeanPit => Scores.Count == 0 ? null : Scores.Average(score => score.Pit);

    /// <summary>Standard deviation of the day's own luck for the next projection: 0.35 counts as five days of experience.</summary>
    /// <remarks>A scaled inverse chi-square prior on the variance (Gelman et al., "Bayesian Data Analysis"); from each squared error what other
    /// doubt explains is taken off, not below zero.</remarks>
    public double DaySd
    {
        get
        {
            var own = Scores.Sum(score => Math.Max(0, (score.LogError * score.LogError) - score.OtherVariance));
            return Math.Clamp(Math.Sqrt(((BelievedDays * BelievedSd * BelievedSd) + own) / (BelievedDays + Scores.Count)), Smallest, Largest);
        }
    }

    public string Sentence => Scores.Count == 0
        ? "No projection has been scored yet."
        : $"Of {Scores.Count} earlier {(Scores.Count == 1 ? "projection" : "projections")} {Inside80} held within the range that should hold 8 of 10.";
}
