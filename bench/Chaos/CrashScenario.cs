using System.Diagnostics;
using NodaTime;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>Kills the application at a random moment of a burst of claims, confirmations, releases and due reminders, or cuts its power,
/// and starts it again on what is left: nothing acknowledged is lost, nothing happens twice, no reminder is forgotten.</summary>
internal sealed class CrashScenario(Orders orders, PowerCut? cut)
{
    private const int RoundsPerDay = 10;
    private const int Slots = 600;
    private const int People = 8;
    private const int WarmCommands = 10;

    /// <summary>A start takes seconds, so each is used: the process is halted, its files are what a kill there would leave, and it goes on.</summary>
    private const int StillsPerRound = 9;
    private readonly Outcome _outcome = new(cut is null ? "kill" : "power");
    private readonly Random _chance = new(orders.Seed);
    private readonly Times _starts = new();
    private int _points, _acknowledged, _lost, _doubled, _forgotten, _repeated, _mails;

    public async Task<Outcome?> RunAsync()
    {
        for (var done = 0; done < orders.Rounds; done += RoundsPerDay) await OneDayAsync(Math.Min(RoundsPerDay, orders.Rounds - done));
        _outcome.Count("rounds", orders.Rounds);
        _outcome.Count("crash points", _points);
        _outcome.Count("acknowledged", _acknowledged);
        _outcome.Count("lost", _lost);
        _outcome.Count("doubled", _doubled);
        _outcome.Count("reminders lost", _forgotten);
        _outcome.Count("repeated", _repeated);
        _outcome.Count("mails", _mails);
        _outcome.Count("restart ms p50", _starts.At(0.5));
        _outcome.Count("integrity", _outcome.IsWhole ? "ok" : "see above");
        return _outcome;
    }

    private async Task OneDayAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("warroom-chaos-").FullName;
        await using var sink = new MailSink();
        var mails = new MailCount(sink);
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, Slots).Select(i => Duration.FromSeconds(480 + i)));
        var crew = new Crew(day, _chance);
        for (var round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            using var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, false, sink.Arguments, cut?.Begin(folder)));
            _starts.Add(watch.Elapsed.TotalMilliseconds);
            await crew.ComeBackAsync(house.Line);
            if (round == rounds) await day.SettleAsync();
            else await BurstAsync(house, day, crew);
            house.KillNow();
            await crew.GoHomeAsync();
            if (cut is not null) PowerCut.Restore(folder);
            await LookAsync(day, crew, mails, isLast: round == rounds);
        }

        _acknowledged += crew.Book.Done;
        _mails += mails.Count;
        _repeated += mails.Repeated;
        if (mails.Repeated > 0) _outcome.Broke($"{mails.Repeated} mails arrived again without a crash that explains it");
        Directory.Delete(folder, recursive: true);
        if (cut is not null) Directory.Delete(folder + "-disk", recursive: true);
    }

    /// <summary>People work; at random moments the files are looked at as a kill would leave them, and at the last one the caller kills.</summary>
    private async Task BurstAsync(HouseProcess house, ChaosDay day, Crew crew)
    {
        await crew.WorkUntilAsync(house, WarmCommands);
        for (var still = 0; still < StillsPerRound; still++)
        {
            await Task.Delay(_chance.Next(150));
            var acknowledged = crew.Book.Acknowledged;
            var copy = house.WhileItStandsStill(() => Wreck.Copy(cut is null ? day.Folder : PowerCut.DiskOf(day.Folder)));
            var wreck = await Wreck.ReadAsync(copy, _outcome);
            Compare(crew, wreck, acknowledged);
            foreach (var reminder in WantedReminders(day, wreck).Where(r => !wreck.Outbox.Any(o => o.DedupeKey == r.DedupeKey && o.State is OutboxState.Due or OutboxState.Sending or OutboxState.Done))) Forgot($"{reminder.DedupeKey} is not kept");
            _points++;
        }

        await Task.Delay(_chance.Next(150));
        _points++;
    }

    private void Compare(Crew crew, Wreck wreck, IReadOnlySet<Command>? acknowledged)
    {
        var (lost, doubled) = crew.Book.Compare(wreck.Events, acknowledged, _outcome);
        _lost += lost;
        _doubled += doubled;
    }

    private async Task LookAsync(ChaosDay day, Crew crew, MailCount mails, bool isLast)
    {
        var wreck = await Wreck.ReadAsync(Wreck.Copy(day.Folder), _outcome);
        Compare(crew, wreck, null);
        foreach (var key in wreck.UnderWay) mails.AllowAgain(key);
        var rows = wreck.Outbox.ToDictionary(r => r.DedupeKey);
        foreach (var reminder in WantedReminders(day, wreck))
        {
            var row = rows.GetValueOrDefault(reminder.DedupeKey);
            var isKept = row?.State is OutboxState.Done || (!isLast && row?.State is OutboxState.Due or OutboxState.Sending);
            if (!isKept) Forgot($"{reminder.DedupeKey} is {row?.State.ToString() ?? "nowhere"}");
            else if (isLast && reminder.Channel is ReminderChannel.Email && !mails.Has(reminder.DedupeKey)) Forgot($"{reminder.DedupeKey} counts as sent and never arrived");
        }
    }

    private void Forgot(string what)
    {
        _forgotten++;
        _outcome.Broke(what);
    }

    private static IEnumerable<DueReminder> WantedReminders(ChaosDay day, Wreck wreck) =>
        from slot in wreck.Slots
        where slot.Status is SlotStatus.Claimed
        from reminder in ReminderPolicy.For(slot, day.People.Single(p => p.Id == slot.HolderId), day.Campaign.Rules)
        where reminder.DueAt <= ChaosDay.Now
        select reminder;
}
