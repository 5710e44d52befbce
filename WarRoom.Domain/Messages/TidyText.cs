using System.Text;
using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>Joins pieces of text so that an empty one leaves no doubled space, lonely comma or blank line behind.</summary>
internal sealed partial class TidyText
{
    private readonly StringBuilder _text = new();
    private bool _gap = true;

    public void Add(string piece)
    {
        if (piece.Length == 0)
        {
            _gap = true;
            return;
        }

        if (_gap) piece = CloseGap(piece);
        _text.Append(piece);
        _gap = false;
    }

    public override string ToString()
    {
        var lines = _text.Replace("\r\n", "\n").ToString().Split('\n').Select(line => Blanks.Replace(line, " ").Trim());
        return EmptyLines.Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private string CloseGap(string piece)
    {
        var atStart = _text.ToString().Trim().Length == 0;
        if (atStart) return piece.TrimStart([' ', '\t', '\n', '\r', ',', ';', ':']);
        var mark = piece.TrimStart(' ');
        if (mark is not [',' or '.' or ';' or ')', ..]) return piece;
        TrimEnd();
        return Closes(mark[0]) ? mark[1..] : piece;
    }

    /// <summary>Takes back the comma or bracket that was opened for what stayed empty; an own comma makes the second one superfluous.</summary>
    private bool Closes(char mark)
    {
        var last = _text[^1];
        if (mark == ')' && last != '(') return false;
        if (mark != ')' && last is not (',' or ';')) return false;
        if (mark != ',') _text.Length--;
        TrimEnd();
        return mark is ')' or ',';
    }

    private void TrimEnd()
    {
        while (_text.Length > 0 && _text[^1] == ' ') _text.Length--;
    }

    [GeneratedRegex(@"[ \t]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex EmptyLines { get; }
}
