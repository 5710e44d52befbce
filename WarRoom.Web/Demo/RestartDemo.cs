using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Demo;

/// <summary>Starts the demo day over: what happened in it goes, and it opens in the late morning again.</summary>
public sealed class RestartDemo(IDbContextFactory<WarRoomDb> dbs, DemoDay demo)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.DeleteCampaign) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        if (!campaign.IsRehearsal) return new("rehearsal.not", "Only a rehearsal can start over.");
        await demo.ForgetAsync(campaign.Id, stop);
        await demo.CreateAsync(stop);
        return null;
    }
}
