using System.Diagnostics;
using System.Globalization;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Bounding;

namespace WarRoom.Bench;

/// <summary>Plans instance files and prints what the plans are worth, how close they are to what is possible, and how long it took.</summary>
/// <example>plan --instance FILE|FOLDER | --campaign FOLDER [--seconds 2] [--iterations N] [--seed 1] [--bound 3] [--out SOLUTION.json]</example>
/// <remarks>A time limit uses two processors, a number of iterations one. The bound is worked out after the search, for so many
/// seconds (0: none), and neither its time nor its memory is counted.</remarks>
public static class PlanBench
{
    public static int Run(string[] args)
    {
        if (Option(args, "--campaign") is { } folder) return Tell(Measured(() => CampaignFolder.Request(folder), args)) ? 0 : 1;
        var instance = Option(args, "--instance") ?? args.FirstOrDefault(File.Exists);
        if (instance is null)
        {
            Console.Error.WriteLine("plan --instance FILE|FOLDER | --campaign FOLDER [--seconds 2] [--iterations N] [--seed 1] [--bound 3] [--out SOLUTION.json]");
            return 2;
        }

        if (!Directory.Exists(instance)) return Tell(Measured(() => Read(instance), args)) ? 0 : 1;
        var all = Directory.GetFiles(instance, "*.json").Order(StringComparer.Ordinal).Select(file => Measured(() => Read(file), args)).ToList();
        Table(all);
        return all.TrueForAll(run => run.Violations.Count == 0) ? 0 : 1;
    }

    private static PlanRequest Read(string file) => PlanJson.Read(File.ReadAllText(file));

    private static Measurement Measured(Func<PlanRequest> reading, string[] args)
    {
        var watch = Stopwatch.StartNew();
        var request = reading();
        var read = watch.Elapsed;
        Optimiser.Plan(request, 0, Seconds(2)); // start-up: the runtime compiles what the search needs, and again what it needs often
        GC.Collect();

        watch.Restart();
        (TimeSpan? first, long steps) = (null, 0);
        var seed = long.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var budget = Option(args, "--iterations") is { } count ? PlanBudget.Steps(long.Parse(count, CultureInfo.InvariantCulture)) : Seconds(Number(args, "--seconds", 2));
        var plan = Optimiser.Plan(request, seed, budget, progress => (first, steps) = (first ?? watch.Elapsed, progress.Steps));
        var time = watch.Elapsed;
        var memory = Environment.WorkingSet >> 20;

        if (Option(args, "--out") is { } target) File.WriteAllText(target, PlanJson.Write(plan));
        var points = PlanScore.Of(request, plan).Total;
        return new(request, plan, PlanCheck.Of(request, plan), points, Bound(request, points, Number(args, "--bound", 3)), read, first ?? time, time, steps, memory);
    }

    private static PlanBudget Seconds(double seconds) => PlanBudget.Until(TimeProvider.System, TimeSpan.FromSeconds(seconds), workers: 2);

    private static long? Bound(PlanRequest request, long points, double seconds)
    {
        if (seconds <= 0) return null;
        var bound = new PlanBound(new PlanFacts(request));
        bound.Run(Seconds(seconds), () => points, _ => { });
        return bound.Points;
    }

    private static bool Tell(Measurement run)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{run.Request.Id}: objective={run.Points} bound={run.Bound?.ToString(CultureInfo.InvariantCulture) ?? "-"} gap={run.Gap} filled={run.Filled} standbys={run.Standbys} first={run.First.TotalSeconds:0.000}s time={run.Time.TotalSeconds:0.0}s iterations={run.Steps} memory={run.Memory}MB{run.Changed} read={run.Read.TotalSeconds:0.000}s valid={run.IsValid}"));
        foreach (var violation in run.Violations.Take(10)) Console.WriteLine($"  ! {violation}");
        return run.IsValid;
    }

    private static void Table(List<Measurement> runs)
    {
        Console.WriteLine("| instance | members | slots | objective | bound | gap | filled | stand-bys | first s | time s | iterations | memory MB | valid |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var run in runs)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {run.Request.Id} | {run.Request.Members.Count} | {run.Request.Slots.Count} | {run.Points} | {run.Bound} | {run.Gap} | {run.Filled} | {run.Standbys} | {run.First.TotalSeconds:0.000} | {run.Time.TotalSeconds:0.0} | {run.Steps} | {run.Memory} | {run.IsValid} |"));
        }
    }

    private static double Number(string[] args, string name, double otherwise) =>
        Option(args, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private sealed record Measurement(
        PlanRequest Request, PlanResult Plan, IReadOnlyList<PlanViolation> Violations, long Points, long? Bound, TimeSpan Read, TimeSpan First, TimeSpan Time, long Steps, long Memory)
    {
        public bool IsValid => Violations.Count == 0;

        public string Gap => Bound is { } bound ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * (bound - Points) / Math.Max(1, Math.Abs(bound)):0.00}%") : "-";

        public string Filled => $"{Plan.Assignments.Count}/{Request.Slots.Count}";

        public int Standbys => Plan.Assignments.Count(a => a.Backup is not null);

        /// <summary>Slots of the running plan that are open now or differ in person, time or wording.</summary>
        public string Changed
        {
            get
            {
                if (Request.Baseline is null) return "";
                var now = Plan.Assignments.ToDictionary(a => a.Slot);
                var changed = Request.Baseline.Assignments.Count(was => !was.IsPosted
                    && !(now.TryGetValue(was.Slot, out var a) && (a.Member, a.Time, a.Variant) == (was.Member, was.Time, was.Variant)));
                return $" changed={changed}";
            }
        }
    }
}
