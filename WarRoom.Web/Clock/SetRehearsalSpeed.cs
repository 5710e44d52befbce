using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Clock;

/// <summary>Pauses a rehearsal (0) or lets it run at 1 to 60 times real time. A real day has no such thing.</summary>
public sealed class SetRehearsalSpeed(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(int speed, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        if (!campaign.IsRehearsal) return new("rehearsal.not", "This is a real day; its clock cannot be changed.");
        if (campaign.State is CampaignState.Ended && speed > 0) return new("rehearsal.over", "The day has ended. Start again to see it once more.");
        campaign.SetClock(clocks.Now(campaign), clocks.RealNow, speed);
        clocks.Remember(campaign);
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return null;
    }
}
