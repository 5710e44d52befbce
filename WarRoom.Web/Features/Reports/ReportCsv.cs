using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Reports;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Reports;

/// <summary>The report as one table, a row a number, so that a spreadsheet can filter it by section.</summary>
public static class ReportCsv
{
    private static readonly string[] Header = ["section", "item", "measure", "value", "low", "high", "goal", "note"];

    public static string Of(ReportView view) => CsvText.Write(Header, Rows(view));

    private static IEnumerable<IReadOnlyList<string>> Rows(ReportView view)
    {
        var (report, day) = (view.Report, view.Day);
        yield return ["campaign", day.Campaign.Name, "date", day.Campaign.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), "", "", "", string.Join(" ", report.Headline)];
        if (day.Lift is { Observed: { } observed, Expected: { } expected, Extra: { } extra })
        {
            yield return Row("visits", "", "counted", observed);
            yield return Row("visits", "", "expected", expected);
            yield return Row("visits", "", "above expected", extra, day.Lift.Low, day.Lift.High);
        }

        foreach (var goal in report.Goals) yield return ["goal", goal.Fact.Name, goal.Fact.What, Text(goal.Fact.Result), Text(goal.Fact.Low), Text(goal.Fact.High), Text(goal.Fact.Goal), $"{goal.Verdict.Word(report.State)}. {goal.Fact.Source}".TrimEnd()];
        foreach (var row in Counts(report.Counts)) yield return row;
        foreach (var (section, groups) in new[] { ("variant", report.Variants), ("network", report.Networks), ("hour", report.Hours) })
        {
            foreach (var group in groups)
            {
                yield return Row(section, group.Name, "posts", group.Posts);
                yield return Row(section, group.Name, "clicks", group.Clicks);
                yield return [section, group.Name, "clicks a post", Decimal(group.PerPost), Decimal(group.Low), Decimal(group.High), "", group.Reading.Word()];
            }
        }

        foreach (var person in report.People)
        {
            yield return Row("person", person.Name, "posts", person.Made);
            yield return Row("person", person.Name, "on time", person.OnTime);
            yield return Row("person", person.Name, "clicks", person.Clicks);
        }

        foreach (var slot in day.Slots) yield return ["post", slot.PostUrl ?? "", slot.Network.Name(), slot.Status.ToString(), "", "", "", $"{day.Time(slot.PlannedAt)} {slot.VariantCode} {slot.HolderName}".Trim()];
        foreach (var note in view.Notes) yield return ["note", day.Time(note.At), note.ByName, "", "", "", "", note.Text];
    }

    private static IEnumerable<IReadOnlyList<string>> Counts(DayCounts counts) =>
    [
        Row("count", "", "people", counts.People), Row("count", "", "slots", counts.Slots), Row("count", "", "posts made", counts.Made), Row("count", "", "verified", counts.Verified),
        Row("count", "", "on time", counts.OnTime), Row("count", "", "missed", counts.Missed), Row("count", "", "holds", counts.Holds), Row("count", "", "minutes on hold", counts.HoldMinutes), Row("count", "", "clicks by people", counts.Clicks),
    ];

    private static string[] Row(string section, string item, string measure, int value, int? low = null, int? high = null) => [section, item, measure, Text(value), Text(low), Text(high), "", ""];

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Decimal(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
