using System.Globalization;
using WarRoom.Domain.Sources;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Networks.Reading;

/// <summary>Good answers of each server about one truth: the visits of each hour of two days, up to noon.</summary>
internal static class Bodies
{
    private static readonly LocalDate[] Days = [new(2026, 11, 11), new(2026, 11, 12)];

    public static SourceSettings PlausibleSite => new() { Site = "harbour.example" };

    /// <summary>The truth.</summary>
    public static int VisitsAt(LocalDate day, int hour) => day == Days[1] && hour > 12 ? 0 : hour == 10 ? 0 : (day.Day * 10) + hour - 117 is var count and > 0 ? count : hour + 3;

    public static int VisitsAt(Instant hour) => hour.InZone(Berlin) is var local ? VisitsAt(local.Date, local.Hour) : 0;

    private static IEnumerable<(string Day, int Hour, int Visits)> Truth => Days.SelectMany(day => Enumerable.Range(0, 24).Select(hour => (day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), hour, VisitsAt(day, hour))));

    /// <summary>Hours that have something, up to now, as those write who leave empty ones out.</summary>
    private static IEnumerable<(string Day, int Hour, int Visits)> Named => Truth.Where(t => t.Visits > 0);

    public static string Plausible()
    {
        var rows = Joined(Named, t => $$"""{"metrics":[{{t.Visits}}],"dimensions":["{{Label(t)}}"]}""");
        var labels = Joined(Truth, t => $"\"{Label(t)}\"");
        return $$"""
            {"results":[{{rows}}],"meta":{"time_labels":[{{labels}}]},
             "query":{"site_id":"harbour.example","metrics":["visits"],"date_range":["2026-11-11T00:00:00+01:00","2026-11-12T23:59:59+01:00"],"filters":[],"dimensions":["time:hour"],"order_by":[["time:hour","asc"]],"include":{"time_labels":true} } }
            """;
    }

    public static string Matomo()
    {
        var days = Truth.GroupBy(t => t.Day).Select(day => $"\"{day.Key}\":[{Joined(day.Where(t => day.Key == "2026-11-11" || t.Hour <= 12), MatomoRow)}]");
        return $"{{{string.Join(',', days)}}}";
    }

    public static string Umami()
    {
        string Rows(int factor) => Joined(Named, t => $"{{\"x\":\"{Label(t)}\",\"y\":{t.Visits * factor}}}");
        return $"{{\"pageviews\":[{Rows(3)}],\"sessions\":[{Rows(1)}]}}";
    }

    public static string Ga4()
    {
        var rows = Joined(Named, t => $$"""{"dimensionValues":[{"value":"{{t.Day.Replace("-", "", StringComparison.Ordinal)}}{{t.Hour:00}}"}],"metricValues":[{"value":"{{t.Visits}}"}]}""");
        return $$"""
            {"dimensionHeaders":[{"name":"dateHour"}],"metricHeaders":[{"name":"sessions","type":"TYPE_INTEGER"}],
             "rows":[{{rows}}],"rowCount":{{Named.Count()}},"metadata":{"timeZone":"Europe/Berlin","currencyCode":"EUR"},"kind":"analyticsData#runReport"}
            """;
    }

    public static string Json() => $"{{\"data\":{{\"hours\":[{Joined(Named, t => $"{{\"hour\":\"{t.Day}T{t.Hour:00}:00+01:00\",\"visits\":{t.Visits}}}")}]}}}}";

    public static string Csv() => "hour,visits,note\n" + string.Concat(Named.Select(t => $"{t.Day} {t.Hour:00}:00,{t.Visits},\"a, b\"\n"));

    private static string MatomoRow((string Day, int Hour, int Visits) t) =>
        $$"""{"label":"{{t.Hour:00}}","nb_uniq_visitors":{{t.Visits}},"nb_visits":"{{t.Visits}}","nb_actions":4,"sum_visit_length":721,"bounce_count":0,"segment":"visitStartServerHour=={{t.Hour}}"}""";

    private static string Label((string Day, int Hour, int Visits) t) => $"{t.Day} {t.Hour:00}:00:00";

    private static string Joined<T>(IEnumerable<T> rows, Func<T, string> write) => string.Join(',', rows.Select(write));
}
