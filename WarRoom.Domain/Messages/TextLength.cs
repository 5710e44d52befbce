using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WarRoom.Domain.Messages;

/// <summary>How long a text is on a network, counted as the network counts, and what is left.</summary>
/// <param name="Count">Length in the network's own unit.</param>
/// <param name="Limit">The longest text in the same unit.</param>
/// <param name="IsInvalid">The text holds a character that the network refuses, such as a byte-order mark.</param>
public sealed partial record TextLength(int Count, int Limit, bool IsInvalid = false)
{
    /// <summary>Length in UTF-8 bytes where the network limits these as well.</summary>
    public int? Bytes { get; private init; }

    public int? MaxBytes { get; private init; }

    /// <summary>What may still be added before the nearer limit is met; negative when the text is too long.</summary>
    public int Left => Math.Min(Limit - Count, (MaxBytes - Bytes) ?? int.MaxValue);

    public bool IsTooLong => Left < 0;

    public bool Fits => !IsTooLong && !IsInvalid;

    public static TextLength Of(string text, NetworkRules rules) => rules.LengthRule switch
    {
        LengthRule.XWeighted => XLength.Of(text, rules),
        LengthRule.Graphemes => new(Graphemes(text), rules.MaxLength)
        {
            Bytes = rules.MaxBytes is null ? null : Encoding.UTF8.GetByteCount(text),
            MaxBytes = rules.MaxBytes,
        },
        LengthRule.MastodonCharacters => new(Graphemes(AsMastodonCounts(text, rules)), rules.MaxLength),
        _ => new(WithShortLinks(text, rules).Length, rules.MaxLength),
    };

    private static int Graphemes(string text) => new StringInfo(text).LengthInTextElements;

    private static string AsMastodonCounts(string text, NetworkRules rules) =>
        DistantMention.Replace(WithShortLinks(text, rules), "@${name}");

    /// <summary>Links become a run of letters as long as the network counts them; only those with a scheme are links there.</summary>
    private static string WithShortLinks(string text, NetworkRules rules) =>
        rules.UrlLength is not { } length ? text : Links.Replace(text, link =>
            Links.HasScheme(text, link) ? new string('x', length) : text.Substring(link.Start, link.Length));

    [GeneratedRegex(@"(?<![\w/=@])@(?<name>[a-z0-9_]+(?:[a-z0-9_.\-]*[a-z0-9_])?)@[\w.\-]*\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex DistantMention { get; }
}
