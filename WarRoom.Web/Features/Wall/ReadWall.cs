using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>What a wall screen shows: the same snapshot as the board's, and a code to join by.</summary>
public sealed record WallShow(DaySnapshot Day, string? JoinCode);

/// <summary>Finds the day of a wall's secret address; null when it was revoked or never existed, and nobody learns which.</summary>
public sealed class ReadWall(IDbContextFactory<WarRoomDb> dbs, DaySnapshots days, CampaignClocks clocks)
{
    private static readonly Duration SeenEvery = Duration.FromSeconds(30);

    public async Task<WallShow?> RunAsync(string token, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = await db.SharedLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Token == token && l.Page == SharedPage.Wall && l.RevokedAt == null, stop);
        if (link is null) return null;
        await SeeAsync(db, link, stop);
        var day = await days.ReadAsync(link.CampaignId, stop);
        return new(day, day.Now < day.Campaign.StartsAt ? await JoinCodeAsync(db, day.Campaign, stop) : null);
    }

    private async Task SeeAsync(WarRoomDb db, SharedLink link, CancellationToken stop)
    {
        var now = clocks.RealNow;
        if (link.LastSeenAt is { } seen && now - seen < SeenEvery) return;
        await db.SharedLinks.Where(l => l.Token == link.Token).ExecuteUpdateAsync(set => set.SetProperty(l => l.LastSeenAt, now), stop);
    }

    private async Task<string?> JoinCodeAsync(WarRoomDb db, Campaign campaign, CancellationToken stop)
    {
        var now = clocks.RealNow;
        var invites = await db.Invites.AsNoTracking().Where(i => i.CampaignId == campaign.Id && i.RevokedAt == null).ToListAsync(stop);
        return invites.Where(i => campaign.IsRehearsal || i.ValidUntil > now).MaxBy(i => i.ValidUntil)?.Code;
    }
}
