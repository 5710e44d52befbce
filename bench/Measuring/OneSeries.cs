using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Bench.Measuring;

/// <summary>The lift of one series, as a table or as JSON.</summary>
internal static class OneSeries
{
    public const string Usage = "lift --series FILE.csv [--series MORE.csv] --from LOCAL --to LOCAL [--zone ZONE] [--seed N] [--no-control] [--json]";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    public static int Run(Arguments given)
    {
        var zone = given.One("--zone") is { } id ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
        if (SeriesFile.Time(given.One("--from") ?? "") is not { } from || SeriesFile.Time(given.One("--to") ?? "") is not { } to || to <= from || (given.Has("--zone") && zone is null))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var series = SeriesFile.Read(given.All("--series"), zone);
        var result = series.IsDaily ? OfDay(series, from.Date, given) : OfHours(series, from, to, zone ?? DateTimeZone.Utc, given);
        Console.WriteLine(given.Has("--json") ? JsonSerializer.Serialize(result, Written) : result.Table());
        return result.Refusal is null ? 0 : 1;
    }

    private static Result OfHours(SeriesFile series, LocalDateTime from, LocalDateTime to, DateTimeZone zone, Arguments given)
    {
        var window = new TimeWindow(from.InZoneLeniently(zone).ToInstant(), to.InZoneLeniently(zone).ToInstant());
        var seed = given.Number("--seed", 1);
        var control = given.Has("--no-control") ? null : series.Control;
        var hasMoved = control is not null && ControlCheck.HasMoved(control, window, zone, seed);
        var options = new LiftOptions { Control = hasMoved ? null : control };
        var fit = LiftModel.Fit(series.Counts, window, zone, options);
        var inside = series.Counts.Where(hour => window.Contains(hour.Hour)).ToList();
        var isWhole = inside.Count == (int)Math.Round(window.Length.TotalHours) && inside.TrueForAll(hour => hour.Count is not null);
        return Result.Of(fit, SelfCheck.Of(series.Counts, window, zone, seed, options), isWhole ? inside.Sum(hour => (long)hour.Count!) : null, seed, hasMoved);
    }

    private static Result OfDay(SeriesFile series, LocalDate day, Arguments given)
    {
        var seed = given.Number("--seed", 1);
        var days = DailySeries.Of(series.Counts.Select(count => new DailyCount(count.Hour.InUtc().Date, count.Count)));
        return Result.Of(days.Fit(day), days.Check(day, seed), days.On(day), seed, hasMoved: false);
    }

    private sealed record Interval(double Point, double Low, double High);

    private sealed record Result
    {
        public string? Refusal { get; init; }

        public long? Observed { get; init; }

        public Interval? Counterfactual { get; init; }

        public Interval? Extra { get; init; }

        public Interval? RelativeLift { get; init; }

        public LiftVerdict? Verdict { get; init; }

        public double? ProbabilityAboveZero { get; init; }

        public string? Sentence { get; init; }

        public int Days { get; init; }

        public IReadOnlyList<string> DroppedDays { get; init; } = [];

        public string? Control { get; init; }

        public string? SelfCheck { get; init; }

        public double Widening { get; init; } = 1;

        public string? SmallestDetectableLift { get; init; }

        public static Result Of(LiftFit fit, SelfCheck check, long? observed, int seed, bool hasMoved)
        {
            if (fit.Forecast is not { } forecast) return new() { Refusal = fit.Refusal!.Reason };
            var draws = forecast.Draws(seed).Widened(check.Widening);
            var lift = observed is { } count ? LiftEstimate.Of(count, draws) : null;
            return new()
            {
                Observed = observed,
                Counterfactual = new(draws.Median, draws.Band95.Low, draws.Band95.High),
                Extra = lift is null ? null : new(lift.Extra, lift.ExtraBand.Low, lift.ExtraBand.High),
                RelativeLift = lift is { Relative: { } relative, RelativeBand: { } band } ? new(relative, band.Low, band.High) : null,
                Verdict = lift?.FinalVerdict,
                ProbabilityAboveZero = lift?.ProbabilityAboveZero,
                Sentence = lift is null ? "Not every hour of the window has been counted: this is only what would be expected." : LiftSentence.For(lift),
                Days = forecast.Days,
                DroppedDays = [.. forecast.DroppedDays.Select(day => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))],
                Control = hasMoved ? "left out: it moved too" : forecast.UsesControl ? "used" : "none",
                SelfCheck = check.Sentence,
                Widening = check.Widening,
                SmallestDetectableLift = Domain.Metrics.SmallestDetectableLift.Of(draws).Sentence(),
            };
        }

        public string Table()
        {
            if (Refusal is not null) return Refusal;
            var dropped = DroppedDays.Count == 0 ? "" : $", left out: {string.Join(", ", DroppedDays)}";
            return string.Join(Environment.NewLine,
            [
                "                       point        low       high   (95 %)",
                Row("counterfactual", Counterfactual, "0.#"),
                Row("extra", Extra, "0.#"),
                Row("relative lift", RelativeLift, "0.0 %"),
                $"observed        {Observed?.ToString("0", CultureInfo.InvariantCulture) ?? "–",12}",
                $"verdict         {Verdict?.Word() ?? "–"}",
                $"history         {Days} days{dropped}; control {Control}",
                Sentence!, SelfCheck!, SmallestDetectableLift!,
            ]);
        }

        private static string Row(string name, Interval? interval, string format) => interval is null
            ? $"{name,-16}{"–",12}"
            : string.Create(CultureInfo.InvariantCulture, $"{name,-16}{interval.Point.ToString(format, CultureInfo.InvariantCulture),12}{interval.Low.ToString(format, CultureInfo.InvariantCulture),11}{interval.High.ToString(format, CultureInfo.InvariantCulture),11}");
    }
}
