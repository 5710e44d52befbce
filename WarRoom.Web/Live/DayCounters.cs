using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

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
        var joint = readings.Where(r => r.Measure == measure).Joint();
        var goal = GoalOf(measure, objectives);
        return new(Label(measure), measure, joint?.Total, null, null, goal, (int)((goal ?? 0) * share), joint is null ? "no data yet" : string.Join(" and ", joint.Sources), joint?.AsOf, null);
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
