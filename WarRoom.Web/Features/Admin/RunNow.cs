using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Admin;

/// <summary>Does work now that waits for its next try or was given up. What is too late to be of use stays listed: a reminder that comes
/// after its time would only confuse.</summary>
public sealed class RunNow(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, DueWork due)
{
    public async Task<Refusal?> RunAsync(IReadOnlyList<Guid> rows, bool isOwner, CancellationToken stop = default)
    {
        if (!isOwner) return new("actor.notAllowed", "Only an owner of this installation can run jobs.");
        var again = 0;
        await using (var db = await dbs.CreateDbContextAsync(stop))
        {
            foreach (var row in await db.Outbox.Where(r => rows.Contains(r.Id) && (r.State == OutboxState.Due || r.State == OutboxState.Failed)).ToListAsync(stop))
            {
                var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == row.CampaignId, stop);
                if (row.State is OutboxState.Failed && clocks.Now(campaign) > row.GraceUntil) continue;
                if (row.State is OutboxState.Failed) row.Attempts = 0;
                row.State = OutboxState.Due;
                row.NotBefore = null;
                again++;
            }

            await db.TrySaveAsync(stop);
        }

        if (again == 0) return new("jobs.tooLate", "It is too late for that to be of use. Tell them yourself.");
        await due.RunAsync(Duration.Zero, stop);
        return null;
    }
}
