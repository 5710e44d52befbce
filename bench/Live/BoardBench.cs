using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using NodaTime;
using WarRoom.Bench.Chaos;

namespace WarRoom.Bench.Live;

/// <summary>Many people look at one board while the team says yes to its slots and confirms posts: how long from a tap on a phone until the change has
/// arrived at every screen, what it costs, and how long a bare hub takes for the same changes.</summary>
internal static class BoardBench
{
    private const int Slots = 300;
    private const int People = 40;
    private const int ChangesASecond = 20;
    private const int OpenAtOnce = 10;

    /// <summary>Seconds of changes before it counts: on the day the process has run for hours, and its code is compiled.</summary>
    private const int Warm = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var (viewers, seconds) = (Option(args, "--viewers", 100), Option(args, "--seconds", 20));
        var board = await BoardAsync(viewers, seconds);
        var bare = await BareAsync(viewers, seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bare hub: viewers {viewers}, changes {seconds * ChangesASecond}, change to screen ms p50 {bare.At(0.5)}, p99 {bare.At(0.99)}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio board to bare hub: p50 {board.At(0.5) / Math.Max(1, bare.At(0.5)):0.0}, p99 {board.At(0.99) / Math.Max(1, bare.At(0.99)):0.0}"));
        return board.At(0.5) <= 400 && board.At(0.99) <= 1200 ? 0 : 1;
    }

    private static async Task<Times> BoardAsync(int viewers, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("warroom-board-").FullName;
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, Slots).Select(i => Duration.FromMinutes(20 + (2 * i))));
        await day.AskEverybodyAsync();
        using var house = await HouseProcess.StartAsync(new(folder, null, false, []));
        var lead = day.LeadsBrowser();
        await lead.EnterAsync(house.Line);
        var phones = day.Phones();
        foreach (var phone in phones) await phone.SignInAsync(house.Line);
        var times = await TimesAsync(day);
        await OpenAsync(1, house, lead, day); // the first one pays for what everybody shares
        var memory = house.Memory;
        var screens = await OpenAsync(viewers, house, lead, day);
        var perViewer = (house.Memory - memory) / 1024.0 / 1024.0 / viewers;
        await Task.Delay(TimeSpan.FromSeconds(3));
        var own = new Times();
        await ChangeAsync(Warm, change => ActAsync(change, false));
        await UntilAsync(() => screens.All(s => s.Waiting == 0));
        foreach (var screen in screens) screen.Forget();
        var (bytes, worked, watch) = (screens.Sum(s => s.Received), house.Worked, Stopwatch.StartNew());
        await ChangeAsync(seconds, change => ActAsync((Warm * ChangesASecond) + change, true));

        async Task ActAsync(int change, bool counts)
        {
            var (slot, phone, act) = (day.Slots[change % Slots], phones[change % Slots % People], change < Slots ? Act.Claim : Act.Confirm);
            var awaited = new Awaited(act is Act.Claim ? "Claimed" : "Posted", Stopwatch.GetTimestamp());
            foreach (var screen in screens) screen.Await(times[slot.Value], awaited);
            var form = new Form(act, slot, $"board-{change}");
            var answer = await phone.SendAsync(house.Line, form);
            if (!form.IsDoneBy(answer)) throw new InvalidOperationException($"{act} was answered with {answer}");
            if (!counts) return;
            lock (own) own.Add(Stopwatch.GetElapsedTime(awaited.Since).TotalMilliseconds);
        }

        await UntilAsync(() => screens.All(s => s.Waiting == 0));
        var span = watch.Elapsed.TotalSeconds;
        var all = new Times();
        foreach (var delay in screens.SelectMany(s => s.Delays)) all.Add(delay);
        var missing = screens.Sum(s => s.Waiting);
        foreach (var trouble in screens.Select(s => s.Trouble).OfType<string>().Distinct()) Console.WriteLine($"  trouble: {trouble}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"board: viewers {viewers}, slots {Slots}, changes {seconds * ChangesASecond}, seen {all.Count}, not seen {missing}, change to screen ms p50 {all.At(0.5)}, p99 {all.At(0.99)}, own answer ms p50 {own.At(0.5)}, p99 {own.At(0.99)}, KB/s a viewer {(screens.Sum(s => s.Received) - bytes) / 1024.0 / span / viewers:0.0}, MB a viewer {perViewer:0.00}, server processor {(house.Worked - worked).TotalSeconds / span * 100:0} % of one core"));
        foreach (var screen in screens) await screen.DisposeAsync();
        house.KillNow();
        Directory.Delete(folder, recursive: true);
        return all;
    }

    private static async Task<List<BoardViewer>> OpenAsync(int count, HouseProcess house, Phone lead, ChaosDay day)
    {
        var screens = new List<BoardViewer>();
        while (screens.Count < count) screens.AddRange(await Task.WhenAll(Enumerable.Range(0, Math.Min(OpenAtOnce, count - screens.Count)).Select(_ => BoardViewer.OpenAsync(house.Address, lead, house.Line, $"/c/{day.Campaign.Slug}/live"))));
        return screens;
    }

    private static async Task<Dictionary<Guid, string>> TimesAsync(ChaosDay day)
    {
        await using var db = day.OpenDb();
        return (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Slots)).ToDictionary(s => s.Id.Value, s => s.PostAt.InUtc().ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static async Task<Times> BareAsync(int viewers, int seconds)
    {
        using var house = await HouseProcess.StartVerbAsync("barehub");
        var (all, seen, lockAll) = (new Times(), 0, new Lock());
        var lines = new List<HubConnection>();
        for (var i = 0; i < viewers; i++)
        {
            var line = new HubConnectionBuilder().WithUrl($"{house.Address}/hub").Build();
            line.On<string>("changed", text =>
            {
                var delay = Stopwatch.GetElapsedTime(JsonSerializer.Deserialize<BareChange>(text)!.Since).TotalMilliseconds;
                lock (lockAll)
                {
                    all.Add(delay);
                    seen++;
                }
            });
            await line.StartAsync();
            lines.Add(line);
        }

        await ChangeAsync(seconds, async change =>
        {
            using var content = new StringContent(JsonSerializer.Serialize(new BareChange(Stopwatch.GetTimestamp(), change % Slots, "Claimed BS, Bluesky 1A, person-17, 12:31")));
            using var answer = await house.Line.PostAsync("/change", content);
        });
        await UntilAsync(() => seen >= seconds * ChangesASecond * viewers);
        foreach (var line in lines) await line.DisposeAsync();
        house.KillNow();
        return all;
    }

    private sealed record BareChange(long Since, int Slot, string Label);

    /// <summary>Sends changes at their own pace, not waiting for answers: a slow server gets no mercy.</summary>
    private static async Task ChangeAsync(int seconds, Func<int, Task> change)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ChangesASecond));
        var under = new List<Task>();
        for (var i = 0; i < seconds * ChangesASecond && await timer.WaitForNextTickAsync(); i++) under.Add(change(i));
        await Task.WhenAll(under);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!isSo() && watch.Elapsed < Patience) await Task.Delay(50);
    }

    private static int Option(string[] args, string name, int usual) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : usual;
}
