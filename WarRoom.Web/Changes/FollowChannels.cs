using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>A member is reached by other ways from now on: the reminders of the slots that they have follow.</summary>
public sealed class FollowChannels(IDbContextFactory<WarRoomDb> dbs, ChangeSlot change)
{
    public async Task RunAsync(MemberId member, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        foreach (var slot in await db.Slots.AsNoTracking().HeldBy(member).Waiting().Select(s => s.Id).ToListAsync(stop))
        {
            await change.RunAsync(slot, _ => Task.FromResult<Refusal?>(null), stop);
        }
    }
}
