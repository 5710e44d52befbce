using System.Diagnostics;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>Kills the application at a random moment of a burst of claims, confirmations, releases and due reminders, or cuts its power,
/// and starts it again on what is left: nothing acknowledged is lost, nothing happens twice, no reminder is forgotten.</summary>
internal sealed class CrashScenario(Orders orders, PowerCut? cut)
{
    private const int RoundsPerDay = 20;
    private const int People = 8;
    private const int WarmCommands = 10;
    private readonly Outcome _outcome = new(cut is null ? "kill" : "power");
    private readonly Random _chance = new(orders.Seed);
    private readonly Times _starts = new();
    private int _acknowledged, _lost, _doubled, _forgotten, _repeated, _mails;

    public async Task<Outcome?> RunAsync()
    {
        for (var done = 0; done < orders.Rounds; done += RoundsPerDay) await OneDayAsync(Math.Min(RoundsPerDay, orders.Rounds - done));
        _outcome.Count("rounds", orders.Rounds);
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
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, 300).Select(i => Duration.FromSeconds(480 + i)));
        var crew = new Crew(day, _chance);
        for (var round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            using var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, false, sink.Arguments, cut?.Begin(folder)));
            _starts.Add(watch.Elapsed.TotalMilliseconds);
            await crew.ComeBackAsync(house.Line);
            if (round == rounds) await UntilSettledAsync(folder);
            else await crew.WorkUntilAsync(house, WarmCommands, TimeSpan.FromMilliseconds(_chance.Next(150)));
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

    private async Task LookAsync(ChaosDay day, Crew crew, MailCount mails, bool isLast)
    {
        var wreck = await Wreck.ReadAsync(day.Folder, _outcome);
        var (lost, doubled) = crew.Book.Compare(wreck.Events, _outcome);
        _lost += lost;
        _doubled += doubled;
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

    /// <summary>Until everything due is delivered, at most as long as a lease and two sweeps last.</summary>
    private async Task UntilSettledAsync(string folder)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < TimeSpan.FromSeconds(25) && !(await Wreck.ReadAsync(folder, _outcome)).IsSettledAt(ChaosDay.Now)) await Task.Delay(250);
    }
}

/// <summary>The people of the day: each claims, confirms and gives back, one form after the other, and sends again what was cut off.</summary>
internal sealed class Crew(ChaosDay day, Random chance)
{
    private readonly IReadOnlyList<Hand> _hands = [.. day.Phones().Select((p, i) => new Hand(p, day.Slots, new Random(chance.Next() + i)))];
    private Task _work = Task.CompletedTask;
    private volatile bool _isOver;

    public CommandBook Book { get; } = new();

    /// <summary>Everybody signs in the first time, and sends again, with the same key, what got no answer.</summary>
    public async Task ComeBackAsync(HttpClient line)
    {
        await Task.WhenAll(_hands.Select(h => h.SignInAsync(line)));
        await Task.WhenAll(Book.Unanswered.Select(c => c.SendAsync(line)));
        foreach (var hand in _hands) hand.Learn();
    }

    /// <summary>Works until so many commands were answered, and a moment longer.</summary>
    public async Task WorkUntilAsync(HouseProcess house, int commands, TimeSpan longer)
    {
        var before = Book.Done;
        _isOver = false;
        _work = Task.WhenAll(_hands.Select(h => Task.Run(() => h.WorkAsync(house.Line, Book, () => _isOver))));
        while (Book.Done < before + commands && !_work.IsCompleted) await Task.Delay(2);
        await Task.Delay(longer);
    }

    public async Task GoHomeAsync()
    {
        _isOver = true;
        await _work;
    }

    private sealed class Hand(Phone phone, IReadOnlyList<SlotId> slots, Random chance)
    {
        private readonly HashSet<SlotId> _mine = [];
        private readonly HashSet<SlotId> _over = [];
        private readonly List<Command> _news = [];
        private bool _isIn;
        private int _next;

        public async Task SignInAsync(HttpClient line)
        {
            if (!_isIn) await phone.SignInAsync(line);
            _isIn = true;
        }

        public async Task WorkAsync(HttpClient line, CommandBook book, Func<bool> isOver)
        {
            while (!isOver())
            {
                var command = new Command(phone, NextForm());
                book.Add(command);
                _news.Add(command);
                await command.SendAsync(line);
                if (!command.IsAnswered) return;
                Learn();
            }
        }

        /// <summary>Takes note of what the answers mean for the own slots.</summary>
        public void Learn()
        {
            foreach (var (act, slot, isDone) in _news.Where(c => c.IsAnswered).Select(c => (c.Form.Act, c.Form.Slot, c.IsDone)))
            {
                if (act is Act.Claim && isDone) _mine.Add(slot);
                else if (act is Act.Claim) _over.Add(slot);
                else _mine.Remove(slot);
                if (act is Act.Confirm) _over.Add(slot);
            }

            _news.RemoveAll(c => c.IsAnswered);
        }

        private Form NextForm()
        {
            var key = $"{phone.Member.Name}-{_next++}";
            var free = slots.Where(s => !_mine.Contains(s) && !_over.Contains(s)).ToList();
            if (_mine.Count > 0 && (free.Count == 0 || chance.Next(100) < 55)) return new(chance.Next(100) < 60 ? Act.Confirm : Act.Release, _mine.First(), key);
            return new(Act.Claim, free.Count > 0 ? free[chance.Next(free.Count)] : slots[0], key);
        }
    }
}
