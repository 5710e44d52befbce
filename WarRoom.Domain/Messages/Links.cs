using System.Text;
using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>A link inside a text: where it starts and how many UTF-16 units it spans.</summary>
internal readonly record struct LinkSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Finds links in running text as the networks do, also those typed without a scheme.</summary>
internal static partial class Links
{
    private const int LongestUrl = 4096;

    public static IEnumerable<LinkSpan> In(string text)
    {
        var at = 0;
        while (Candidate.Match(text, at) is { Success: true } match)
        {
            var link = Measure(match);
            if (link is { } found) yield return found;
            at = link?.End ?? match.Index + match.Length;
        }
    }

    public static bool HasScheme(string text, LinkSpan link) =>
        text.AsSpan(link.Start, link.Length).StartsWith("http", StringComparison.OrdinalIgnoreCase)
        && text.AsSpan(link.Start, link.Length).Contains("://", StringComparison.Ordinal);

    /// <summary>The text with each link replaced.</summary>
    public static string Replace(string text, Func<LinkSpan, string> replacement)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var link in In(text))
        {
            result.Append(text, at, link.Start - at).Append(replacement(link));
            at = link.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static LinkSpan? Measure(Match match)
    {
        var host = match.Groups["host"];
        var domain = LengthOfDomain(host.Value, match.Groups["scheme"].Success);
        if (domain == 0) return null;

        var length = host.Index - match.Index + domain;
        if (domain == host.Length) length += match.Groups["port"].Length + LengthOfPath(match.Groups["path"].Value);
        return length <= LongestUrl ? new LinkSpan(match.Index, length) : null;
    }

    /// <summary>The longest part of a dotted name that ends in a known ending; 0 when there is none.</summary>
    private static int LengthOfDomain(string host, bool hasScheme)
    {
        var labels = host.Split('.');
        var (best, at) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var ascii = labels[i].TakeWhile(char.IsAscii).Count();
            if (i > 0 && TopLevelDomains.Contains(labels[i][..ascii])) best = at + ascii;
            if (labels[i].Length > 63 || (!hasScheme && ascii < labels[i].Length)) break;
            at += labels[i].Length + 1;
        }

        return best;
    }

    /// <summary>A full stop, comma or unmatched bracket at the end belongs to the sentence, not to the link.</summary>
    private static int LengthOfPath(string path)
    {
        var length = path.Length;
        while (length > 1 && (".,;:!?'*\"".Contains(path[length - 1], StringComparison.Ordinal) || IsUnmatchedBracket(path[..length]))) length--;
        return length;
    }

    private static bool IsUnmatchedBracket(string path) =>
        path[^1] == ')' && path.Count(c => c == ')') > path.Count(c => c == '(');

    [GeneratedRegex(
        @"(?<![A-Za-z0-9@＠$#＃])(?:" +
        @"(?<scheme>https?://)(?<host>[\p{L}\p{N}](?:[\p{L}\p{N}_\-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}_\-]*[\p{L}\p{N}])?)+)|" +
        @"(?<![\-_./])(?<host>[a-z0-9](?:[a-z0-9_\-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9_\-]*[a-z0-9])?)+)" +
        @")(?![a-zA-Z0-9@+\-])(?<port>:[0-9]+)?(?<path>[/?][\p{L}\p{N}!*'();:=+,.$/%#\[\]\-–_~@|&?]*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Candidate { get; }
}
