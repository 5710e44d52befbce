using Microsoft.Extensions.Options;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Setup;

/// <summary>One line about the machine: a name, a word, and whether it is well.</summary>
public sealed record MachineLine(string Name, string Word, bool IsWell);

/// <summary>Looks at what an installation needs: database, keys, disk, mail, an encrypted line.</summary>
public sealed class ReadMachine(IDbContextFactory<WarRoomDb> dbs, DataFolder folder, IOptionsMonitor<MailOptions> mail)
{
    private const long Gigabyte = 1_000_000_000;

    public async Task<IReadOnlyList<MachineLine>> RunAsync(bool isEncrypted, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var answers = await db.Database.CanConnectAsync(stop);
        var free = new DriveInfo(folder.Path).AvailableFreeSpace / Gigabyte;
        return
        [
            new("Database", answers ? "writable" : "does not answer", answers),
            new("Keys folder", IsWritable(folder.Keys) ? "writable" : "not writable", IsWritable(folder.Keys)),
            new("Disk", free > 0 ? "enough room" : "nearly full", free > 0),
            new("Mail", mail.CurrentValue.IsSetUp ? "set up" : "not set up", mail.CurrentValue.IsSetUp),
            new("HTTPS", isEncrypted ? "on" : "off, plain http", isEncrypted),
        ];
    }

    private static bool IsWritable(string path)
    {
        try
        {
            var file = Path.Combine(path, ".probe");
            File.WriteAllText(file, "");
            File.Delete(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
