using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace WarRoom.Domain.Metrics;

/// <summary>The distribution of what a window would have counted without the campaign.</summary>
public sealed class Forecast
{
    private const double LargestLog = 41;
    private const double LargestPoisson = 1e6;

    private readonly IReadOnlyList<ForecastCell> _cells;
    private readonly double[] _cumulative;

    internal Forecast(IReadOnlyList<ForecastCell> cells, int days, IReadOnlyList<LocalDate> droppedDays, bool usesControl, bool usesHoursBefore)
    {
        _cells = cells;
        _cumulative = Cumulative(cells);
        Days = days;
        DroppedDays = droppedDays;
        UsesControl = usesControl;
        UsesHoursBefore = usesHoursBefore;
    }

    /// <summary>Days learnt from.</summary>
    public int Days { get; }

    /// <summary>Days left out because they stood far from the others; to be shown to the lead.</summary>
    public IReadOnlyList<LocalDate> DroppedDays { get; }

    public bool UsesControl { get; }

    public bool UsesHoursBefore { get; }

    /// <summary>Between 5 and 13 days: a badge says so.</summary>
    public bool HasThinHistory => Days < LiftModel.EnoughDays;

    private double Freedom => Days >= 10 ? 10 : 5;

    /// <summary>Draws totals; the same seed gives the same draws.</summary>
    public ForecastDraws Draws(int seed, int n = 10_000)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var draws = new double[n];
        var offset = random.NextDouble();
        for (var i = 0; i < n; i++) draws[i] = Draw(random, (i + offset) / n); // every cell gets its share exactly
        return ForecastDraws.From(draws);
    }

    private double Draw(Random random, double share)
    {
        var cell = _cells[CellAt(share)];
        var log = cell.Mean + (Math.Sqrt(cell.Variance) * Normal.Sample(random, 0, 1)) + (cell.Sigma * StudentT.Sample(random, 0, 1, Freedom));
        var rate = Math.Exp(Math.Min(log, LargestLog));
        return rate < LargestPoisson ? Poisson.Sample(random, Math.Max(rate, 1e-9)) : rate + (Math.Sqrt(rate) * Normal.Sample(random, 0, 1));
    }

    private int CellAt(double share)
    {
        var at = Array.BinarySearch(_cumulative, share);
        return Math.Min(at < 0 ? ~at : at, _cells.Count - 1);
    }

    private static double[] Cumulative(IReadOnlyList<ForecastCell> cells)
    {
        var highest = cells.Max(cell => cell.LogWeight);
        var weights = cells.Select(cell => Math.Exp(cell.LogWeight - highest)).ToArray();
        var total = weights.Sum();
        var sum = 0.0;
        return Array.ConvertAll(weights, weight => sum += weight / total);
    }
}
