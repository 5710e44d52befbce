using System.Text;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Generic;

/// <summary>Comma, semicolon or tab separated text, with quotes. A last line that does not end may have been cut off anywhere, also within a
/// number: it is left out.</summary>
public static class Delimited
{
    private const int MostLines = 20_000;

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var first = text.IndexOf('\n') is var end and >= 0 ? text[..end] : text;
        var separator = new[] { '\t', ';', ',' }.MaxBy(c => first.Count(f => f == c));
        var lines = new List<IReadOnlyList<string>>();
        var (cells, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (letter == '"' && (isQuoted || cell.Length == 0)) isQuoted = !isQuoted;
            else if (isQuoted || (letter != separator && letter != '\n')) cell.Append(letter);
            else
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (letter != '\n') continue;
                if (cells.Exists(c => c.Trim().Length > 0)) lines.Add(cells);
                if (lines.Count > MostLines) throw UnreadableException.NotUnderstood("the table is longer than any day needs");
                cells = [];
            }
        }

        return isQuoted ? throw UnreadableException.NotUnderstood("a quote is never closed") : lines;
    }
}
