namespace WarRoom.Domain.Metrics;

/// <summary>The difference between what was counted and what would have been, every figure from the same draws.</summary>
/// <remarks>Ranges are 95 %. A low end of the difference belongs to the high end of the expectation.</remarks>
public sealed record LiftEstimate
{
    /// <summary>Below this expectation a percentage would only confuse.</summary>
    public const double FewestForPercent = 20;

    private LiftEstimate(long observed, ForecastDraws draws)
    {
        (Observed, Expected, ExpectedBand, ExpectedBand99) = (observed, draws.Median, draws.Band95, draws.Band99);
        ProbabilityAboveZero = draws.ShareBelow(observed);
    }

    public long Observed { get; }

    public double Expected { get; }

    public Band ExpectedBand { get; }

    public Band ExpectedBand99 { get; }

    /// <summary>Observed beyond expected; negative when it was less.</summary>
    public double Extra => Observed - Expected;

    public Band ExtraBand => new(Observed - ExpectedBand.High, Observed - ExpectedBand.Low);

    /// <summary>Extra as a share of expected (0.25 is a quarter more); null where too little was expected.</summary>
    public double? Relative => Expected < FewestForPercent ? null : (Observed / Expected) - 1;

    public Band? RelativeBand => Expected < FewestForPercent
        ? null
        : new((Observed / Math.Max(ExpectedBand.High, 1)) - 1, (Observed / Math.Max(ExpectedBand.Low, 1)) - 1);

    /// <summary>Share of draws (0 to 1) below what was observed.</summary>
    public double ProbabilityAboveZero { get; }

    /// <summary>The word while the day runs. Looking every hour at a 95 % band would raise a false alarm on one day in ten, so the 99 % band decides.</summary>
    public LiftVerdict LiveVerdict =>
        Observed > ExpectedBand99.High ? LiftVerdict.Above
        : Observed > ExpectedBand.High ? LiftVerdict.ProbablyAbove
        : Observed < ExpectedBand99.Low ? LiftVerdict.Below
        : LiftVerdict.CannotTell;

    /// <summary>The word once the window is over, by the 95 % band.</summary>
    public LiftVerdict FinalVerdict =>
        Observed > ExpectedBand.High ? LiftVerdict.Above
        : Observed < ExpectedBand.Low ? LiftVerdict.Below
        : LiftVerdict.CannotTell;

    public static LiftEstimate Of(long observed, ForecastDraws draws) => new(observed, draws);
}
