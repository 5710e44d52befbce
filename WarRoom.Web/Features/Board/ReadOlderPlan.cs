using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Board;

/// <summary>Whether a post was confirmed by somebody who saw an older plan, and since when that one had stood.</summary>
public sealed class ReadOlderPlan(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<Instant?> RunAsync(SlotId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, stop);
        return slot.ConfirmedVersion is null ? null : SlotHistory.ConfirmedOnPlanOf(slot, await db.SlotEvents.AsNoTracking().Where(e => e.SlotId == id).ToListAsync(stop));
    }
}
