using System.Diagnostics;
using System.Globalization;
using NodaTime;
using WarRoom.Bench.Chaos;

namespace WarRoom.Bench;

/// <summary>Everybody looks at the own day within one second, as after a reminder to all: how long each waits, and whether the board and the health check notice.
/// This program, its 500 connections and the application share the machine.</summary>
internal static class PhonesBench
{
    private const int People = 500;
    private const int Held = 200;
    private const int Open = 100;
    private const int TargetP95 = 2000;
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args is ["--rounds", var n] && int.TryParse(n, out var number) ? number : 5;
        var folder = Directory.CreateTempSubdirectory("warroom-phones-").FullName;
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, Open).Select(i => Duration.FromMinutes(60 + i)));
        await day.AddHeldAsync(Enumerable.Range(0, Held).Select(i => Duration.FromMinutes(40 + i)));
        using var house = await HouseProcess.StartAsync(new(folder, null, false, []));
        var (phones, lead) = (day.Phones(), day.LeadsBrowser());
        await lead.EnterAsync(house.Line);
        foreach (var some in phones.Chunk(20)) await Task.WhenAll(some.Select(p => p.EnterAsync(house.Line)));
        for (var warm = 0; warm < 10; warm++) await Task.WhenAll(phones.TakeLast(20).Select(p => p.LookAsync(house.Line, "/me"))); // these hold nothing, so no text is shown yet
        for (var warm = 0; warm < 5; warm++) await lead.LookAsync(house.Line, $"/c/{day.Campaign.Slug}/live");
        var before = await WatchAsync(house, lead, day, Task.Delay(Spread * 2));

        var (first, later, during) = (new Storm(), new Storm(), new Watched());
        var work = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var worked = house.Worked;
            var storm = OpenAllAsync(house.Line, phones, round == 0 ? first : later);
            during.Add(await WatchAsync(house, lead, day, storm));
            await storm;
            work.Add((house.Worked - worked).TotalMilliseconds / People);
            await Task.Delay(Spread);
        }

        foreach (var error in house.Said.Take(5)) Console.WriteLine($"  logged: {error}");
        house.KillNow();
        Directory.Delete(folder, recursive: true);
        var isGood = first.Errors + later.Errors == 0 && Math.Max(first.Times.At(0.95), later.Times.At(0.95)) <= TargetP95;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"phones: {People} in one second, ms p50 p95 p99, first look {first}, {rounds - 1} later rounds {later}, errors {first.Errors + later.Errors}; processor ms a page {work[0]:0.0} then {work.Skip(1).DefaultIfEmpty().Average():0.0}, the board beside it included; health p50 p95 before {before.Health}, during {during.Health}; board before {before.Board}, during {during.Board}{(isGood ? "" : " (MISSED)")}"));
        return isGood ? 0 : 1;
    }

    /// <summary>Each at its own moment of the second; the wait counts from that moment, also when nothing was free to send it.</summary>
    private static async Task OpenAllAsync(HttpClient line, IReadOnlyList<Phone> phones, Storm storm)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(phones.Select(async (phone, i) =>
        {
            var due = Spread * i / phones.Count;
            await Task.Delay(due);
            var isWhole = await IsWholeAsync(phone, line, "/me");
            storm.Add((watch.Elapsed - due).TotalMilliseconds, isWhole);
        }));
    }

    /// <summary>Asks for health and board one after the other until something is over.</summary>
    private static async Task<Watched> WatchAsync(HouseProcess house, Phone lead, ChaosDay day, Task until)
    {
        var seen = new Watched();
        while (!until.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            using (await house.Line.GetAsync("/health/ready")) seen.Health.Add(watch.Elapsed.TotalMilliseconds);
            watch.Restart();
            await IsWholeAsync(lead, house.Line, $"/c/{day.Campaign.Slug}/live");
            seen.Board.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(50);
        }

        return seen;
    }

    private static async Task<bool> IsWholeAsync(Phone phone, HttpClient line, string path)
    {
        try
        {
            return await phone.LookAsync(line, path);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private sealed class Storm
    {
        private readonly Lock _lock = new();

        public Times Times { get; } = new();

        public int Errors { get; private set; }

        public void Add(double milliseconds, bool isWhole)
        {
            lock (_lock)
            {
                Times.Add(milliseconds);
                if (!isWhole) Errors++;
            }
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Times.At(0.5)} {Times.At(0.95)} {Times.At(0.99)}");
    }

    private sealed class Watched
    {
        public Asked Health { get; } = new();

        public Asked Board { get; } = new();

        public void Add(Watched other)
        {
            Health.Add(other.Health);
            Board.Add(other.Board);
        }
    }

    private sealed class Asked
    {
        private readonly List<double> _all = [];

        public void Add(double milliseconds) => _all.Add(milliseconds);

        public void Add(Asked other) => _all.AddRange(other._all);

        public override string ToString()
        {
            var times = new Times();
            foreach (var time in _all) times.Add(time);
            return string.Create(CultureInfo.InvariantCulture, $"{times.At(0.5)} {times.At(0.95)}");
        }
    }
}
