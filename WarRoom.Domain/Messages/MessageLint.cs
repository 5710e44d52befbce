using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>Finds wording that networks punish. These are warnings: the author decides.</summary>
public static partial class MessageLint
{
    private const int ManyMentions = 4;

    /// <summary>The warnings in the order of their weight; the codes begin with <c>message.</c>.</summary>
    public static IReadOnlyList<Refusal> Check(string text, NetworkRules rules)
    {
        var warnings = new List<Refusal>();
        if (AsksForVotes.IsMatch(text))
        {
            warnings.Add(new("message.asksForVotes", "This asks for votes, which networks treat as manipulation. Say: have a look, tell us what you think."));
        }

        var hashtags = Hashtags.In(text).Count;
        if (hashtags > rules.AdvisedHashtags)
        {
            warnings.Add(new("message.manyHashtags", $"{hashtags} hashtags; on {rules.Network.Name()} {Advice(rules.AdvisedHashtags)}."));
        }

        var mentions = Mention.Count(Links.Replace(text, _ => " "));
        if (mentions >= ManyMentions)
        {
            warnings.Add(new("message.manyMentions", $"{mentions} mentions; naming many accounts at once is treated as spam."));
        }

        return warnings;
    }

    private static string Advice(int hashtags) => hashtags == 0 ? "they are not used" : $"at most {hashtags} {(hashtags == 1 ? "does" : "do")} good";

    [GeneratedRegex(
        @"\b(up-?vot(e|es|ing)|vote\s+(for\s+)?(us|me|our|this\s+post)|(give|send|cast)\s+(us\s+)?(a|your)\s+votes?(\s+(for|to)\s+us)?|stimmt?\s+für\s+(uns|mich)|gebt\s+uns\s+(eure|deine)\s+stimmen?|vote[zr]?\s+pour\s+(nous|moi)|vota(d|te)?\s+por\s+nosotros)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex AsksForVotes { get; }

    [GeneratedRegex(@"(?<![\w@/.])@\w", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mention { get; }
}
