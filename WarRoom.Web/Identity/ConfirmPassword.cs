using Microsoft.AspNetCore.Identity;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity;

/// <summary>Asks for the password once more, before something that cannot be taken back. Wrong ones count towards the lock-out.</summary>
public sealed class ConfirmPassword(IServiceScopeFactory scopes)
{
    /// <summary>Null when it is right.</summary>
    public async Task<Refusal?> RunAsync(Actor actor, string password, CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WarRoomDb>();
        var id = await db.Members.Where(m => m.Id == actor.Member).Select(m => m.AccountId).SingleOrDefaultAsync(stop);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        if (id is null || await users.FindByIdAsync(id) is not { } account || !await users.HasPasswordAsync(account)) return new("password.none", "You have no password here. Ask a second lead or deputy to agree.");
        var answer = await scope.ServiceProvider.GetRequiredService<SignInManager<SignInAccount>>().CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (answer.Succeeded) return null;
        return answer.IsLockedOut ? new("password.locked", "Too many wrong passwords. Ask a second lead or deputy to agree.") : new("password.wrong", "That is not your password.");
    }
}
