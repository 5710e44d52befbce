using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime.Text;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Analytics;

/// <summary>Plausible's Stats API v2. It writes hours in the site's reporting zone without an offset, and leaves out empty ones; the labels
/// that are asked for say which hours it answered, and the echo of the question says in which zone.</summary>
/// <remarks>https://plausible.io/docs/stats-api</remarks>
public sealed class PlausibleNumbers(SourceHttp http) : IReadsNumbers
{
    public SourceKind Kind => SourceKind.Plausible;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var (first, last) = (source.FirstDay, source.LastDay);
        var body = new
        {
            site_id = source.Settings.Site,
            metrics = new[] { "visits" },
            date_range = new[] { LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(last) },
            dimensions = new[] { "time:hour" },
            include = new { time_labels = true },
        };
        var json = await http.PostJsonAsync($"{source.Home}/api/v2/query", body, r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", source.Token), stop);
        CheckEcho(json.Field("query"), source, first, last);

        var hours = new HourSeries(source.Zone, source.Span);
        var labels = json.Field("meta").Field("time_labels").Items().Select(l => l.Text()).ToList();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in json.Field("results").Items())
        {
            var label = row.Field("dimensions").Only().Text();
            var count = row.Field("metrics").Only().Count();
            if (!counts.TryAdd(label, count) && source.Zone.MapLocal(HourSeries.ReadLocal(label)).Count != 2) throw UnreadableException.NotUnderstood($"the hour {Strict.Short(label)} comes twice");
        }

        if (counts.Keys.Except(labels, StringComparer.Ordinal).FirstOrDefault() is { } other) throw UnreadableException.NotUnderstood($"the hour {Strict.Short(other)} is not among those that were answered");
        foreach (var label in labels)
        {
            var hour = HourSeries.ReadLocal(label);
            if (hour.Date < first || hour.Date > last) throw UnreadableException.NotUnderstood($"the hour {Strict.Short(label)} was not asked for");
            hours.Add(hour, counts.GetValueOrDefault(label));
        }

        return new() { Hours = HourSeries.Believed(hours.AsAnswered(), "Plausible") };
    }

    /// <summary>The answer belongs to this question, and the site keeps the time that the source was told.</summary>
    private static void CheckEcho(JsonElement query, SourceToRead source, LocalDate first, LocalDate last)
    {
        if (query.Field("site_id").Text() != source.Settings.Site) throw UnreadableException.NotUnderstood("it is about another site");
        if (query.Field("metrics").Only().Text() != "visits" || query.Field("dimensions").Only().Text() != "time:hour") throw UnreadableException.NotUnderstood("it answers another question");
        if (query.Field("date_range").Items().Select(d => d.Text()).ToList() is not [var from, var to]) throw UnreadableException.NotUnderstood("its range has no two ends");
        if (OffsetDateTimePattern.ExtendedIso.Parse(from) is not { Success: true, Value: var start } || OffsetDateTimePattern.ExtendedIso.Parse(to) is not { Success: true, Value: var end }) throw UnreadableException.NotUnderstood("its range has no offset");
        if (start.Date != first || end.Date != last) throw UnreadableException.NotUnderstood("it is about other days");
        if (start.ToInstant() != source.Zone.AtStartOfDay(first).ToInstant() || end.Offset != source.Zone.GetUtcOffset(end.ToInstant()))
        {
            throw UnreadableException.NeedsPerson($"The site keeps another time than {source.Zone.Id}: Plausible says {start.Offset} on {LocalDatePattern.Iso.Format(first)}. Choose the site’s reporting zone");
        }
    }
}
