using System.Diagnostics;
using System.Globalization;
using WarRoom.Domain.Planning;

namespace WarRoom.Bench;

/// <summary>Plans an instance file and prints what the plan is worth and how long it took.</summary>
/// <example>plan --instance FILE --seconds 2 [--seed 1] [--iterations N] [--out SOLUTION.json]; with a folder for FILE, every instance in it.</example>
public static class PlanBench
{
    public static int Run(string[] args)
    {
        var instance = Option(args, "--instance");
        if (instance is null)
        {
            Console.Error.WriteLine("plan --instance FILE|FOLDER [--seconds 2] [--seed 1] [--iterations N] [--out SOLUTION.json]");
            return 2;
        }

        var files = Directory.Exists(instance) ? Directory.GetFiles(instance, "*.json").Order().ToArray() : [instance];
        return files.Select(file => RunOne(file, args)).ToList().TrueForAll(isValid => isValid) ? 0 : 1;
    }

    private static bool RunOne(string file, string[] args)
    {
        var reading = Stopwatch.StartNew();
        var request = PlanJson.Read(File.ReadAllText(file));
        var read = reading.Elapsed;

        var watch = Stopwatch.StartNew();
        TimeSpan? first = null;
        var budget = Option(args, "--iterations") is { } steps
            ? PlanBudget.Steps(long.Parse(steps, CultureInfo.InvariantCulture))
            : PlanBudget.Until(TimeProvider.System, TimeSpan.FromSeconds(double.Parse(Option(args, "--seconds") ?? "2", CultureInfo.InvariantCulture)));
        var seed = long.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var plan = Optimiser.Plan(request, seed, budget, _ => first ??= watch.Elapsed);
        watch.Stop();

        var violations = PlanCheck.Of(request, plan);
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{request.Id}: objective={PlanScore.Of(request, plan).Total} bound=- gap=- filled={plan.Assignments.Count}/{request.Slots.Count} standbys={plan.Assignments.Count(a => a.Backup is not null)} valid={violations.Count == 0} read={read.TotalSeconds:0.000}s first={first?.TotalSeconds:0.000}s time={watch.Elapsed.TotalSeconds:0.00}s memory={memory}MB{Changed(request, plan)}"));
        foreach (var violation in violations.Take(10)) Console.WriteLine($"  ! {violation}");
        if (Option(args, "--out") is { } target) File.WriteAllText(target, PlanJson.Write(plan));
        return violations.Count == 0;
    }

    private static string Changed(PlanRequest request, PlanResult plan)
    {
        if (request.Baseline is null) return "";
        var now = plan.Assignments.ToDictionary(a => a.Slot);
        var changed = request.Baseline.Assignments.Count(was => !was.IsPosted
            && !(now.TryGetValue(was.Slot, out var a) && (a.Member, a.Time, a.Variant) == (was.Member, was.Time, was.Variant)));
        return $" changed={changed}";
    }

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
