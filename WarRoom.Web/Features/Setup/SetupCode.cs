using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Setup;

/// <summary>The one-time code in the log that makes the first owner: without it, the first visitor would be anybody.</summary>
public sealed class SetupCode(IDbContextFactory<WarRoomDb> dbs, LinkCodes codes, ILogger<SetupCode> log)
{
    private const string Name = "setup-code";

    /// <summary>Null once there is an owner.</summary>
    public async Task<string?> CurrentAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Users.AnyAsync(u => u.IsOwner, stop)) return null;
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == Name, stop);
        if (setting is null)
        {
            setting = new Setting { Name = Name, Value = codes.NewInvite() };
            db.Settings.Add(setting);
            await db.SaveChangesAsync(stop);
        }

        return setting.Value;
    }

    /// <summary>It worked once and never again.</summary>
    public async Task ForgetAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.Settings.Where(s => s.Name == Name).ExecuteDeleteAsync(stop);
    }

    public async Task WriteAsync(string address)
    {
        if (await CurrentAsync() is { } code) log.LogInformation("There is no owner yet. Open {Address}/setup and enter the set-up code {Code}.", address, LinkCodes.WithHyphen(code));
    }
}
