using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using WarRoom.Domain.Slots;

namespace WarRoom.Bench.Chaos;

/// <summary>Two hundred people in two processes claim the same slot in the same moment: one has it, the others hear that it is taken.</summary>
internal static class ClaimsScenario
{
    private const int People = 200;
    private const int Processes = 2;

    public static async Task<Outcome?> RunAsync(Orders orders)
    {
        var outcome = new Outcome("claims");
        var folder = Directory.CreateTempSubdirectory("warroom-chaos-").FullName;
        var day = await ChaosDay.WriteAsync(folder, People, Enumerable.Range(0, orders.Rounds + 1).Select(i => Duration.FromHours(2)));
        using var house = await HouseProcess.StartAsync(new(folder, orders.Mutant, false, []));
        var phones = day.Phones();
        foreach (var some in phones.Chunk(20)) await Task.WhenAll(some.Select(p => p.SignInAsync(house.Line)));
        var crowds = phones.Chunk(People / Processes).Select((some, i) => Crowd.Start(Path.Combine(folder, $"claimants-{i}.json"), new(house.Address, [.. some.Select(p => p.Session)]))).ToList();
        var times = new Times();
        var (winners, taken) = (0, 0);
        foreach (var slot in day.Slots.Take(orders.Rounds))
        {
            var rounds = await Task.WhenAll(crowds.Select(c => c.ClaimAsync(slot.ToString())));
            winners += rounds.Sum(r => r.Won);
            taken += rounds.Sum(r => r.Taken);
            if (rounds.Sum(r => r.Won) != 1 || rounds.Sum(r => r.Taken) != People - 1) outcome.Broke($"{slot}: {rounds.Sum(r => r.Won)} won, {rounds.Sum(r => r.Taken)} heard that it is taken, others {string.Join(" ", rounds.SelectMany(r => r.Other).Distinct())}");
            foreach (var time in rounds.SelectMany(r => r.Milliseconds)) times.Add(time);
        }

        foreach (var crowd in crowds) crowd.Dispose();
        house.KillNow();
        var wreck = await Wreck.ReadAsync(Wreck.Copy(folder), outcome);
        foreach (var slot in day.Slots.Take(orders.Rounds).Where(s => wreck.Events.Count(e => e.SlotId == s && e.Kind is SlotEventKind.Claimed) != 1)) outcome.Broke($"{slot} was not claimed once in the record");
        Directory.Delete(folder, recursive: true);
        outcome.Count("rounds", orders.Rounds);
        outcome.Count("claims", orders.Rounds * People);
        outcome.Count("winners", winners);
        outcome.Count("told taken", taken);
        outcome.Count("ms p50", times.At(0.5));
        outcome.Count("p99", times.At(0.99));
        return outcome;
    }

    /// <summary>One process of claimants, and the pipe to it.</summary>
    private sealed class Crowd(Process process) : IDisposable
    {
        public static Crowd Start(string file, ClaimantsOrder order)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(order));
            return new(Process.Start(new ProcessStartInfo("dotnet", [typeof(ClaimsScenario).Assembly.Location, "claimants", file]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!);
        }

        public async Task<ClaimantsRound> ClaimAsync(string slot)
        {
            await process.StandardInput.WriteLineAsync(slot);
            await process.StandardInput.FlushAsync();
            return JsonSerializer.Deserialize<ClaimantsRound>(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The claimants are gone."))!;
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
