using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>What one hour, and all hours up to its end, would have counted without the campaign.</summary>
/// <param name="Hour">Start of the hour.</param>
/// <param name="Alone">The hour by itself, 95 %.</param>
/// <param name="SoFar">From the window's start to the end of this hour; its 99 % band decides the live verdict.</param>
public sealed record HourForecast(Instant Hour, ForecastRange Alone, ForecastRange SoFar);

/// <summary>The middle and the two bands of a forecast.</summary>
public sealed record ForecastRange(double Expected, Band Band95, Band Band99)
{
    internal static ForecastRange Of(ForecastDraws draws) => new(draws.Median, draws.Band95, draws.Band99);
}

/// <summary>The bands of a chart over the day.</summary>
/// <remarks>
/// Each hour, each running total and the day are separate fits: hours do not add up to the total, because their errors go
/// together. A part of the window that cannot be fitted is left out.
/// </remarks>
public sealed record LiftByHour
{
    private LiftByHour(IReadOnlyList<HourForecast> hours, ForecastDraws? total, Refusal? refusal) =>
        (Hours, Total, Refusal) = (hours, total, refusal);

    public IReadOnlyList<HourForecast> Hours { get; }

    /// <summary>The whole window.</summary>
    public ForecastDraws? Total { get; }

    public Refusal? Refusal { get; }

    /// <param name="history">Hourly counts; those of the window itself are not read.</param>
    /// <param name="window">The window, from the first post on.</param>
    /// <param name="zone">The campaign's zone.</param>
    /// <param name="seed">The same seed gives the same bands.</param>
    /// <param name="options">What the lead told the model.</param>
    /// <param name="widening">From <see cref="SelfCheck.Widening"/>.</param>
    public static LiftByHour Of(IReadOnlyList<HourlyCount> history, TimeWindow window, DateTimeZone zone, int seed, LiftOptions? options = null, double widening = 1)
    {
        options ??= LiftOptions.Default;
        var counts = Baseline.From(history, zone);
        var control = LiftModel.ControlOf(options, zone);
        var whole = ClockWindow.Of(window, zone);
        var total = LiftModel.Fit(counts, control, whole, options);
        if (total.Forecast is null) return new([], null, total.Refusal);

        var hours = new List<HourForecast>();
        for (var hour = 0; hour < whole.Length; hour++)
        {
            if (whole.Times[hour] > 0 && Range(whole.Part(hour, 1)) is { } alone && Range(whole.Part(0, hour + 1)) is { } soFar)
            {
                hours.Add(new(LocalHours.At(whole.Start + hour).InZoneLeniently(zone).ToInstant(), alone, soFar));
            }
        }

        return new(hours, Draws(total.Forecast), null);

        ForecastRange? Range(ClockWindow part) =>
            LiftModel.Fit(counts, control, part, options).Forecast is { } forecast ? ForecastRange.Of(Draws(forecast)) : null;

        ForecastDraws Draws(Forecast forecast) => forecast.Draws(seed).Widened(widening);
    }
}
