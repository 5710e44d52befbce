using WarRoom.Domain;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>How one kind of sheet is read and written: its columns, a row's reader, what a row is about, and its canonical cells.</summary>
public sealed class SheetFormat<T>(string name, string required, string optional) where T : class
{
    /// <summary>What a lead calls it, such as <c>roster</c>.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<string> Required { get; } = required.Split(' ');

    public IReadOnlyList<string> Optional { get; } = optional.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<string> Columns => Required.Concat(Optional);

    /// <summary>A value's cells, in the order of <see cref="Columns"/>; the same value has the same cells.</summary>
    public required Func<T, IReadOnlyList<string>> Cells { get; init; }

    public required Func<T, string> Key { get; init; }

    /// <summary>Whether a refused row still occupies its key, so that a second one is refused too.</summary>
    public bool RefusedRowsHoldTheirKey { get; init; }

    /// <summary>What tells whether a stored value and a row say the same.</summary>
    public string Fingerprint(T value) => string.Join('\u001F', Cells(value));

    public string Write(IEnumerable<T> values) => CsvText.Write([.. Columns], values.Select(Cells));

    /// <summary>Reads every row; the reader answers a value, or null after it has told the row why not.</summary>
    internal ImportSheet<T> Read(Spreadsheet sheet, Func<RowReader, T?> parse)
    {
        if (sheet.Refusal is { } unreadable) return new([], sheet.Notes, unreadable);
        var columns = SheetColumns.Bind(Name, Required, Optional, sheet.Header);
        if (columns.Refusal is { } refusal) return new([], sheet.Notes, refusal);
        var seen = new Dictionary<string, ImportRow<T>>(StringComparer.OrdinalIgnoreCase);
        var rows = sheet.Rows.Select(row => Once(Row(row, columns.Places, parse), seen)).ToList();
        return new(rows, [.. sheet.Notes, .. columns.Unknown.Select(u => $"The column “{u}” is not known and was skipped.")]);
    }

    private ImportRow<T> Row(SheetRow row, IReadOnlyDictionary<string, int> places, Func<RowReader, T?> parse)
    {
        var reader = new RowReader(row, places);
        if (row.Refusal is { } broken) return new(row.Line, "", "", null, [broken], []);
        var value = parse(reader);
        var isGood = value is not null && reader.Refusals.Count == 0;
        return new(row.Line, value is null ? reader.Key : Key(value), isGood ? Fingerprint(value!) : "", isGood ? value : null, reader.Refusals, reader.Warnings);
    }

    private ImportRow<T> Once(ImportRow<T> row, Dictionary<string, ImportRow<T>> seen)
    {
        if (row.Key.Length == 0 || (!row.IsAccepted && !RefusedRowsHoldTheirKey)) return row;
        if (seen.TryAdd(row.Key, row)) return row;
        var first = seen[row.Key];
        if (row.IsAccepted && first.IsAccepted && row.Fingerprint == first.Fingerprint && !RefusedRowsHoldTheirKey) return row with { SameAs = first.Line };
        var reason = new Refusal("import.repeated", $"The row is about the same as line {first.Line}{(first.IsAccepted ? " and says something else" : ", which was refused")}. Keep one of them.");
        return row with { Value = null, Refusals = [.. row.Refusals, reason] };
    }
}
