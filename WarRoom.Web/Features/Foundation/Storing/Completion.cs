using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>A sheet without some columns says nothing about them: what is stored there stays.</summary>
internal static class Completion<TRow> where TRow : class
{
    /// <summary>The sheet with its missing columns filled from what is stored; null when nothing is missing or nothing is stored.</summary>
    public static Spreadsheet? Of(SheetFormat<TRow> format, Spreadsheet sheet, ImportSheet<TRow> read, Func<TRow, TRow?> stored)
    {
        var there = SheetColumns.Bind(format.Name, format.Required, format.Optional, sheet.Header).Places;
        var missing = format.Columns.Select((name, place) => (Name: name, Place: place)).Where(c => !there.ContainsKey(c.Name)).ToList();
        if (missing.Count == 0) return null;
        var before = read.Rows.Where(r => r.IsAccepted).Select(r => (r.Line, Said: stored(r.Value!))).Where(r => r.Said is not null).ToDictionary(r => r.Line, r => format.Cells(r.Said!));
        if (before.Count == 0) return null;
        return sheet with
        {
            Header = [.. sheet.Header, .. missing.Select(c => c.Name)],
            Rows = [.. sheet.Rows.Select(row => before.TryGetValue(row.Line, out var cells)
                ? row with { Cells = [.. Padded(row.Cells, sheet.Header.Count), .. missing.Select(c => CsvText.Neutralise(cells[c.Place]))] }
                : row)],
        };
    }

    private static IEnumerable<string> Padded(IReadOnlyList<string> cells, int columns) =>
        Enumerable.Range(0, columns).Select(i => i < cells.Count ? cells[i] : "");
}
