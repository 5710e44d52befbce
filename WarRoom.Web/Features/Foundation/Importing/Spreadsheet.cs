using WarRoom.Domain;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>A row of a sheet with the physical line where it begins, and why it cannot be read if it cannot.</summary>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells, Refusal? Refusal = null);

/// <summary>A file or a paste as header and rows. Notes tell of what was guessed or skipped; a refusal tells why nothing can be read.</summary>
public sealed record Spreadsheet(
    IReadOnlyList<string> Header, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> Notes, Refusal? Refusal = null)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 10_000_000;

    private static readonly char[] Delimiters = ['\t', ';', ','];

    /// <summary>Reads a file: comma, semicolon or tab, any of the usual encodings.</summary>
    public static Spreadsheet Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return Refused("sheet.large", "The file is larger than 10 MB. Choose a smaller one, or split it.");
        var (text, note) = SheetText.Decode(bytes);
        return Read(text, note);
    }

    /// <summary>Reads what was pasted from a spreadsheet.</summary>
    public static Spreadsheet Read(string pasted) => Read(pasted, note: null);

    private static Spreadsheet Read(string text, string? note)
    {
        text = text.TrimStart('\uFEFF');
        if (text.Contains('\0', StringComparison.Ordinal)) return Refused("sheet.binary", "This is no text file. Save the sheet as CSV and choose that.");
        var records = new SheetParser(text, DelimiterOf(text)).Records()
            .Where(r => r.OpenQuote is not null || r.Cells.Exists(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (records.Count == 0) return Refused("sheet.empty", "There is nothing in it. The first line names the columns.");
        if (records[0].OpenQuote is { } line) return new([], [], [], OpenQuote(line));
        var header = records[0].Cells;
        return new(header, [.. records.Skip(1).Select(r => Row(header.Count, r))], note is null ? [] : [note]);
    }

    private static SheetRow Row(int columns, (int Line, List<string> Cells, int? OpenQuote) record)
    {
        var (line, cells, open) = record;
        if (open is { } quote) return new(line, cells, OpenQuote(quote));
        var extra = cells.FindLastIndex(c => !string.IsNullOrWhiteSpace(c)) + 1 - columns;
        return extra <= 0
            ? new(line, cells)
            : new(line, cells, new("sheet.columns", $"The row has {columns + extra} columns, the header {columns}. Put a text that holds the separator into quotes."));
    }

    private static Refusal OpenQuote(int line) =>
        new("sheet.quote", $"A quote is opened in line {line} and never closed. Close it, or take it away.");

    private static Spreadsheet Refused(string code, string reason) => new([], [], [], new Refusal(code, reason));

    /// <summary>The separator that the first line with text uses most, quoted text left out.</summary>
    private static char DelimiterOf(string text)
    {
        var counts = new int[Delimiters.Length];
        var (isQuoted, hasText) = (false, false);
        foreach (var c in text)
        {
            if (c is '\r' or '\n' && !isQuoted && hasText) break;
            if (c == '"') isQuoted = !isQuoted;
            hasText |= !char.IsWhiteSpace(c);
            var delimiter = isQuoted ? -1 : Array.IndexOf(Delimiters, c);
            if (delimiter >= 0) counts[delimiter]++;
        }

        var most = counts.Max();
        return most == 0 ? ',' : Delimiters[Array.IndexOf(counts, most)];
    }
}
