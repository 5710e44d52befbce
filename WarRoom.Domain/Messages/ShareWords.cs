using System.Globalization;

namespace WarRoom.Domain.Messages;

/// <summary>A text as a composer takes it: with a title of its own or without.</summary>
internal sealed record ShareWords(string Title, string Body)
{
    public static ShareWords Whole(string text) => new("", text);

    /// <summary>The first line, without the link, is the title; what does not fit into it begins the body.</summary>
    public static ShareWords WithTitle(string text, string? link, int longest)
    {
        var lines = text.Trim().Split('\n', 2);
        var first = Remove(lines[0], link);
        if (first.Length > longest) return new(Shortened(first, longest), text.Trim());

        var body = lines.Length > 1 ? lines[1].Trim() : "";
        var linkWasInTitle = link is not null && lines[0].Contains(link, StringComparison.Ordinal) && !body.Contains(link, StringComparison.Ordinal);
        return new(first, linkWasInTitle ? $"{link}\n{body}".Trim() : body);
    }

    public bool HasMoreThanTitle(string? link) => Remove(Body, link).Length > 0;

    public ShareWords Without(string link) => new(Remove(Title, link), Remove(Body, link));

    /// <summary>Cuts between words, and never inside a character.</summary>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text).Where(start => start < longest)) end = start;
        var cut = text[..end];
        var space = cut.LastIndexOf(' ');
        return (space > longest / 2 ? cut[..space] : cut).TrimEnd() + "…";
    }

    private static string Remove(string text, string? link)
    {
        if (string.IsNullOrWhiteSpace(link)) return text.Trim();
        var tidy = new TidyText();
        foreach (var piece in text.Split(link.Trim())) tidy.Add(piece);
        return tidy.ToString();
    }
}
