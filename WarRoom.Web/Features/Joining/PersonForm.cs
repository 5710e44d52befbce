using System.Globalization;
using NodaTime.TimeZones;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Joining;

/// <summary>One row of "where do you post from?" as it was typed.</summary>
public sealed record AccountRow(string Network, string Handle, string Followers)
{
    public static AccountRow Empty { get; } = new("", "", "");

    public bool IsEmpty => Network.Length == 0 && Handle.Trim().Length == 0;
}

/// <summary>What a person says about themselves, exactly as it was typed: an error or a step back loses nothing.</summary>
public sealed class PersonForm
{
    public const int MostAccounts = 11;
    public const int LastStep = 5;

    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public List<AccountRow> Accounts { get; } = [];

    public string ZoneId { get; set; } = "";

    public Dictionary<int, Answer> Hours { get; private set; } = [];

    public List<string> Languages { get; private set; } = [];

    public Relationship Relationship { get; set; } = Relationship.Volunteer;

    public NameConsent WallName { get; set; } = NameConsent.Initials;

    public ReachForm Reach { get; private init; } = new();

    public bool IsOwnAccount { get; set; }

    public bool AcceptsGuidelines { get; set; }

    /// <summary>What a newcomer finds filled in.</summary>
    public static PersonForm For(Campaign campaign)
    {
        var form = new PersonForm { Reach = ReachForm.Newcomer(), Languages = [campaign.Language] };
        form.Accounts.AddRange([AccountRow.Empty, AccountRow.Empty, AccountRow.Empty]);
        return form;
    }

    public static PersonForm For(Member member)
    {
        var form = new PersonForm
        {
            Name = member.Name,
            Email = member.Email ?? "",
            ZoneId = member.ZoneId,
            Hours = HalfHours.ToAnswers(member.Availability),
            Languages = [.. member.Languages],
            Relationship = member.Relationship,
            WallName = member.WallName,
            Reach = ReachForm.For(member),
            IsOwnAccount = true,
            AcceptsGuidelines = member.GuidelinesVersion is not null,
        };
        form.Accounts.AddRange(member.Accounts.Select(a => new AccountRow(a.Network.Key(), a.Handle, a.Followers > 0 ? a.Followers.ToString(CultureInfo.InvariantCulture) : "")));
        form.Accounts.Add(AccountRow.Empty);
        return form;
    }

    public static PersonForm Read(IFormCollection sent)
    {
        var form = new PersonForm
        {
            Name = sent["name"].ToString(),
            Email = sent["email"].ToString(),
            ZoneId = sent["zone"].ToString(),
            Hours = Enumerable.Range(0, 48).Where(i => sent.ContainsKey($"h{i}")).ToDictionary(i => i, i => AnswerOf(sent[$"h{i}"].ToString())),
            Languages = [.. sent["lang"].OfType<string>().Where(l => l.Length is > 0 and < 12).Distinct(StringComparer.OrdinalIgnoreCase)],
            Relationship = Enum.TryParse<Relationship>(sent["relationship"], ignoreCase: true, out var relationship) ? relationship : Relationship.Volunteer,
            WallName = Enum.TryParse<NameConsent>(sent["wall"], ignoreCase: true, out var wall) ? wall : NameConsent.None,
            Reach = ReachForm.Read(sent),
            IsOwnAccount = sent["own"] == "yes",
            AcceptsGuidelines = sent["accept"] == "yes",
        };
        form.Accounts.AddRange(Enumerable.Range(0, MostAccounts).Where(i => sent.ContainsKey($"handle{i}")).Select(i => new AccountRow(sent[$"net{i}"].ToString(), sent[$"handle{i}"].ToString(), sent[$"followers{i}"].ToString())));
        return form;
    }

    /// <summary>The fields of a step, to be carried along while another one is shown.</summary>
    public IEnumerable<(string Name, string Value)> FieldsOf(int step) => step switch
    {
        1 => [("name", Name), ("email", Email)],
        2 => [.. Accounts.SelectMany((a, i) => new[] { ($"net{i}", a.Network), ($"handle{i}", a.Handle), ($"followers{i}", a.Followers) }), .. Languages.Select(l => ("lang", l))],
        3 => [("zone", ZoneId), .. Hours.Where(h => h.Value is not Answer.None).Select(h => ($"h{h.Key}", KeyOf(h.Value)))],
        4 => [("relationship", Relationship.ToString()), .. Checked("own", IsOwnAccount), .. Checked("accept", AcceptsGuidelines)],
        _ => [("wall", WallName.ToString()), .. Reach.Fields()],
    };

    /// <summary>The zone that the person named; the campaign's when none, or none that exists, was named.</summary>
    public DateTimeZone ZoneIn(Campaign campaign) =>
        TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(ZoneId.Trim(), out var id) ? DateTimeZoneProviders.Tzdb[id] : campaign.Day.Zone;

    public void AnswerAll(IEnumerable<int> halfHours, Answer answer)
    {
        foreach (var i in halfHours) Hours[i] = answer;
    }

    public IReadOnlyList<int> Unanswered(Campaign campaign) =>
        [.. HalfHours.Of(campaign, ZoneIn(campaign)).Where(i => Hours.GetValueOrDefault(i) is Answer.None)];

    public static string KeyOf(Answer answer) => answer switch { Answer.Yes => "y", Answer.IfNeeded => "m", Answer.No => "n", _ => "" };

    private static Answer AnswerOf(string key) => key switch { "y" => Answer.Yes, "m" => Answer.IfNeeded, "n" => Answer.No, _ => Answer.None };

    private static IEnumerable<(string Name, string Value)> Checked(string name, bool isOn) => isOn ? [(name, "yes")] : [];
}
