using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Reports;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Reports;

/// <summary>What the counters of the day say about an objective.</summary>
internal static class GoalFacts
{
    public static GoalFact Of(Objective objective, DaySnapshot day)
    {
        var counters = objective.Measures.Select(m => day.Counters.FirstOrDefault(c => c.Measure == m)).OfType<CounterView>().ToList();
        var read = counters.Where(c => c.Value is not null).ToList();
        var sources = string.Join(", ", read.Select(c => c.Source).Distinct(StringComparer.Ordinal));
        int? result = read.Count == 0 ? null : read.Sum(c => c.Value!.Value);
        var visits = objective.IsTraffic ? counters.FirstOrDefault(c => c.Measure is Measure.Visits) : null;
        return new(objective.Name, string.Join(" + ", objective.Measures.Select(Word)), objective.Goal, result, visits?.Low, visits?.High, sources);
    }

    /// <summary>What is counted; the page says it in the reader's language.</summary>
    public static string Word(Measure measure) => measure switch
    {
        Measure.Visits => "Visits above expected",
        Measure.Follows => "New followers",
        _ => measure.ToString(),
    };
}
