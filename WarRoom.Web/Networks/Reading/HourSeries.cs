using NodaTime.Text;
using WarRoom.Domain.Metrics;

namespace WarRoom.Web.Networks.Reading;

/// <summary>Collects the counts of hours. An hour comes once; one that the clocks skipped counts nothing; one that they repeated cannot be
/// told from its twin, so neither is known.</summary>
public sealed class HourSeries(DateTimeZone zone, HourSpan span)
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm':'ss");
    private static readonly Duration Hour = Duration.FromHours(1);
    private readonly Dictionary<Instant, int> _counts = [];
    private readonly HashSet<Instant> _unknown = [];

    /// <summary>A wall-clock hour without an offset, such as <c>2026-11-12 09:00:00</c>.</summary>
    public static LocalDateTime ReadLocal(string text) =>
        Local.Parse(text) is { Success: true } parsed ? parsed.Value : throw UnreadableException.NotUnderstood($"“{Strict.Short(text)}” is no hour");

    public void Add(LocalDateTime hour, int count)
    {
        if (hour.TimeOfDay.Minute != 0 || hour.TimeOfDay.Second != 0 || hour.TimeOfDay.NanosecondOfSecond != 0) throw UnreadableException.NotUnderstood($"“{hour}” is no full hour");
        var mapped = zone.MapLocal(hour);
        switch (mapped.Count)
        {
            case 1: Add(mapped.Single().ToInstant(), count); break;
            case 2: _unknown.UnionWith([mapped.First().ToInstant(), mapped.Last().ToInstant()]); break;
            default:
                if (count > 0) throw UnreadableException.NotUnderstood($"“{hour}” does not exist in {zone.Id}. Is this the zone of the site?");
                break;
        }
    }

    public void Add(Instant hour, int count)
    {
        if (!_counts.TryAdd(hour, count)) throw UnreadableException.NotUnderstood($"the hour {hour} comes twice");
    }

    /// <summary>The hours that were answered, as they are.</summary>
    public IReadOnlyList<HourlyCount> AsAnswered() =>
        [.. _counts.Where(c => c.Key >= span.From && c.Key < span.To).OrderBy(c => c.Key).Select(c => new HourlyCount(c.Key, c.Value))];

    /// <summary>The hours that were answered, and zero for those left out between the first and the last of them. Beyond these nothing is known:
    /// a site that was not measured yet, or a counter that fell silent, looks the same as a quiet one.</summary>
    public IReadOnlyList<HourlyCount> WithZerosBetween()
    {
        if (_counts.Count == 0) return [];
        var (first, last) = (_counts.Keys.Min(), _counts.Keys.Max());
        for (var hour = first; hour <= last; hour += Hour)
        {
            if (!_unknown.Contains(hour)) _counts.TryAdd(hour, 0);
        }

        return AsAnswered();
    }

    /// <summary>Some counters answer zero for a site that they do not know. Days without a single visit are not believed.</summary>
    public static IReadOnlyList<HourlyCount> Believed(IReadOnlyList<HourlyCount> hours, string name) =>
        hours.Any(h => h.Count > 0) ? hours : throw UnreadableException.NeedsPerson($"{name} shows no visit at all in these days, as it does for a site that it does not know. Is the site right?");
}
