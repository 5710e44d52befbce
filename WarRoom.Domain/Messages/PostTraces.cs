using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>Whether what a network shows is the post of a slot: the slot's own link stands in it, or a good part of its text.</summary>
public static class PostTraces
{
    private const double GoodPart = 0.5;
    private const int FewestPairs = 4;

    /// <summary>Looks for the code of a tracked link, as it is or escaped as addresses and scripts do.</summary>
    public static bool HoldsLink(string shown, string? code) =>
        !string.IsNullOrEmpty(code) && Regex.IsMatch(shown, @$"go(?:/|\\/|\\u002f|%2f|%252f){Regex.Escape(code)}(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));

    /// <summary>Whether half of the text's pairs of neighbouring words stand in what is shown. A text of a few words proves nothing.</summary>
    public static bool HoldsText(string shown, string text)
    {
        var pairs = Pairs(Sameness.WordsOf(text));
        if (pairs.Count < FewestPairs) return false;
        var there = Pairs(Sameness.PlainWordsOf(shown));
        return pairs.Count(there.Contains) >= GoodPart * pairs.Count;
    }

    private static HashSet<string> Pairs(List<string> words) => [.. words.Zip(words.Skip(1), (word, next) => $"{word} {next}")];
}
