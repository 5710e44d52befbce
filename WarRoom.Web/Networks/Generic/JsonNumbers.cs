using System.Net.Http.Headers;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Generic;

/// <summary>Any address that answers JSON: a list of hours with visits, or one running total of a network.</summary>
public sealed class JsonNumbers(SourceHttp http) : IReadsNumbers
{
    public SourceKind Kind => SourceKind.Json;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var settings = source.Settings;
        var json = await http.GetJsonAsync(source.Address, source.Token is { Length: > 0 } token ? r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token) : null, stop);
        var place = JsonPointer.Find(json, settings.Pointer);
        if (settings.Measure is not Measure.Visits) return new() { Totals = [new(settings.Network!.Value, settings.Measure, source.Address + settings.Pointer, place.CountOrText(), settings.Measure is not Measure.Follows)] };
        var hours = new HourSeries(source.Zone, source.Span);
        foreach (var row in place.Items())
        {
            if (row.Field(settings.Hour) is var hour && row.Optional(settings.Count) is { } count) hours.Add(hour.Text(), count.CountOrText());
        }

        return new() { Hours = hours.AsAnswered() };
    }
}

/// <summary>Any address that answers a table.</summary>
public sealed class CsvNumbers(SourceHttp http) : IReadsNumbers
{
    public SourceKind Kind => SourceKind.Csv;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var text = await http.GetTextAsync(source.Address, "text/csv, text/tab-separated-values, text/plain;q=0.9", source.Token is { Length: > 0 } token ? r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token) : null, stop);
        return new() { Hours = HoursTable.ReadCsv(text, source.Settings.Hour, source.Settings.Count, source.Zone, source.Span) };
    }
}
