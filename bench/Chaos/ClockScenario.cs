using System.Globalization;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Tests;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>Sets the wall clock 70 minutes forward and, while mails are under way, one more, then two hours back, then forward again under
/// the running application: what is too old is listed as missed and never sent in a burst, what was sent is not sent again, and what is
/// due later still comes.</summary>
internal sealed class ClockScenario(Orders orders)
{
    private const int Each = 8;
    private readonly Outcome _outcome = new("clock");
    private int _missed, _late, _again, _lost;

    public async Task<Outcome?> RunAsync()
    {
        for (var round = 0; round < orders.Rounds; round++) await OneDayAsync();
        _outcome.Count("rounds", orders.Rounds);
        _outcome.Count("listed as missed", _missed);
        _outcome.Count("sent too late", _late);
        _outcome.Count("sent again", _again);
        _outcome.Count("lost", _lost);
        return _outcome;
    }

    private async Task OneDayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-chaos-").FullName;
        var clock = Path.Combine(folder, "minutes");
        await using var sink = new MailSink();
        var mails = new MailCount(sink);
        // By the time of the post: reminded at once; long over when the clock jumps; reminded by the jump; in the evening.
        Duration[] times = [Duration.FromMinutes(9), Duration.FromMinutes(40), Duration.FromMinutes(76), Duration.FromMinutes(240)];
        var day = await ChaosDay.WriteAsync(folder, 4, times.SelectMany(t => Enumerable.Repeat(t, Each)).Append(Duration.FromHours(6)));
        using (var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, true, ["--clock", clock, .. sink.Arguments])))
        {
            await ClaimAllAsync(day, house.Line);
            await day.SettleAsync();
            Expect(mails.Count, Each, "mails before the clock moved");

            var underWay = new TaskCompletionSource();
            sink.Before = _ =>
            {
                underWay.TrySetResult();
                return Task.Delay(500);
            };
            await SetAsync(clock, 70);
            await Task.WhenAny(underWay.Task, Task.Delay(TimeSpan.FromSeconds(20)));
            await SetAsync(clock, 71); // longer than a lease, while mails are under way
            await day.SettleAsync(Duration.FromMinutes(71));
            Expect(mails.Count, 2 * Each, "mails after 71 minutes forward");

            await SetAsync(clock, -49);
            await Task.Delay(TimeSpan.FromSeconds(7));
            Expect(mails.Count, 2 * Each, "mails after two hours back");

            await SetAsync(clock, 71);
            await Task.Delay(TimeSpan.FromSeconds(3));
            house.KillNow();
        }

        await JudgeAsync(day, mails);
        Directory.Delete(folder, recursive: true);
    }

    private async Task JudgeAsync(ChaosDay day, MailCount mails)
    {
        var wreck = await Wreck.ReadAsync(Wreck.Copy(day.Folder), _outcome);
        _again += mails.Repeated;
        if (mails.Repeated > 0) _outcome.Broke($"{mails.Repeated} mails were sent again");
        foreach (var (slot, group) in day.Slots.Take(4 * Each).Select((s, i) => (s, i / Each)))
        {
            var rows = wreck.Outbox.Where(r => r.SlotId == slot && r.Kind is MessageKind.Reminder).ToList();
            var wanted = group switch { 0 or 2 => OutboxState.Done, 1 => OutboxState.Missed, _ => OutboxState.Due };
            _missed += rows.Count(r => r.State is OutboxState.Missed);
            if (group == 1) _late += rows.Count(r => r.State is OutboxState.Done);
            if (group is 0 or 2 && rows.Any(r => r.State is not OutboxState.Done)) _lost++;
            if (rows.Count != 2 || rows.Any(r => r.State != wanted)) _outcome.Broke($"the reminders of slot {slot} (group {group}) are {string.Join(", ", rows.Select(r => $"{r.Channel} {r.State}"))}, wanted {wanted}");
        }
    }

    private void Expect(int found, int wanted, string what)
    {
        if (found != wanted) _outcome.Broke($"{found} {what}, not {wanted}");
    }

    private static async Task ClaimAllAsync(ChaosDay day, HttpClient line)
    {
        var phones = day.Phones();
        await Task.WhenAll(phones.Select(p => p.SignInAsync(line)));
        await Task.WhenAll(phones.Select(async (phone, i) =>
        {
            foreach (var slot in day.Slots.Take(4 * Each).Where((_, at) => at % phones.Count == i))
            {
                var form = new Form(Act.Claim, slot, $"claim-{slot}");
                if (!form.IsDoneBy(await phone.SendAsync(line, form))) throw new InvalidOperationException("A slot could not be claimed.");
            }
        }));
    }

    private static Task SetAsync(string clock, int minutes) => File.WriteAllTextAsync(clock, minutes.ToString(CultureInfo.InvariantCulture));
}
