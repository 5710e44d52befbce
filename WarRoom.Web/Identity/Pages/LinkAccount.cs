using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity.Pages;

/// <summary>Somebody with a role above volunteer, who came by a personal link, sets an e-mail address and a password or a passkey.
/// From then on the link alone gives no more than a volunteer's rights.</summary>
public sealed class LinkAccount(IDbContextFactory<WarRoomDb> dbs, UserManager<SignInAccount> accounts)
{
    private const int ShortestPassword = 10;

    private static Refusal NoAddress => new("setup.email", "Give an e-mail address such as mia@example.org.");

    public static bool IsFor(Member member) => member.Role is not Role.Volunteer && member.AccountId is null;

    public Task<(SignInAccount? Account, Refusal? Refusal)> RunAsync(MemberId id, string email, string password, CancellationToken stop = default) =>
        LinkAsync(id, async member =>
            !IsAddress(email) ? (null, NoAddress)
            : await accounts.FindByEmailAsync(email.Trim()) is { } known ? await OwnAsync(known, password)
            : await NewAsync(member, email.Trim(), password), stop);

    /// <summary>Whether a new account may have this address. A known one cannot be taken with a new passkey: its owner signs in first.</summary>
    public async Task<Refusal?> CheckNewAsync(string? email) =>
        !IsAddress(email) ? NoAddress
        : await accounts.FindByEmailAsync(email!.Trim()) is not null ? new("account.known", "This address has an account already. Sign in with it first, then come back to this page.")
        : null;

    /// <summary>A new account that has a passkey and no password; the person and the address are those for whom the device made it.</summary>
    public Task<(SignInAccount? Account, Refusal? Refusal)> WithPasskeyAsync(MemberId id, PasskeyUserEntity person, UserPasskeyInfo passkey, CancellationToken stop = default) =>
        LinkAsync(id, async member => await CheckNewAsync(person.Name) is { } refusal ? (null, refusal) : await NewAsync(member, person, passkey), stop);

    /// <summary>The account that somebody is signed in to leads this campaign too.</summary>
    public async Task<Refusal?> JoinAsync(MemberId id, SignInAccount account, CancellationToken stop = default) =>
        (await LinkAsync(id, _ => Task.FromResult<(SignInAccount?, Refusal?)>((account, null)), stop)).Refusal;

    private static bool IsAddress(string? email) => MailAddress.TryCreate(email?.Trim(), out _);

    private async Task<(SignInAccount? Account, Refusal? Refusal)> LinkAsync(MemberId id, Func<Member, Task<(SignInAccount? Account, Refusal? Refusal)>> choose, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == id && m.RemovedAt == null, stop);
        if (member is null || !IsFor(member)) return (null, new("account.done", "You have an account already. Sign in with it."));
        var (account, refusal) = await choose(member);
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

    private async Task<(SignInAccount?, Refusal?)> NewAsync(Member member, PasskeyUserEntity person, UserPasskeyInfo passkey)
    {
        var account = new SignInAccount { Id = person.Id, UserName = person.Id, Name = member.Name, Email = person.Name };
        var made = await accounts.CreateAsync(account);
        if (made.Succeeded && (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded) return (account, null);
        if (made.Succeeded) await accounts.DeleteAsync(account);
        return (null, new("passkey.notAdded", "The passkey was not added. Try again; nothing else has changed."));
    }
}
