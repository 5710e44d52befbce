using System.Diagnostics;

namespace WarRoom.Tests.Chaos;

/// <summary>The short tier of the chaos harness: the application as a process of its own, broken a few times in each way. Each fault put
/// in on purpose has to be found, so that a scenario that checks nothing does not pass. The long tier is run by hand: docs/reliability.md.</summary>
public sealed class ChaosTests
{
    [Theory]
    [InlineData("kill", 1)]
    [InlineData("claims", 1)]
    [InlineData("replay", 48)]
    [InlineData("stop", 2)]
    [InlineData("clock", 1)]
    [InlineData("power", 1)]
    public async Task The_application_keeps_its_promises_when_it_is_broken(string scenario, int rounds)
    {
        var (exit, said) = await RunAsync(scenario, "--rounds", $"{rounds}");

        exit.ShouldBe(scenario == "power" && said.Contains("cannot run here", StringComparison.Ordinal) ? 2 : 0, said);
    }

    [Theory]
    [InlineData("kill", 1, "forgetful")]
    [InlineData("claims", 1, "naive-claim")]
    [InlineData("replay", 24, "no-keys")]
    [InlineData("stop", 4, "unfenced-stop")]
    [InlineData("clock", 1, "no-grace")]
    [InlineData("power", 1, "synchronous-normal")]
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
