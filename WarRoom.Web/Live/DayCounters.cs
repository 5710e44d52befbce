using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Live;

/// <summary>The counters of the day: value, goal, plan by now, source and age.</summary>
internal static class DayCounters
{
    private static readonly Measure[] Shown = [Measure.Shares, Measure.Reactions, Measure.Follows];

    public static IReadOnlyList<CounterView> Of(DaySnapshot day, List<Objective> objectives, List<MetricReading> readings, int clicks)
    {
        var share = ShareOfPlan(day);
        return [Visits(day, objectives, share), .. Shown.Select(m => Network(m, objectives, readings, share)), Clicks(day, clicks), SlotsVerified(day)];
    }

    /// <summary>The share of the planned posts that are due by now: what a goal is measured against during the day.</summary>
    private static double ShareOfPlan(DaySnapshot day) =>
        day.Slots.Count == 0 ? 0 : (double)day.Slots.Count(s => s.PlannedAt <= day.Now) / day.Slots.Count;

    private static CounterView Visits(DaySnapshot day, List<Objective> objectives, double share)
    {
        var goal = objectives.FirstOrDefault(o => o.IsTraffic)?.Goal;
        var lift = day.Lift;
        return new("Visits above expected", Measure.Visits, lift.Extra, lift.Low, lift.High, goal, (int)((goal ?? 0) * share), lift.ReadAt is null ? "no data yet" : "hourly visits", lift.ReadAt, lift.Word);
    }

    private static CounterView Network(Measure measure, List<Objective> objectives, List<MetricReading> readings, double share)
    {
        // A network's newest running total counts, whatever its source: entered by hand and read by machine are never added.
        var newest = readings.Where(r => r.Measure == measure).GroupBy(r => r.Network).Select(g => g.MaxBy(r => (r.At, r.Id))!).ToList();
        int? value = newest.Count == 0 ? null : newest.Sum(r => r.Total);
        var goal = GoalOf(measure, objectives);
        var sources = newest.Select(r => r.Source).Distinct(StringComparer.Ordinal).ToList();
        return new(Label(measure), measure, value, null, null, goal, (int)((goal ?? 0) * share), sources.Count == 0 ? "no data yet" : string.Join(" and ", sources), newest.Count == 0 ? null : newest.Max(r => r.At), null);
    }

    private static CounterView Clicks(DaySnapshot day, int clicks) =>
        new("Clicks by people", Measure.Clicks, clicks, null, null, null, 0, "own links", day.Now, null);

    private static CounterView SlotsVerified(DaySnapshot day) =>
        new("Slots verified", null, day.Count(SlotFace.Verified), null, null, day.Slots.Count, day.Slots.Count(s => s.PlannedAt <= day.Now), "confirmations", day.Now, null);

    public static int? GoalOf(Measure measure, List<Objective> objectives)
    {
        if (objectives.FirstOrDefault(o => o.Measures.Contains(measure)) is not { } objective) return null;
        if (objective.GoalByMeasure.TryGetValue(measure, out var own)) return own;
        return objective.Measures.Count == 1 ? objective.Goal : null;
    }

    private static string Label(Measure measure) => measure is Measure.Follows ? "New followers" : measure.ToString();
}
