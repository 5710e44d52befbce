using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime.Text;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Analytics;

/// <summary>Google Analytics 4, Data API: sessions by the hour in the property's own zone, which the answer names. Counts come as texts, and
/// today's are hours late.</summary>
/// <remarks>https://developers.google.com/analytics/devguides/reporting/data/v1</remarks>
public sealed class Ga4Numbers(SourceHttp http, GoogleTokens tokens) : IReadsNumbers
{
    private static readonly LocalDateTimePattern DateHour = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMddHH");

    public SourceKind Kind => SourceKind.Ga4;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var (first, last) = (source.FirstDay, source.LastDay);
        var body = new
        {
            dateRanges = new[] { new { startDate = LocalDatePattern.Iso.Format(first), endDate = LocalDatePattern.Iso.Format(last) } },
            dimensions = new[] { new { name = "dateHour" } },
            metrics = new[] { new { name = "sessions" } },
            orderBys = new[] { new { dimension = new { dimensionName = "dateHour" } } },
            keepEmptyRows = true,
            limit = 10_000,
        };
        var token = await tokens.OfAsync(source.Token, source.Now, stop);
        var json = await http.PostJsonAsync($"{source.Home}/v1beta/properties/{Uri.EscapeDataString(source.Settings.Site)}:runReport", body, r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token), stop);
        if (json.Field("dimensionHeaders").Only().Field("name").Text() != "dateHour" || json.Field("metricHeaders").Only().Field("name").Text() != "sessions") throw UnreadableException.NotUnderstood("it answers another question");
        var metadata = json.Field("metadata");
        if (metadata.Optional("dataLossFromOtherRow") is { ValueKind: JsonValueKind.True } || metadata.Optional("samplingMetadatas") is not null) throw UnreadableException.NotUnderstood("Google estimated these numbers");
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(metadata.Field("timeZone").Text()) ?? throw UnreadableException.NotUnderstood("the property’s zone is not known");

        var hours = new HourSeries(zone, source.Span);
        var rows = json.Optional("rows")?.Items().ToList() ?? [];
        if (rows.Count > 0 && json.Field("rowCount").Count() != rows.Count) throw UnreadableException.NotUnderstood("rows are missing");
        foreach (var row in rows)
        {
            var hour = HourOf(row.Field("dimensionValues").Only().Field("value").Text());
            if (hour.Date < first || hour.Date > last) throw UnreadableException.NotUnderstood($"the hour {hour} was not asked for");
            hours.Add(hour, Strict.Count(row.Field("metricValues").Only().Field("value").Text()));
        }

        return new() { Hours = HourSeries.Believed(hours.WithZerosBetween(), "Google Analytics") };
    }

    private static LocalDateTime HourOf(string text) =>
        DateHour.Parse(text) is { Success: true } parsed ? parsed.Value : throw UnreadableException.NotUnderstood($"“{Strict.Short(text)}” is no hour");
}
