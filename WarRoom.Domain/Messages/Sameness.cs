using System.Globalization;
using System.Text;

namespace WarRoom.Domain.Messages;

/// <summary>What the likeness of two texts means on a network.</summary>
public enum Likeness
{
    Different,

    /// <summary>At or above the network's threshold: worth a rewording.</summary>
    Similar,

    /// <summary>The same words. Not to be posted twice where the network blocks copies.</summary>
    Copy,
}

/// <summary>How alike two texts are, as networks that demote copied posts would see them.</summary>
/// <remarks>
/// Case, punctuation, links and hashtags do not count. Similarity is the Dice coefficient of single words and pairs of
/// neighbouring words: one other word in twelve gives about .87, two about .75.
/// </remarks>
public static class Sameness
{
    /// <summary>0 for no common word, 1 for the same words in the same order (or only the same words and neighbours).</summary>
    public static double Of(string first, string second) => Of(Shingles(first), Shingles(second));

    public static bool IsCopy(string first, string second) => WordsOf(first).SequenceEqual(WordsOf(second));

    public static Likeness Compare(string first, string second, NetworkRules rules) =>
        rules.BlocksCopies && IsCopy(first, second) ? Likeness.Copy
        : Of(first, second) >= rules.SamenessWarning ? Likeness.Similar
        : Likeness.Different;

    /// <summary>Groups of at least two texts that are linked by pairs at or above the threshold; indices into the list.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Clusters(IReadOnlyList<string> texts, double threshold = 0.8)
    {
        var shingles = texts.Select(Shingles).ToList();
        var group = Enumerable.Range(0, texts.Count).ToArray();
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Of(shingles[i], shingles[j]) >= threshold) Merge(group, i, j);
            }
        }

        return [.. Enumerable.Range(0, texts.Count).GroupBy(i => group[i]).Where(g => g.Count() > 1).Select(g => g.ToList())];
    }

    private static void Merge(int[] group, int i, int j)
    {
        var (from, to) = (Math.Max(group[i], group[j]), Math.Min(group[i], group[j]));
        for (var k = 0; k < group.Length; k++)
        {
            if (group[k] == from) group[k] = to;
        }
    }

    private static double Of(HashSet<string> first, HashSet<string> second)
    {
        if (first.Count + second.Count == 0) return 1;
        return 2.0 * first.Count(second.Contains) / (first.Count + second.Count);
    }

    private static HashSet<string> Shingles(string text)
    {
        var words = WordsOf(text);
        return [.. words, .. words.Zip(words.Skip(1), (word, next) => $"{word} {next}")];
    }

    internal static List<string> WordsOf(string text) => PlainWordsOf(Links.Replace(text, _ => " "));

    /// <summary>The words of something long: links are not looked for, they fall into words like the rest.</summary>
    internal static List<string> PlainWordsOf(string text)
    {
        var bare = WholeText.Normalised(text, NormalizationForm.FormKC).ToLowerInvariant();
        var words = new List<string>();
        foreach (var piece in bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(piece => piece[0] != '#'))
        {
            AddWords(words, piece);
        }

        return words;
    }

    /// <summary>Letters and digits make words; apostrophes vanish; each character of a script without spaces is a word.</summary>
    private static void AddWords(List<string> words, string piece)
    {
        var word = new StringBuilder();
        foreach (var rune in piece.EnumerateRunes())
        {
            if (rune.Value is '\'' or '’') continue;
            var isPart = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!isPart || IsUnspaced(rune.Value)) Flush(words, word);
            if (!isPart) continue;
            word.Append(rune.ToString());
            if (IsUnspaced(rune.Value)) Flush(words, word);
        }

        Flush(words, word);
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsUnspaced(int rune) => rune is (>= 0x0E00 and <= 0x0EFF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
