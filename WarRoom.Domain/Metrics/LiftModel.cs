using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>What would have been counted in a window without the campaign.</summary>
/// <remarks>
/// A window-total structural model: the data are the totals over the same clock hours of up to 56 earlier days, because the
/// errors of the hours of one day go together and do not average out. Nothing from the window's start on is read, except
/// the control series. A window must begin with the first post or teaser. Structural time series after Harvey (1989) and Brodersen et
/// al. (2015, "Inferring causal impact using Bayesian structural time-series models"), averaged over models after Hoeting et al. (1999).
/// </remarks>
public static class LiftModel
{
    /// <summary>Fewer usable days than this give no baseline.</summary>
    public const int FewestDays = 5;

    /// <summary>From this many days on a history is no longer thin.</summary>
    public const int EnoughDays = 14;

    private const double FewestBefore = 5;
    private static readonly double[] BeforeMeans = [0.3, 0.4];

    public static LiftFit Fit(IReadOnlyList<HourlyCount> history, TimeWindow window, DateTimeZone zone, LiftOptions? options = null)
    {
        options ??= LiftOptions.Default;
        return Fit(Baseline.From(history, zone), ControlOf(options, zone), ClockWindow.Of(window, zone), options);
    }

    /// <summary>Everything that the forecast depends on beside the counts and the lead's options.</summary>
    internal static string Parameters => $"window total 2; {StructuralModel.Parameters}; hours before {string.Join(' ', PastWindows.Spans)}";

    internal static Baseline? ControlOf(LiftOptions options, DateTimeZone zone) =>
        options.Control is { Count: > 0 } control ? Baseline.From(control, zone) : null;

    internal static LiftFit Fit(Baseline counts, Baseline? control, ClockWindow window, LiftOptions options)
    {
        var past = PastWindows.Of(counts, control, window, options);
        if (past.Count < FewestDays) return new(TooFewDays(past.Count));

        var typical = TypicalTotals(past);
        var keep = OutlierScreen.Keep(past, typical);
        var shared = ControlCovariate(past, control, window);
        var choices = BeforeCovariates(past, counts, window, options);
        var cells = choices.Prepend(null).SelectMany(before => CellsOf(before is null ? shared : [.. shared, before])).ToList();
        var dropped = past.Where((_, i) => !keep[i]).Select(day => LocalHours.At(window.First + (24 * day.Day)).Date);
        return new(new Forecast(cells, keep.Count(kept => kept), [.. dropped], control is not null, choices.Count > 0));

        IReadOnlyList<ForecastCell> CellsOf(IReadOnlyList<Covariate> covariates) => new StructuralModel(
            [.. Kept(past.Select(day => day.Log))], [.. Kept(typical)], [.. Kept(past.Select(day => (double)day.Day))], [.. Kept(past.Select(day => day.Weekday))],
            LocalHours.WeekdayOf(window.First), [.. covariates.Select(c => c with { Past = [.. Kept(c.Past)] })]).Cells();

        IEnumerable<T> Kept<T>(IEnumerable<T> values) => values.Where((_, i) => keep[i]);
    }

    private static List<Covariate> ControlCovariate(List<PastWindow> past, Baseline? control, ClockWindow window) =>
        control is null ? [] : [Covariate.Of([.. past.Select(day => day.Control)], WeekendsOf(past), control.Total(window, 0), IsWeekend(window), 0.4, 0.4)];

    /// <summary>How the day began, seen from several distances. Each is a model of its own, as is that without any, and these are averaged by how
    /// well they explain the past.</summary>
    private static List<Covariate> BeforeCovariates(List<PastWindow> past, Baseline counts, ClockWindow window, LiftOptions options)
    {
        var today = PastWindows.Before(counts, window);
        var choices = new List<Covariate>();
        for (var span = 0; span < today.Length && options.UsesHoursBefore; span++)
        {
            double[] before = [.. past.Select(day => day.Before[span])];
            var usual = before.Where(count => !double.IsNaN(count)).DefaultIfEmpty(0).Average();
            if (double.IsNaN(today[span]) || usual <= FewestBefore) continue;
            choices.Add(Covariate.Of(before, WeekendsOf(past), today[span], IsWeekend(window), BeforeMeans[span], 0.4));
        }

        return choices;
    }

    private static bool[] WeekendsOf(List<PastWindow> past) => [.. past.Select(day => day.IsWeekend)];

    private static bool IsWeekend(ClockWindow window) => LocalHours.WeekdayOf(window.First) >= 5;

    /// <summary>The mean total of each day's kind, weekday or weekend.</summary>
    private static List<double> TypicalTotals(List<PastWindow> past)
    {
        var means = past.GroupBy(day => day.IsWeekend).ToDictionary(kind => kind.Key, kind => Math.Max(kind.Average(day => day.Total), 0.3));
        return [.. past.Select(day => means[day.IsWeekend])];
    }

    private static Refusal TooFewDays(int days) =>
        new("baseline.tooFewDays", $"Only {days} comparable {(days == 1 ? "day" : "days")} of history, {FewestDays} are needed. Collect at least {EnoughDays} days.");
}

/// <summary>A forecast, or the reason why there is none.</summary>
public sealed record LiftFit
{
    internal LiftFit(Forecast forecast) => Forecast = forecast;

    internal LiftFit(Refusal refusal) => Refusal = refusal;

    public Forecast? Forecast { get; }

    public Refusal? Refusal { get; }
}
