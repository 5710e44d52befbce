using WarRoom.Web.Persistence;

namespace WarRoom.Web.Demo;

/// <summary>Seeds the believable launch day that a newcomer sees.</summary>
public sealed class DemoDay(IDbContextFactory<WarRoomDb> dbs, StartArguments start)
{
    public async Task SeedAsync(CancellationToken stop = default)
    {
        if (!start.IsDemo) return;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Campaigns.AnyAsync(stop)) return;
    }

    public Task PlayAsync(CampaignId campaign, CancellationToken stop) => Task.CompletedTask;
}
