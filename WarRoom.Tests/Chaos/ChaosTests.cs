using System.Diagnostics;

namespace WarRoom.Tests.Chaos;

/// <summary>The short tier of the chaos harness: the application as a process of its own, broken a few times in each way. Each fault put
/// in on purpose has to be found, so that a scenario that checks nothing does not pass. Two promises and two faults run each time;
/// with <c>WARROOM_CHAOS=all</c> every one does, which takes four minutes. The long tier is run by hand: docs/reliability.md.</summary>
public sealed class ChaosTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("WARROOM_CHAOS") is "all";

    public static TheoryData<string, int> Scenarios => IsLong
        ? new() { { "kill", 1 }, { "claims", 1 }, { "replay", 48 }, { "stop", 2 }, { "clock", 1 }, { "power", 1 } }
        : new() { { "kill", 1 }, { "stop", 2 } };

    public static TheoryData<string, int, string> Faults => IsLong
        ? new() { { "kill", 1, "forgetful" }, { "claims", 1, "naive-claim" }, { "replay", 24, "no-keys" }, { "stop", 4, "unfenced-stop" }, { "clock", 1, "no-grace" }, { "power", 1, "synchronous-normal" } }
        : new() { { "claims", 1, "naive-claim" }, { "stop", 4, "unfenced-stop" } };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_application_keeps_its_promises_when_it_is_broken(string scenario, int rounds)
    {
        var (exit, said) = await RunAsync(scenario, "--rounds", $"{rounds}");

        exit.ShouldBe(scenario == "power" && said.Contains("cannot run here", StringComparison.Ordinal) ? 2 : 0, said);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_house_with_a_fault_is_found_out(string scenario, int rounds, string mutant)
    {
        var (exit, said) = await RunAsync(scenario, "--rounds", $"{rounds}", "--mutant", mutant);

        exit.ShouldBe(scenario == "power" && said.Contains("cannot run here", StringComparison.Ordinal) ? 2 : 1, said);
        if (exit == 1) said.ShouldContain("(BROKEN)");
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] args)
    {
        var bench = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "bench", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "bench.dll"));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [bench, "chaos", .. args]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(WarRoomApp.Stop), process.StandardError.ReadToEndAsync(WarRoomApp.Stop));
        try
        {
            await process.WaitForExitAsync(WarRoomApp.Stop);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
