using NodaTime;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>The visits of the hour that begins at an instant; null is a gap, not zero.</summary>
public sealed record HourRow(Instant Hour, int? Visits);

/// <summary>Hourly visits: the weeks before (baseline) or the day itself; one hour a line, each hour once.</summary>
public static class HourSheet
{
    public static SheetFormat<HourRow> Baseline { get; } = FormatOf("baseline");

    public static SheetFormat<HourRow> Day { get; } = FormatOf("day");

    public static ImportSheet<HourRow> ReadBaseline(Spreadsheet sheet, ImportContext context) => Read(Baseline, sheet, context);

    public static ImportSheet<HourRow> ReadDay(Spreadsheet sheet, ImportContext context) => Read(Day, sheet, context);

    private static ImportSheet<HourRow> Read(SheetFormat<HourRow> format, Spreadsheet sheet, ImportContext context)
    {
        var moments = new MomentReader(context.Zone);
        return format.Read(sheet, row =>
        {
            var hour = moments.Read(row, "hour", isWholeHour: true);
            if (hour is { } at) row.IsAbout(MomentReader.Write(at));
            var visits = row.Count("visits");
            return row.Refusals.Count == 0 ? new HourRow(hour!.Value, visits) : null;
        });
    }

    private static SheetFormat<HourRow> FormatOf(string name) => new(name, "hour visits", "")
    {
        Key = row => MomentReader.Write(row.Hour),
        Cells = row => [MomentReader.Write(row.Hour), Cells.Of(row.Visits)],
        RefusedRowsHoldTheirKey = true,
    };
}
