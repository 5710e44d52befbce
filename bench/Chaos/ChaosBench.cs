namespace WarRoom.Bench.Chaos;

/// <summary>What to break, how often, and with which fault put in on purpose.</summary>
/// <param name="Rounds">How often; a scenario knows what its round is.</param>
/// <param name="Mutant">A house with a fault, which has to be found; null for the application as it is.</param>
/// <param name="Seed">Chance, so that a run can be repeated as far as threads allow.</param>
internal sealed record Orders(int Rounds, string? Mutant, int Seed);

/// <summary>Starts the application as a process of its own, breaks it, and says in one line whether its promises held. The exit code is
/// 0 when they did, 1 when one broke, 2 when the scenario cannot run on this machine.</summary>
internal static class ChaosBench
{
    private static readonly Dictionary<string, (int Rounds, Func<Orders, Task<Outcome?>> Run)> Scenarios = new()
    {
        ["kill"] = (30, orders => new CrashScenario(orders, null).RunAsync()),
        ["claims"] = (20, ClaimsScenario.RunAsync),
        ["replay"] = (200, orders => new ReplayScenario(orders).RunAsync()),
        ["stop"] = (20, orders => new StopScenario(orders).RunAsync()),
        ["clock"] = (1, orders => new ClockScenario(orders).RunAsync()),
        ["power"] = (20, PowerAsync),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var name, .. var rest] || !Scenarios.TryGetValue(name, out var scenario) || Read(rest, scenario.Rounds) is not { } orders)
        {
            Console.WriteLine($"chaos {string.Join('|', Scenarios.Keys)} [--rounds N] [--mutant {string.Join('|', Mutants.Names)}] [--seed N]");
            return 2;
        }

        return await scenario.Run(orders) is { } outcome ? outcome.Write() : 2;
    }

    private static async Task<Outcome?> PowerAsync(Orders orders)
    {
        if (await PowerCut.BuildAsync() is { } cut) return await new CrashScenario(orders, cut).RunAsync();
        Console.WriteLine("power: cannot run here, it needs a C compiler under the name cc");
        return null;
    }

    private static Orders? Read(string[] args, int rounds)
    {
        var orders = new Orders(rounds, null, 1);
        for (var at = 0; at + 1 < args.Length; at += 2)
        {
            orders = (args[at], args[at + 1]) switch
            {
                ("--rounds", var n) when int.TryParse(n, out var number) => orders with { Rounds = number },
                ("--seed", var n) when int.TryParse(n, out var number) => orders with { Seed = number },
                ("--mutant", var mutant) when Mutants.Names.Contains(mutant) => orders with { Mutant = mutant },
                _ => orders with { Rounds = -1 },
            };
        }

        return args.Length % 2 == 0 && orders.Rounds > 0 ? orders : null;
    }
}
