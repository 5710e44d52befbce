using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Wall;

/// <summary>Names on a screen that everybody sees: as far as each member consented and the screen is set up for, and no farther.</summary>
public sealed class WallNames(IReadOnlyList<Member> members, string somebody, NameConsent atMost = NameConsent.Full)
{
    private readonly Dictionary<MemberId, Member> _members = members.ToDictionary(m => m.Id);

    public string Of(MemberId? id) => id is { } known && _members.TryGetValue(known, out var member) && Shown(member) is { Length: > 0 } name ? name : somebody;

    /// <summary>"Ana R.": the whole name would not fit on a screen that is read from five metres.</summary>
    public string Shown(Member member) => Consent(member) is NameConsent.Full && member.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last]
        ? $"{first} {last[0]}."
        : member.ShownAs(Consent(member));

    /// <summary>Whether the first name may be said.</summary>
    public bool IsNamed(Member member) => Consent(member) is NameConsent.Full;

    /// <summary>Who has a first name, when only that is known: of several the one who consented least decides.</summary>
    public string OfFirstName(string first) =>
        _members.Values.Where(m => m.FirstName == first).MinBy(m => m.WallName) is { } member && Shown(member) is { Length: > 0 } name ? name : somebody;

    private NameConsent Consent(Member member) => member.WallName < atMost ? member.WallName : atMost;
}
