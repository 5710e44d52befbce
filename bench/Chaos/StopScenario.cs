using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using WarRoom.Domain.Slots;
using WarRoom.Tests;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>Stops everything at a random moment while texts are being shown over a slow line and reminders leave through a slow mail
/// server, every other time with a mail under way that ends only when the stop has answered or a second is over: once the stop has answered, nothing that says post arrives any more, by mail or on a page.</summary>
internal sealed class StopScenario(Orders orders)
{
    private const int People = 6;
    private const int SlotsPerRound = 16;

    /// <summary>A page that ends so shortly after the answer ended together with it: both are read by threads of this process.</summary>
    /// <summary>A campaign of a thousand stops, each told to everybody, is no day that anybody has.</summary>
    private const int RoundsPerDay = 25;
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The slowest of fewer stops says nothing about one in a hundred.</summary>
    private const int RoundsForLongest = 40;

    /// <summary>Shorter than the stop's own patience: a stop that waits as it should gets this mail before it answers.</summary>
    private static readonly TimeSpan MostCaught = TimeSpan.FromSeconds(1);

    private readonly Outcome _outcome = new("stop");
    private readonly Random _chance = new(orders.Seed);
    private readonly ConcurrentQueue<(long At, string Subject)> _postMails = [];
    private readonly ConcurrentQueue<(long Begun, long Ended)> _texts = [];
    private readonly Times _times = new();
    private TaskCompletionSource? _caught, _answered;
    private int _round, _started, _lateMails, _latePages;

    public async Task<Outcome?> RunAsync()
    {
        await using var sink = new MailSink { Before = DallyAsync, Took = Took };
        for (var done = 0; done < orders.Rounds; done += RoundsPerDay) await OneDayAsync(sink, Math.Min(RoundsPerDay, orders.Rounds - done));
        _outcome.Count("rounds", orders.Rounds);
        _outcome.Count("mails that say post", _postMails.Count);
        _outcome.Count("texts shown", _texts.Count);
        _outcome.Count("late mails", _lateMails);
        _outcome.Count("late texts", _latePages);
        _outcome.Count("acknowledged after ms p50", _times.At(0.5));
        _outcome.Count("p99", _times.At(0.99));
        if (orders.Rounds >= RoundsForLongest && _times.At(0.99) > Longest.TotalMilliseconds) _outcome.Broke("a stop took longer than two seconds to be acknowledged");
        return _outcome;
    }

