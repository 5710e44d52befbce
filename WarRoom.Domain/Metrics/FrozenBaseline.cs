using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>What the day was expected to be, fixed when it starts, so that nobody can move the goal posts afterwards.</summary>
/// <remarks>
/// The hashes are SHA-256 over the parameters of the model and what the lead told it, and over every count before the window. The same
/// hashes, seed and code give the same forecast again. All properties are plain values: the record can be stored as JSON.
/// </remarks>
public sealed record FrozenBaseline
{
    private const int Steps = 200;

    public required Instant FrozenAt { get; init; }

    public required TimeWindow Window { get; init; }

    /// <summary>IANA name of the campaign's zone.</summary>
    public required string Zone { get; init; }

    public required int Seed { get; init; }

    /// <summary>Hexadecimal SHA-256.</summary>
    public required string ParametersHash { get; init; }

    /// <summary>Hexadecimal SHA-256 of what was known before the window; the control series included.</summary>
    public required string DataHash { get; init; }

    /// <summary>Days learnt from.</summary>
    public required int Days { get; init; }

    /// <summary>Days left out because they stood far from the others.</summary>
    public required IReadOnlyList<LocalDate> DroppedDays { get; init; }

    /// <summary>From the self-check; the bands contain it already.</summary>
    public required double Widening { get; init; }

    public required IReadOnlyList<HourForecast> Hours { get; init; }

    /// <summary>Of the window's total: the values below which 0, 0.5, 1 … 100 % of the draws lie.</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>The total's distribution, good for every range that is shown.</summary>
    public ForecastDraws Draws => ForecastDraws.From(Quantiles);

    /// <summary>Freezes; null when there is too little history, see <see cref="LiftFit.Refusal"/>.</summary>
    /// <param name="history">Hourly counts; those from the window on are neither read nor hashed.</param>
    /// <param name="window">The window, from the first post on.</param>
    /// <param name="zone">The campaign's zone.</param>
    /// <param name="seed">The same seed gives the same draws.</param>
    /// <param name="now">When it is frozen.</param>
    /// <param name="options">What the lead told the model.</param>
    public static FrozenBaseline? Freeze(IReadOnlyList<HourlyCount> history, TimeWindow window, DateTimeZone zone, int seed, Instant now, LiftOptions? options = null)
    {
        options = Before(options ?? LiftOptions.Default, window);
        if (LiftModel.Fit(history, window, zone, options).Forecast is not { } forecast) return null;
        var widening = SelfCheck.Of(history, window, zone, seed, options).Widening;
        var day = LiftByHour.Of(history, window, zone, seed, options, widening);
        return new()
        {
            FrozenAt = now,
            Window = window,
            Zone = zone.Id,
            Seed = seed,
            ParametersHash = BaselineHash.OfParameters(window, zone, options),
            DataHash = BaselineHash.OfData(history, window, options),
            Days = forecast.Days,
            DroppedDays = forecast.DroppedDays,
            Widening = widening,
            Hours = day.Hours,
            Quantiles = [.. Enumerable.Range(0, Steps + 1).Select(i => day.Total!.Quantile(i / (double)Steps))],
        };
    }

    /// <summary>Whether this is what these counts and options give: nothing was changed since.</summary>
    public bool IsOf(IReadOnlyList<HourlyCount> history, DateTimeZone zone, LiftOptions? options = null)
    {
        options = Before(options ?? LiftOptions.Default, Window);
        return zone.Id == Zone && ParametersHash == BaselineHash.OfParameters(Window, zone, options) && DataHash == BaselineHash.OfData(history, Window, options);
    }

    /// <summary>A control's counts inside the window are not known when the day starts.</summary>
    private static LiftOptions Before(LiftOptions options, TimeWindow window) =>
        options.Control is { } control ? options with { Control = [.. control.Where(hour => hour.Hour < window.Start)] } : options;
}
