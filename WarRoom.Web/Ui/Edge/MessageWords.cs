using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace WarRoom.Web.Ui.Edge;

/// <summary>Messages are stored as they were sent, in English; a page says them in the reader's language. What stands in a message
/// for a name or a network is taken out of the stored text again.</summary>
public static class MessageWords
{
    private static readonly (string Words, Regex Pattern)[] Known =
    [
        .. new[]
        {
            "Your post on {0} is next.",
            "Still fine: your {0} slot waits for you.",
            "Can you take a {0} slot right now? The first tap wins.",
            "Can you post on {0}? The lead asks you.",
            "{0} asks: can you still post on {1}?",
            "Somebody else has it now, don't post.",
            "Hold: please don't post. If your post is out already, take it down.",
            "Hold: please don't post. If your post is out already, leave it up.",
            "Hold: please don't post.",
            "The {0} slot is in good hands now. Thank you for being there.",
            "We go on. Look at your times: some have moved.",
            "The plan is out: {0} for you on {1}. Please look and say yes.",
            "The plan has changed: somebody else has your {0} now, don't post.",
            "The plan has changed: no longer yours: {0}. Please don't post.",
            "The plan has changed: {0} for you, and somebody else has your {1}. Please look and say yes.",
            "The plan has changed: {0} for you, no longer yours: {1}. Please look and say yes.",
            "The plan has changed: {0} for you. Please look and say yes.",
            "{0} proposes a swap: your {1} against {2}.",
            "{0} said yes to the swap: {1} is yours now.",
            "{0} would rather not swap. All stays as it was.",
            "Your swap is off: one of the two slots has changed.",
            "Your personal link.",
        }.Select(words => (words, PatternOf(words))),
    ];

    public static IEnumerable<string> All => Known.Select(k => k.Words);

    public static string Say(string stored, IStringLocalizer<EdgeText> text)
    {
        foreach (var (words, pattern) in Known)
        {
            if (pattern.Match(stored) is { Success: true } match) return text[words, [.. match.Groups.Values.Skip(1).Select(g => g.Value)]];
        }

        return stored;
    }

    private static Regex PatternOf(string words) =>
        new($"^{Regex.Replace(Regex.Escape(words), @"\\\{\d}", "(.+?)", RegexOptions.None, TimeSpan.FromSeconds(1))}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