    private async Task OneDayAsync(MailSink sink, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("warroom-chaos-").FullName;
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Repeat(Duration.FromHours(2), 5));
        using (var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, true, ["--slow", .. sink.Arguments])))
        {
            var phones = day.Phones();
            await Task.WhenAll(phones.Select(p => p.SignInAsync(house.Line)));
            await StopAsync(house.Line); // the first of a process compiles what it needs and says nothing of the others
            while (!await ResumeAsync(house.Line)) await Task.Delay(20);
            for (var round = 0; round < rounds; round++) await OneRoundAsync(day, phones, house.Line);
            house.KillNow();
        }

        await LookAsync(day);
        Directory.Delete(folder, recursive: true);
    }

    private async Task OneRoundAsync(ChaosDay day, IReadOnlyList<Phone> phones, HttpClient line)
    {
        var held = await day.AddHeldAsync(Enumerable.Range(0, SlotsPerRound).Select(i => Duration.FromMilliseconds(i * 100)));
        using var over = new CancellationTokenSource();
        var isAimed = _round++ % 2 == 0;
        var (caught, answered, started) = (new TaskCompletionSource(), new TaskCompletionSource(), Volatile.Read(ref _started));
        if (isAimed) (_answered, _caught) = (answered, caught);
        var readers = phones.Select((p, i) => Task.Run(() => ReadAsync(p, $"/me/slots/{held[i].Id}", line, over.Token))).ToList();
        var patience = Stopwatch.StartNew();
        while ((isAimed ? !caught.Task.IsCompleted : Volatile.Read(ref _started) == started) && patience.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(5);
        if (!isAimed) await Task.Delay(Draw(400));

        var asked = Stopwatch.GetTimestamp();
        await StopAsync(line);
        var stopped = Stopwatch.GetTimestamp();
        answered.TrySetResult();
        if (!isAimed) _times.Add(Stopwatch.GetElapsedTime(asked, stopped).TotalMilliseconds);
        await Task.Delay(Quiet);
        var resumed = Stopwatch.GetTimestamp();
        await over.CancelAsync();
        await Task.WhenAll(readers);
        Judge(stopped, resumed);
        while (!await ResumeAsync(line)) await Task.Delay(20);
    }

    private void Judge(long stopped, long resumed)
    {
        foreach (var mail in _postMails.Where(m => m.At > stopped && m.At < resumed))
        {
            _lateMails++;
            _outcome.Broke($"a mail arrived {Stopwatch.GetElapsedTime(stopped, mail.At).TotalMilliseconds:0} ms after the stop was acknowledged: {mail.Subject}");
        }

        foreach (var text in _texts.Where(t => t.Ended < resumed && (t.Begun > stopped || (t.Ended > stopped && Stopwatch.GetElapsedTime(stopped, t.Ended) > Together))))
        {
            _latePages++;
            _outcome.Broke($"a text was shown {Stopwatch.GetElapsedTime(stopped, text.Ended).TotalMilliseconds:0} ms after the stop was acknowledged");
        }
    }

    private async Task ReadAsync(Phone phone, string path, HttpClient line, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                var page = await phone.ReadAsync(line, path, stop);
                if (page.Contains(ChaosDay.Secret, StringComparison.Ordinal)) _texts.Enqueue((begun, Stopwatch.GetTimestamp()));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                // cut off by the stop, or the round is over
            }
        }
    }

    private static async Task StopAsync(HttpClient line)
    {
        using var answer = await line.PostAsync("/chaos/stop", null);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<bool> ResumeAsync(HttpClient line)
    {
        using var answer = await line.PostAsync("/chaos/resume", null);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>In the app nothing that says post appeared under a stop either.</summary>
    private async Task LookAsync(ChaosDay day)
    {
        var wreck = await Wreck.ReadAsync(Wreck.Copy(day.Folder), _outcome);
        await using var db = day.OpenDb();
        foreach (var hold in await db.Holds.AsNoTracking().ToListAsync())
        {
            if (hold.StoppedAt is not { } from || hold.Lifted is not { } lifted) _outcome.Broke($"hold {hold.Id} was not confirmed and lifted");
            else if (wreck.Inbox.Any(m => m.Kind is MessageKind.Reminder && m.At > from && m.At < lifted.At)) _outcome.Broke($"a reminder appeared in the app under hold {hold.Id}");
        }
    }

    /// <summary>A mail takes up to 400 ms. The one that an aimed stop has caught is taken when the stop has answered, or after a second at most.</summary>
    private async Task DallyAsync(MimeMessage mail)
    {
        if (!SaysPost(mail) || Interlocked.Exchange(ref _caught, null) is not { } caught)
        {
            if (SaysPost(mail)) Interlocked.Increment(ref _started);
            await Task.Delay(Draw(400));
            return;
        }

        caught.SetResult();
        await Task.WhenAny(_answered!.Task, Task.Delay(MostCaught));
    }

    private void Took(MimeMessage mail)
    {
        if (SaysPost(mail)) _postMails.Enqueue((Stopwatch.GetTimestamp(), mail.Subject ?? ""));
    }

    private static bool SaysPost(MimeMessage mail) => mail.TextBody?.Contains("Open your slot to see the text", StringComparison.Ordinal) == true;

    private int Draw(int below)
    {
        lock (_chance) return _chance.Next(below);
    }
}
