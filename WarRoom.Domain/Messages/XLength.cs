using System.Text;

namespace WarRoom.Domain.Messages;

/// <summary>The weighted length of a post on X.</summary>
/// <remarks>
/// After docs.x.com/fundamentals/counting-characters, configuration 3: normalised to NFC; Latin and common punctuation
/// weigh 1, everything else 2; a link 23; an emoji sequence 2; U+FFFE, U+FEFF and U+FFFF make the post invalid.
/// </remarks>
internal static class XLength
{
    public static TextLength Of(string text, NetworkRules rules)
    {
        var normal = WholeText.Normalised(text, NormalizationForm.FormC);
        var (count, at) = (0, 0);
        foreach (var link in Links.In(normal))
        {
            count += WeightOf(normal, at, link.Start) + (rules.UrlLength ?? link.Length);
            at = link.End;
        }

        return new(count + WeightOf(normal, at, normal.Length), rules.MaxLength, normal.AsSpan().IndexOfAny('\uFFFE', '\uFEFF', '\uFFFF') >= 0);
    }

    private static int WeightOf(string text, int from, int to)
    {
        var weight = 0;
        for (var at = from; at < to;)
        {
            var emoji = Emoji.LengthAt(text, at);
            var rune = Rune.GetRuneAt(text, at);
            weight += emoji > 0 ? 2 : WeightOf(rune.Value);
            at += emoji > 0 ? emoji : rune.Utf16SequenceLength;
        }

        return weight;
    }

    private static int WeightOf(int rune) =>
        rune is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247) ? 1 : 2;
}
