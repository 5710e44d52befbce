using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web;

/// <summary>What can be done from the shell of the machine, without signing in: <c>reset-password EMAIL</c>.</summary>
public static class ShellCommands
{
    /// <summary>Null when the arguments are no command; otherwise the exit code.</summary>
    public static async Task<int?> RunAsync(string[] args, TextWriter output)
    {
        if (args is not ["reset-password", var email, .. var rest]) return null;
        await using var app = WarRoomHost.Build([.. rest, "--Logging:LogLevel:Default", "Error", "--WarRoom:RunSchedules", "false"]);
        await app.Services.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        if (await users.FindByEmailAsync(email) is not { } account)
        {
            await output.WriteLineAsync($"Nobody signs in with {email}.");
            return 1;
        }

        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 14);
        await users.RemovePasswordAsync(account);
        var added = await users.AddPasswordAsync(account, password);
        await users.SetLockoutEndDateAsync(account, null);
        await output.WriteLineAsync(added.Succeeded ? $"The new password of {email} is {password}" : string.Join(" ", added.Errors.Select(e => e.Description)));
        return added.Succeeded ? 0 : 1;
    }
}
