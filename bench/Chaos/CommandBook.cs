using System.Collections.Concurrent;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Bench.Chaos;

/// <summary>A form that was sent; what came back, if anything did.</summary>
internal sealed class Command(Phone phone, Form form)
{
    private string? _answer;

    public Phone Phone => phone;

    public Form Form => form;

    /// <summary>The first sending got no answer: the application was killed meanwhile.</summary>
    public bool WasCutOff { get; private set; }

    public bool IsAnswered => _answer is not null;

    /// <summary>The application said that it is done.</summary>
    public bool IsDone => _answer is not null && form.IsDoneBy(_answer);

    public string Answer => _answer ?? "";

    public async Task SendAsync(HttpClient line)
    {
        try
        {
            _answer = await phone.SendAsync(line, form);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            WasCutOff = true;
        }
    }
}

/// <summary>Every command of a day, and what the record has to say about each once the application was killed.</summary>
internal sealed class CommandBook
{
    private readonly ConcurrentQueue<Command> _all = [];

    public int Done => _all.Count(c => c.IsDone);

    public IReadOnlyList<Command> Unanswered => [.. _all.Where(c => !c.IsAnswered)];

    /// <summary>What is acknowledged at this moment.</summary>
    public IReadOnlySet<Command> Acknowledged => _all.Where(c => c.IsDone).ToHashSet();

    public void Add(Command command) => _all.Enqueue(command);

    /// <summary>Compares with what the record of the slots says: how many acknowledged effects are missing, how many are there twice.</summary>
    /// <param name="events">The record.</param>
    /// <param name="acknowledged">What was acknowledged when the record was read; null for all that is by now.</param>
    /// <param name="outcome">Where a broken promise is told.</param>
    public (int Lost, int Doubled) Compare(IEnumerable<SlotEvent> events, IReadOnlySet<Command>? acknowledged, Outcome outcome)
    {
        var found = events.Where(e => e.ByMember is not null).GroupBy(e => (Member: e.ByMember!.Value, Slot: e.SlotId, Act: ActOf(e.Kind))).ToDictionary(g => g.Key, g => g.Count());
        var (lost, doubled) = (0, 0);
        foreach (var group in _all.GroupBy(c => (Member: c.Phone.Member.Id, c.Form.Slot, Act: (Act?)c.Form.Act)))
        {
            var (count, done) = (found.GetValueOrDefault(group.Key), group.Count(c => acknowledged?.Contains(c) ?? c.IsDone));
            var perhaps = group.Count(c => acknowledged is null ? c.WasCutOff && !c.IsDone : !acknowledged.Contains(c));
            if (count < done) outcome.Broke($"{group.Key}: {done} acknowledged, {count} in the record");
            if (count > done + perhaps) outcome.Broke($"{group.Key}: {done} acknowledged and {perhaps} cut off, {count} in the record; answered {string.Join(" ", group.Select(c => c.Answer))}");
            lost += Math.Max(0, done - count);
            doubled += Math.Max(0, count - done - perhaps);
        }

        return (lost, doubled);
    }

    private static Act? ActOf(SlotEventKind kind) => kind switch
    {
        SlotEventKind.Claimed or SlotEventKind.TakenOver => Act.Claim,
        SlotEventKind.Posted => Act.Confirm,
        SlotEventKind.Released => Act.Release,
        _ => null,
    };
}
