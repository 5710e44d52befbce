using System.Globalization;
using System.Net.Mail;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Joining;

/// <summary>What each step of the form asks for, and what its answers come to.</summary>
internal static class PersonRules
{
    private const int LongestName = 80;

    /// <summary>Why a step is not done yet; null when it is.</summary>
    public static Refusal? Check(PersonForm form, int step, Campaign campaign) => step switch
    {
        1 => Name(form),
        2 => Accounts(form),
        3 => Hours(form, campaign),
        4 => Rules(form),
        5 => form.Reach.Check(),
        _ => null,
    };

    /// <summary>The first step that is not done, and why.</summary>
    public static (int Step, Refusal Refusal)? FirstProblem(PersonForm form, Campaign campaign)
    {
        for (var step = 1; step <= PersonForm.LastStep; step++)
        {
            if (Check(form, step, campaign) is { } refusal) return (step, refusal);
        }

        return null;
    }

    public static Refusal? CheckRow(AccountRow row) =>
        row.IsEmpty ? null
        : NetworkNames.Parse(row.Network) is not { } network ? new("join.network", "Choose the network of each account.")
        : row.Handle.Trim().Length == 0 ? new("join.handle", "Give the name of your account as it stands in its address.")
        : HandleText.Tidy(network, row.Handle).Refusal;

    /// <summary>Writes the answers into the member. What was checked before is not checked again.</summary>
    public static void Apply(PersonForm form, Member member, Campaign campaign)
    {
        member.Name = form.Name.Trim();
        member.Email = form.Email.Trim() is { Length: > 0 } email ? email : null;
        member.ZoneId = form.ZoneIn(campaign).Id;
        member.Accounts = AccountsOf(form, member);
        member.Hours = HalfHours.ToHours(form.Hours);
        member.Languages = [.. form.Languages];
        form.Reach.Apply(member);
        member.WallName = form.WallName;
    }

    private static Refusal? Name(PersonForm form) =>
        form.Name.Trim().Length is 0 or > LongestName ? new("join.name", "Please tell us your name.")
        : form.Email.Trim().Length > 0 && !(MailAddress.TryCreate(form.Email.Trim(), out var address) && address.Host.Contains('.')) ? new("join.email", "This is not an e-mail address. Correct it, or leave it empty.")
        : null;

    private static Refusal? Accounts(PersonForm form) =>
        form.Accounts.Select(CheckRow).FirstOrDefault(r => r is not null)
        ?? (form.Accounts.All(a => a.IsEmpty) ? new("join.account", "Name at least one network and your account there.")
        : form.Languages.Count == 0 ? new("join.language", "Choose at least one language that you write in.")
        : null);

    private static Refusal? Hours(PersonForm form, Campaign campaign) =>
        form.Unanswered(campaign).Count > 0 ? new("join.unanswered", "Some half hours have no answer yet.")
        : !form.Hours.Any(h => h.Value is Answer.Yes or Answer.IfNeeded) ? new("join.hours", "Say for at least one part of the day when you can.")
        : null;

    private static Refusal? Rules(PersonForm form) =>
        !form.IsOwnAccount ? new("join.own", "Please confirm that the accounts are your own.")
        : !form.AcceptsGuidelines ? new("join.accept", "Please read and accept the guidelines.")
        : null;

    /// <summary>An account that the member had before stays of its kind.</summary>
    private static List<SocialAccount> AccountsOf(PersonForm form, Member member) =>
        [.. form.Accounts.Where(a => !a.IsEmpty).Select(a => Account(a, member)).DistinctBy(a => (a.Network, a.Handle.ToUpperInvariant()))];

    private static SocialAccount Account(AccountRow row, Member member)
    {
        var network = NetworkNames.Parse(row.Network)!.Value;
        var handle = HandleText.Tidy(network, row.Handle).Handle;
        var before = member.Accounts.FirstOrDefault(a => a.Network == network && a.Handle.Equals(handle, StringComparison.OrdinalIgnoreCase));
        var digits = string.Concat(row.Followers.Where(char.IsAsciiDigit));
        return new(network, before?.Kind ?? AccountKind.Personal, handle, int.TryParse(digits, CultureInfo.InvariantCulture, out var followers) ? followers : 0);
    }
}
