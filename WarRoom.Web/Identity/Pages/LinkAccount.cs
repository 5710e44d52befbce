using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity.Pages;

/// <summary>Somebody with a role above volunteer, who came by a personal link, sets an e-mail address and a password. From then on
/// the link alone gives no more than a volunteer's rights.</summary>
public sealed class LinkAccount(IDbContextFactory<WarRoomDb> dbs, UserManager<SignInAccount> accounts)
{
    private const int ShortestPassword = 10;

    public static bool IsFor(Member member) => member.Role is not Role.Volunteer && member.AccountId is null;

    public async Task<(SignInAccount? Account, Refusal? Refusal)> RunAsync(MemberId id, string email, string password, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == id && m.RemovedAt == null, stop);
        if (member is null || !IsFor(member)) return (null, new("account.done", "You have an account already. Sign in with it."));
        if (!MailAddress.TryCreate(email.Trim(), out _)) return (null, new("setup.email", "Give an e-mail address such as mia@example.org."));
        var (account, refusal) = await accounts.FindByEmailAsync(email.Trim()) is { } known ? await OwnAsync(known, password) : await NewAsync(member, email.Trim(), password);
        if (account is null) return (null, refusal);
        member.AccountId = account.Id;
        await db.SaveChangesAsync(stop);
        return (account, null);
    }

    /// <summary>Somebody who leads another campaign has an account: its password proves that it is theirs.</summary>
    private async Task<(SignInAccount?, Refusal?)> OwnAsync(SignInAccount known, string password)
    {
        if (!await accounts.IsLockedOutAsync(known) && await accounts.CheckPasswordAsync(known, password)) return (known, null);
        await accounts.AccessFailedAsync(known);
        return (null, new("account.taken", "This address has an account already. Give its password, or another address."));
    }

    private async Task<(SignInAccount?, Refusal?)> NewAsync(Member member, string email, string password)
    {
        if (password.Length < ShortestPassword) return (null, new("setup.password", "Choose a password of at least ten characters."));
        var account = new SignInAccount { Name = member.Name, Email = email };
        account.UserName = account.Id;
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? (account, null) : (null, new("setup.password", string.Join(" ", made.Errors.Select(e => e.Description))));
    }
}
