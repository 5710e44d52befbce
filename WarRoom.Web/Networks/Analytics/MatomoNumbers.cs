using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Analytics;

/// <summary>Matomo's Reporting API: visits by the hour of the server, one list a day, in the site's zone. It names every hour, so one that is left out
/// is not known. The token goes in the body, so that it
/// stands in no log of addresses. What is wrong comes with status 200.</summary>
/// <remarks>https://developer.matomo.org/api-reference/reporting-api</remarks>
public sealed class MatomoNumbers(SourceHttp http) : IReadsNumbers
{
    public SourceKind Kind => SourceKind.Matomo;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        // Two days at least: a single one would be answered in another shape.
        var (first, last) = (source.FirstDay == source.LastDay ? source.FirstDay.PlusDays(-1) : source.FirstDay, source.LastDay);
        var json = await http.PostFormAsync($"{source.Home}/index.php", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["module"] = "API",
            ["method"] = "VisitTime.getVisitInformationPerServerTime",
            ["idSite"] = source.Settings.Site,
            ["period"] = "day",
            ["date"] = $"{LocalDatePattern.Iso.Format(first)},{LocalDatePattern.Iso.Format(last)}",
            ["hideFutureHoursWhenToday"] = "1",
            ["filter_limit"] = "-1",
            ["format"] = "JSON",
            ["token_auth"] = source.Token ?? "",
        }, stop);
        if (json.ValueKind is JsonValueKind.Object && json.Optional("result") is not null) throw UnreadableException.NeedsPerson($"Matomo says: {Strict.Short(json.Field("message").Text())}");
        if (json.ValueKind is not JsonValueKind.Object) throw UnreadableException.NotUnderstood("the days are missing");

        var hours = new HourSeries(source.Zone, source.Span);
        foreach (var day in json.EnumerateObject())
        {
            if (LocalDatePattern.Iso.Parse(day.Name) is not { Success: true, Value: var date } || date < first || date > last) throw UnreadableException.NotUnderstood($"“{Strict.Short(day.Name)}” is no day that was asked for");
            foreach (var row in day.Value.Items()) hours.Add(date.At(new LocalTime(HourOf(row.Field("label").Text()), 0)), row.Field("nb_visits").CountOrText());
        }

        return new() { Hours = HourSeries.Believed(hours.AsAnswered(), "Matomo") };
    }

    /// <summary><c>00</c> to <c>23</c>, or as it is shown to people, <c>0h</c>.</summary>
    private static int HourOf(string label)
    {
        var digits = label.EndsWith('h') ? label[..^1] : label;
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            ? hour
            : throw UnreadableException.NotUnderstood($"“{Strict.Short(label)}” is no hour");
    }
}
