using System.Text;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>Splits text into records of cells. A quote counts only at the start of a cell; a quoted cell may hold line breaks.</summary>
/// <remarks>A quote that is never closed spoils its own line only: reading goes on with the next one.</remarks>
internal sealed class SheetParser(string text, char delimiter)
{
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _line = 1;

    /// <summary>The records with the physical line where each begins; <c>OpenQuote</c> is the line of a quote that is never closed.</summary>
    public IEnumerable<(int Line, List<string> Cells, int? OpenQuote)> Records()
    {
        while (_at < text.Length)
        {
            var line = _line;
            var cells = new List<string>();
            int? open = null;
            do open = Cell(cells);
            while (open is null && Skip(delimiter));
            if (open is null) SkipLineBreak();
            yield return (line, cells, open);
        }
    }

    /// <summary>Reads one cell; the line of its quote when that is never closed.</summary>
    private int? Cell(List<string> cells)
    {
        _cell.Clear();
        if (Peek == '"' && Quoted() is { } open)
        {
            cells.Add(_cell.ToString());
            return open;
        }

        while (_at < text.Length && Peek != delimiter && Peek is not ('\r' or '\n')) _cell.Append(text[_at++]);
        cells.Add(_cell.ToString());
        return null;
    }

    private int? Quoted()
    {
        var (start, line) = (_at++, _line);
        while (_at < text.Length)
        {
            if (Peek == '"')
            {
                _at++;
                if (Peek != '"') return null;
            }

            AppendCounting();
        }

        (_at, _line) = (start, line);
        _cell.Clear();
        while (_at < text.Length && Peek is not ('\r' or '\n')) _cell.Append(text[_at++]);
        SkipLineBreak();
        return line;
    }

    private void AppendCounting()
    {
        var c = text[_at++];
        if (c == '\r' && Peek == '\n') _at++;
        if (c is '\r' or '\n') _line++;
        _cell.Append(c == '\r' ? '\n' : c);
    }

    private void SkipLineBreak()
    {
        if (_at >= text.Length) return;
        if (text[_at++] == '\r' && Peek == '\n') _at++;
        _line++;
    }

    private bool Skip(char c)
    {
        if (Peek != c) return false;
        _at++;
        return true;
    }

    private char Peek => _at < text.Length ? text[_at] : '\0';
}
