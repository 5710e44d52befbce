using NodaTime;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>A part of the day on the campaign's wall clock and how many posts it wants; an end before the start runs past midnight.</summary>
public sealed record WaveRow(string Name, LocalTime Start, LocalTime End, int Slots, string? Purpose);

/// <summary>The waves: one a line, known by name; they start and end on any five minutes.</summary>
public static class WaveSheet
{
    public static SheetFormat<WaveRow> Format { get; } = new("waves", "wave start end slots", "purpose")
    {
        Key = row => row.Name.ToLowerInvariant(),
        Cells = row => [row.Name, Cells.Of(row.Start), Cells.Of(row.End), Cells.Of(row.Slots), Cells.Of(row.Purpose)],
    };

    public static ImportSheet<WaveRow> Read(Spreadsheet sheet) => Format.Read(sheet, Wave);

    private static WaveRow? Wave(RowReader row)
    {
        var name = row.Needed("wave");
        row.IsAbout(name.ToLowerInvariant());
        var (start, end) = (row.Time("start"), row.Time("end"));
        foreach (var (column, time) in new[] { ("start", start), ("end", end) })
        {
            if (time is { } at && at.Minute % 5 != 0) row.Refuse("time", $"{column}: waves lie on full five minutes.");
        }

        if (start is not null && start == end) row.Refuse("hours", "The wave ends when it starts.");
        var slots = row.Needed("slots").Length == 0 ? null : row.Count("slots");
        var wave = new WaveRow(name, start ?? default, end ?? default, slots ?? 0, row.Optional("purpose"));
        return row.Refusals.Count == 0 ? wave : null;
    }
}
