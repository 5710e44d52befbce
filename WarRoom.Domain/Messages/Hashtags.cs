using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>The hashtags of a text.</summary>
public static partial class Hashtags
{
    /// <summary>The tags in order, each with its sign. The number sign inside a link is no tag.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Tag.Matches(Links.Replace(text, _ => " ")).Select(match => match.Value)];

    /// <summary>Adds the tags that the text does not carry yet, on a line of their own or behind a last line of tags.</summary>
    public static string Append(string text, IEnumerable<string> hashtags)
    {
        var present = In(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = hashtags.Select(WithSign).Where(tag => tag.Length > 1 && present.Add(tag)).ToList();
        if (missing.Count == 0) return text;

        var tags = string.Join(' ', missing);
        return text.Length == 0 ? tags : text + (EndsInTags(text) ? " " : "\n") + tags;
    }

    private static string WithSign(string tag) => "#" + tag.Trim().TrimStart('#');

    private static bool EndsInTags(string text) =>
        text[(text.LastIndexOf('\n') + 1)..].Split(' ').All(word => word.StartsWith('#'));

    [GeneratedRegex(@"(?<![\w&/])#\w*[\p{L}_]\w*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tag { get; }
}
