using System.Text;

namespace WarRoom.Web.Changes;

/// <summary>Writes tables that spreadsheets open safely: a text that starts like a formula gets an apostrophe in front.</summary>
public static class CsvText
{
    private const string FormulaStarts = "=+-@\t\r\n";

    /// <summary>The text as it goes into a file that a spreadsheet may open; an apostrophe of its own is doubled, so that reading gives it back.</summary>
    public static string Neutralise(string text) => LooksLikeFormula(text.TrimStart('\'')) ? "'" + text : text;

    /// <summary>The text that <see cref="Neutralise"/> was given.</summary>
    public static string Original(string cell) => cell.StartsWith('\'') && LooksLikeFormula(cell.TrimStart('\'')) ? cell[1..] : cell;

    /// <summary>A whole table, header first, lines ended by CR LF.</summary>
    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, char delimiter = ',')
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
        {
            text.AppendJoin(delimiter, row.Select(cell => Quote(Neutralise(cell), delimiter))).Append("\r\n");
        }

        return text.ToString();
    }

    private static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);

    private static string Quote(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny(['"', '\r', '\n', delimiter]) >= 0 || cell.Length != cell.Trim().Length
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
