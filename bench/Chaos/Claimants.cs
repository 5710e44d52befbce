using System.Diagnostics;
using System.Text.Json;
using WarRoom.Domain;

namespace WarRoom.Bench.Chaos;

/// <summary>What a process of claimants needs: where the application is, and whose browsers it acts as.</summary>
internal sealed record ClaimantsOrder(string Address, IReadOnlyList<Session> Sessions);

/// <summary>What came of one round in one process.</summary>
internal sealed record ClaimantsRound(int Won, int Taken, IReadOnlyList<string> Other, IReadOnlyList<double> Milliseconds);

/// <summary>A process of its own that claims, with everybody at once, each slot whose id it reads from its input.</summary>
internal static class Claimants
{
    public static async Task<int> RunAsync(string file)
    {
        var order = JsonSerializer.Deserialize<ClaimantsOrder>(await File.ReadAllTextAsync(file))!;
        using var line = Phone.NewLine(order.Address);
        while (await Console.In.ReadLineAsync() is { Length: > 0 } slot)
        {
            Console.WriteLine(JsonSerializer.Serialize(await ClaimAsync(line, order.Sessions, new SlotId(Guid.Parse(slot)))));
        }

        return 0;
    }

    private static async Task<ClaimantsRound> ClaimAsync(HttpClient line, IReadOnlyList<Session> sessions, SlotId slot)
    {
        var form = new Form(Act.Claim, slot, $"claim-{slot}");
        var answers = await Task.WhenAll(sessions.Select(async session =>
        {
            var watch = Stopwatch.StartNew();
            var answer = await Phone.SendAsync(line, session, form);
            return (Answer: answer, watch.Elapsed.TotalMilliseconds);
        }));
        var taken = $"/me?said=slot.taken&slot={slot}";
        return new(answers.Count(a => form.IsDoneBy(a.Answer)), answers.Count(a => a.Answer == taken), [.. answers.Select(a => a.Answer).Where(a => a != taken && !form.IsDoneBy(a))], [.. answers.Select(a => a.TotalMilliseconds)]);
    }
}
