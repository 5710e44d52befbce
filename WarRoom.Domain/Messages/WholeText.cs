using System.Text;

namespace WarRoom.Domain.Messages;

/// <summary>Unicode normalisation that takes any text, also one cut in the middle of an emoji.</summary>
internal static class WholeText
{
    /// <summary>Broken surrogate pairs become replacement characters; noncharacters leave the text as it is.</summary>
    public static string Normalised(string text, NormalizationForm form)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        try
        {
            return whole.ToString().Normalize(form);
        }
        catch (ArgumentException) // U+FFFE and U+FFFF cannot be normalised
        {
            return whole.ToString();
        }
    }
}
