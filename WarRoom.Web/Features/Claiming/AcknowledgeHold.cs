using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A member says that they have read a stop.</summary>
public sealed class AcknowledgeHold(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task RunAsync(HoldId id, Member member, CancellationToken stop = default)
    {
        while (!await TryAsync(id, member, stop))
        {
            // somebody else answered in the same moment: read again and answer again
        }

        feed.Changed(member.CampaignId);
    }

    private async Task<bool> TryAsync(HoldId id, Member member, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Holds.SingleOrDefaultAsync(h => h.Id == id && h.CampaignId == member.CampaignId, stop) is not { } hold) return true;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == hold.CampaignId, stop);
        hold.AcknowledgeBy(member, clocks.Now(campaign));
        return await db.TrySaveAsync(stop);
    }
}
