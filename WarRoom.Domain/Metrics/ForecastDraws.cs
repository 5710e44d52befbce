namespace WarRoom.Domain.Metrics;

/// <summary>A range that holds a total with a stated probability.</summary>
public readonly record struct Band(double Low, double High)
{
    public double Width => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>Draws of the total that a window would have had without the campaign. Every figure of a lift comes from the same draws.</summary>
public sealed class ForecastDraws
{
    private readonly double[] _sorted;

    private ForecastDraws(double[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    /// <summary>Takes draws in any order; at least one.</summary>
    public static ForecastDraws From(IEnumerable<double> draws)
    {
        double[] sorted = [.. draws];
        if (sorted.Length == 0) throw new ArgumentException("A forecast has at least one draw.", nameof(draws));
        Array.Sort(sorted);
        return new(sorted);
    }

    public double Median => Quantile(0.5);

    /// <summary>The band that is drawn, and that decides at the end of the day.</summary>
    public Band Band95 => new(Quantile(0.025), Quantile(0.975));

    /// <summary>The band that decides during the day, when people look every hour.</summary>
    public Band Band99 => new(Quantile(0.005), Quantile(0.995));

    /// <summary>The value below which a share (0 to 1) of the draws lies, interpolated between neighbours.</summary>
    public double Quantile(double share)
    {
        var at = share * (_sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((at - below) * (_sorted[above] - _sorted[below]));
    }

    /// <summary>The share of draws below a value, ties counted half.</summary>
    public double ShareBelow(double value)
    {
        var below = _sorted.Count(draw => draw < value);
        var equal = _sorted.Count(draw => draw == value);
        return (below + (0.5 * equal)) / _sorted.Length;
    }

    /// <summary>Spreads the draws on the logarithmic scale, for series on which the self-check found the bands too narrow.</summary>
    /// <param name="factor">1 leaves them as they are.</param>
    public ForecastDraws Widened(double factor)
    {
        if (factor <= 1) return this;
        var middle = Math.Log(Median + 0.5);
        return new(Array.ConvertAll(_sorted, draw => Math.Max(0, Math.Exp(middle + (factor * (Math.Log(draw + 0.5) - middle))) - 0.5)));
    }
}
