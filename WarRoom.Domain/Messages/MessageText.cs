using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>The wording of a message with its placeholders: <c>{{link}}</c>, and <c>{{any hint}}</c> for own words.</summary>
public sealed partial record MessageText
{
    private MessageText(string source, IReadOnlyList<MessagePart> parts)
    {
        Source = source;
        Parts = parts;
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    public IReadOnlyList<MessagePart> Parts { get; }

    public bool HasOwnWords => Hints.Any();

    public bool HasLink => Parts.OfType<MessagePart.Link>().Any();

    /// <summary>The hints of the own-words parts, in order.</summary>
    public IEnumerable<string> Hints => Parts.OfType<MessagePart.OwnWords>().Select(part => part.Hint);

    public static MessageText Parse(string source)
    {
        var parts = new List<MessagePart>();
        var at = 0;
        foreach (Match match in Placeholder.Matches(source))
        {
            if (match.Index > at) parts.Add(new MessagePart.Fixed(source[at..match.Index]));
            parts.Add(PartOf(match.Groups["words"].Value.Trim()));
            at = match.Index + match.Length;
        }

        if (at < source.Length) parts.Add(new MessagePart.Fixed(source[at..]));
        return new MessageText(source, parts);
    }

    /// <summary>The final text: places filled, disclosure in front, hashtags at the end, no gaps left by what is empty.</summary>
    /// <param name="ownWords">One text per own-words part, in order; missing and blank ones leave no trace.</param>
    /// <param name="link">The tracked link; null leaves its place empty.</param>
    /// <param name="hashtags">Added unless the text carries them already; with or without their sign.</param>
    /// <param name="disclosure">The sentence that must stand in the first line; null or empty when none is needed.</param>
    public string Compose(IReadOnlyList<string> ownWords, string? link, IReadOnlyList<string> hashtags, string? disclosure = null)
    {
        var text = new TidyText();
        var own = 0;
        foreach (var part in Parts)
        {
            text.Add(part switch
            {
                MessagePart.Fixed words => words.Text,
                MessagePart.OwnWords => own < ownWords.Count ? ownWords[own++].Trim() : "",
                _ => link ?? "",
            });
        }

        return Hashtags.Append(Disclosure.Prepend(text.ToString(), disclosure), hashtags);
    }

    private static MessagePart PartOf(string words) =>
        words.Equals("link", StringComparison.OrdinalIgnoreCase) ? new MessagePart.Link() : new MessagePart.OwnWords(words);

    [GeneratedRegex(@"\{\{(?<words>[^{}]*)\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Placeholder { get; }
}
