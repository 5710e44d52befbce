using System.Text.RegularExpressions;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Messages;

/// <summary>What a post must say about the tie between the person and the organisation.</summary>
/// <remarks>
/// Employees and contractors say whom they work for, in the post and near the claim (FTC endorsement guides); paid and
/// gifted posts carry the word for an advertisement up front (UK CAP code). Have counsel review the wording.
/// </remarks>
public static partial class Disclosure
{
    private const string FallbackLanguage = "en";

    /// <summary>Whether a post by somebody with this tie must disclose it.</summary>
    public static bool Needed(Relationship relationship) => relationship is not (Relationship.Volunteer or Relationship.Member);

    /// <summary>The sentence or label; empty when none is needed.</summary>
    /// <param name="relationship">The person's tie to the organisation.</param>
    /// <param name="language">A language tag such as <c>de</c> or <c>de-AT</c>; English when there is no wording for it.</param>
    /// <param name="organisation">The name as it shall stand in the post.</param>
    /// <param name="volunteersToo">Whether volunteers and members disclose as well, a setting of the campaign.</param>
    public static string For(Relationship relationship, string language, string organisation, bool volunteersToo = false)
    {
        if (!Needed(relationship) && !volunteersToo) return "";
        var words = DisclosureWords.In(language, FallbackLanguage);
        return relationship switch
        {
            Relationship.Employee or Relationship.Contractor => Fill(words.WorksFor, organisation),
            Relationship.Paid or Relationship.Gifted => words.AdLabels[0],
            Relationship.Partner => Fill(words.Partner, organisation),
            Relationship.Volunteer => Fill(words.Volunteer, organisation),
            _ => Fill(words.Member, organisation),
        };
    }

    /// <summary>Whether the text discloses the tie where readers see it: in its first line, a label at the very front.</summary>
    public static bool IsIn(string text, Relationship relationship, string language, string organisation, bool volunteersToo = false)
    {
        if (relationship is not (Relationship.Paid or Relationship.Gifted))
        {
            return IsIn(text, For(relationship, language, organisation, volunteersToo));
        }

        return DisclosureWords.In(language, FallbackLanguage).AdLabels.Any(label => IsIn(text, label));
    }

    /// <summary>Whether the first line carries this sentence, or begins with this label.</summary>
    public static bool IsIn(string text, string disclosure)
    {
        var wanted = Plain(disclosure);
        if (wanted.Length == 0) return true;
        var line = Plain(FirstLine(text));
        return IsLabel(disclosure)
            ? line.StartsWith(wanted, StringComparison.Ordinal) && (line.Length == wanted.Length || line[wanted.Length] == ' ')
            : $" {line} ".Contains($" {wanted} ", StringComparison.Ordinal);
    }

    /// <summary>Puts the disclosure in front unless the first line carries it already.</summary>
    public static string Prepend(string text, string? disclosure)
    {
        if (string.IsNullOrWhiteSpace(disclosure) || IsIn(text, disclosure)) return text;
        return (disclosure.Trim() + (IsLabel(disclosure) ? ": " : " ") + text).Trim();
    }

    private static string Fill(string sentence, string organisation) =>
        sentence.Replace("{name}", organisation.Trim().TrimEnd('.'), StringComparison.Ordinal);

    /// <summary>A label is a bare word such as "Ad"; a sentence ends with its full stop.</summary>
    private static bool IsLabel(string disclosure) => disclosure.Trim() is not [.., '.' or '!' or '?'];

    private static string FirstLine(string text) => text.TrimStart().Split('\n')[0];

    private static string Plain(string text) => NotAWord.Replace(text.ToLowerInvariant(), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{N}]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex NotAWord { get; }
}
