using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>How a phone names somebody else of the team: "Jonas K."</summary>
public sealed class ReadFirstName(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<string?> RunAsync(MemberId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var name = await db.Members.Where(m => m.Id == id && m.RemovedAt == null).Select(m => m.Name).SingleOrDefaultAsync(stop);
        return name?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, .., var last] ? $"{first} {last[0]}." : name;
    }
}
