using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Bench.Measuring;

/// <summary>
/// Forecasts many simulated series and writes id, point, lo, hi, ms for a scorer, then times a whole board; or reports the lift of one series.
/// Usage: lift --bulk SERIES.jsonl.gz --out PREDICTIONS.csv [--seed N], or lift --series FILE.csv --from LOCAL --to LOCAL (see <see cref="OneSeries"/>).
/// </summary>
public static class LiftBench
{
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static int Run(string[] args)
    {
        var given = new Arguments(args);
        if (given.Has("--series")) return OneSeries.Run(given);
        if (given.One("--bulk") is not { } file || given.One("--out") is not { } output)
        {
            Console.Error.WriteLine("lift --bulk SERIES.jsonl.gz --out PREDICTIONS.csv [--seed N]");
            Console.Error.WriteLine(OneSeries.Usage);
            return 2;
        }

        var series = Read(file);
        Predict(series, output, given.Number("--seed", 1));
        TimeBoards(series);
        return 0;
    }

    private static void Predict(List<Series> series, string path, int seed)
    {
        foreach (var one in series.Take(40)) Forecast(one, seed); // warm up
        var (times, before) = (new List<double>(), Environment.CpuUsage.TotalTime);
        using var file = new StreamWriter(path);
        file.WriteLine("id,point,lo,hi,ms");
        foreach (var one in series)
        {
            var watch = Stopwatch.StartNew();
            var draws = Forecast(one, seed);
            times.Add(watch.Elapsed.TotalMilliseconds);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Id},{draws.Median},{draws.Band95.Low},{draws.Band95.High},{times[^1]:F2}"));
        }

        var processor = (Environment.CpuUsage.TotalTime - before) / series.Count;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series.Count} series forecast: median {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, {processor.TotalMilliseconds:0.0} ms of processor time each; {Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}"));
    }

    private static ForecastDraws Forecast(Series one, int seed) =>
        LiftModel.Fit(one.History, one.Window, DateTimeZone.Utc, one.Options).Forecast!.Draws(seed);

    private static void TimeBoards(List<Series> series)
    {
        foreach (var days in series.Select(one => one.Days).Distinct().Order())
        {
            var one = series.Where(s => s.Days == days).MaxBy(s => s.Window.Length)!;
            var watch = Stopwatch.StartNew();
            var hours = LiftByHour.Of(one.History, one.Window, DateTimeZone.Utc, seed: 1, one.Options).Hours.Count;
            var board = watch.ElapsedMilliseconds;
            watch.Restart();
            var check = SelfCheck.Of(one.History, one.Window, DateTimeZone.Utc, seed: 1, one.Options);
            Console.WriteLine($"{days} days: board of {hours} hours {board} ms; self-check {check.Inside} of {check.Days} in {watch.ElapsedMilliseconds} ms");
        }
    }

    private static List<Series> Read(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var series = new List<Series>();
        while (lines.ReadLine() is { } line) series.Add(Parse(JsonDocument.Parse(line).RootElement));
        return series;
    }

    private static Series Parse(JsonElement json)
    {
        var start = Stamp.Parse(json.GetProperty("start").GetString()!).Value.InUtc().ToInstant();
        var windowStart = json.GetProperty("window_start").GetInt32();
        var from = start + Duration.FromHours(windowStart);
        var control = json.GetProperty("control");
        return new(
            json.GetProperty("id").GetString()!, windowStart / 24, Counts(json.GetProperty("count"), start),
            new TimeWindow(from, from + Duration.FromHours(json.GetProperty("window_hours").GetInt32())),
            new LiftOptions { Control = control.ValueKind == JsonValueKind.Array ? Counts(control, start) : null });
    }

    private static List<HourlyCount> Counts(JsonElement array, Instant start) =>
        [.. array.EnumerateArray().Select((count, i) => new HourlyCount(start + Duration.FromHours(i), count.ValueKind == JsonValueKind.Number ? (int)count.GetDouble() : null))];

    private sealed record Series(string Id, int Days, List<HourlyCount> History, TimeWindow Window, LiftOptions Options);
}
