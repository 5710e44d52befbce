using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Slots;

namespace WarRoom.Bench.Chaos;

/// <summary>Sends each form up to five times with one key: at once, with the connection dropped before the answer, after other forms have
/// changed the slot, and after a kill. One effect and one answer each.</summary>
internal sealed class ReplayScenario(Orders orders)
{
    private const int People = 6;
    private readonly Outcome _outcome = new("replay");
    private readonly Random _chance = new(orders.Seed);
    private readonly List<Sent> _all = [];
    private int _sendings, _dropped, _answersChanged;

    /// <summary>A form with the one answer that it got.</summary>
    private sealed record Sent(Phone Phone, Form Form, string Answer);

    public async Task<Outcome?> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-chaos-").FullName;
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, (orders.Rounds / 3) + 10).Select(_ => Duration.FromHours(3)));
        var phones = day.Phones();
        var slots = new Queue<SlotId>(day.Slots);
        var again = new List<Sent>();
        while (_all.Count < orders.Rounds)
        {
            using var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, false, []));
            if (_all.Count == 0) await Task.WhenAll(phones.Select(p => p.SignInAsync(house.Line)));
            await Task.WhenAll(again.Select(s => ExpectAsync(house.Line, s)));
            var start = _all.Count;
            while (_all.Count < Math.Min(orders.Rounds, start + Math.Max(24, orders.Rounds / 8)))
            {
                var some = await Task.WhenAll(phones.Select(p => (p, Slot: slots.Dequeue())).ToList().Select(x => OneSlotAsync(house.Line, x.p, x.Slot)));
                _all.AddRange(some.SelectMany(s => s));
            }

            again = _all[start..];
            await Task.WhenAll(again.Select(s => ExpectAsync(house.Line, s)));
            house.KillNow();
        }

        var doubled = await EffectsAsync(folder);
        Directory.Delete(folder, recursive: true);
        _outcome.Count("forms", _all.Count);
        _outcome.Count("sendings", _sendings);
        _outcome.Count("dropped before the answer", _dropped);
        _outcome.Count("effects missing or doubled", doubled);
        _outcome.Count("answers changed", _answersChanged);
        return _outcome;
    }

    /// <summary>A member takes a slot, gives it back, takes it again and confirms; each form is new, and each is sent several times.
    /// Taking and giving back are where a form sent again late would undo what came after it.</summary>
    private async Task<List<Sent>> OneSlotAsync(HttpClient line, Phone phone, SlotId slot)
    {
        var sent = new List<Sent>();
        foreach (var (index, act) in new[] { Act.Claim, Act.Release, Act.Claim, Act.Confirm }.Index())
        {
            sent.Add(await SendOftenAsync(line, phone, new(act, slot, $"{slot}-{index}")));
            foreach (var earlier in sent.ToList()) await ExpectAsync(line, earlier);
        }

        return sent;
    }

    private async Task<Sent> SendOftenAsync(HttpClient line, Phone phone, Form form)
    {
        var copies = Draw(5) + 1;
        var answers = await Task.WhenAll(Enumerable.Range(0, copies).Select(i => i > 0 && Draw(3) == 0 ? DropAsync(line, phone, form) : AnswerAsync(line, phone, form)));
        var known = answers.OfType<string>().Distinct().ToList();
        if (known.Count != 1 || !form.IsDoneBy(known[0])) Changed($"{form.Act} of {form.Slot} answered {string.Join(" and ", known)}");
        return new(phone, form, known[0]);
    }

    private async Task ExpectAsync(HttpClient line, Sent sent)
    {
        var answer = await AnswerAsync(line, sent.Phone, sent.Form);
        if (answer != sent.Answer) Changed($"{sent.Form.Act} of {sent.Form.Slot} answered {sent.Answer}, sent again {answer}");
    }

    private async Task<string?> AnswerAsync(HttpClient line, Phone phone, Form form)
    {
        Interlocked.Increment(ref _sendings);
        return await phone.SendAsync(line, form);
    }

    /// <summary>The browser goes away while the application works: no answer.</summary>
    private async Task<string?> DropAsync(HttpClient line, Phone phone, Form form)
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(1 + Draw(12)));
        try
        {
            Interlocked.Increment(ref _sendings);
            return await phone.SendAsync(line, form, gone.Token);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _dropped);
            return null;
        }
    }

    private async Task<int> EffectsAsync(string folder)
    {
        var wreck = await Wreck.ReadAsync(Wreck.Copy(folder), _outcome);
        var wrong = 0;
        foreach (var slot in _all.Select(s => s.Form.Slot).Distinct())
        {
            var kinds = wreck.Events.Where(e => e.SlotId == slot && e.ByMember is not null).OrderBy(e => e.Version).Select(e => e.Kind).ToList();
            if (kinds is [SlotEventKind.Claimed, SlotEventKind.Released, SlotEventKind.Claimed, SlotEventKind.Posted]) continue;
            wrong++;
            _outcome.Broke($"{slot}: {string.Join(", ", kinds)}");
        }

        return wrong;
    }

    private void Changed(string what)
    {
        Interlocked.Increment(ref _answersChanged);
        _outcome.Broke(what);
    }

    private int Draw(int below)
    {
        lock (_chance) return _chance.Next(below);
    }
}
