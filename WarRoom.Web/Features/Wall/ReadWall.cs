using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Screens;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>What a wall screen shows: the same snapshot as the board's, a code to join by, and how the screen is set up.</summary>
public sealed record WallShow(DaySnapshot Day, string? JoinCode)
{
    public ScreenSettings Screen { get; init; } = new();

    public ScreenTurn Turn { get; init; } = new();

    /// <summary>What the screen asks for each second: another one means that there is something new.</summary>
    public string Pulse { get; init; } = "";

    public TypeScale Type => Screen.Type;

    /// <summary>Nobody listens yet: listening is not part of WarRoom so far.</summary>
    public bool HasPulse => false;
}

/// <summary>Finds the day of a wall's secret address; null when it was revoked or never existed, and nobody learns which.</summary>
public sealed class ReadWall(IDbContextFactory<WarRoomDb> dbs, DaySnapshots days, CampaignClocks clocks, OpenHolds holds)
{
    private static readonly Duration SeenEvery = Duration.FromSeconds(30);

    public async Task<WallShow?> RunAsync(string token, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = await db.SharedLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Token == token && l.Page == SharedPage.Wall && l.RevokedAt == null, stop);
        if (link is null) return null;
        await SeeAsync(db, link, stop);
        var pulse = WallPulse.Of(link.Version, await holds.EpochAsync(link.CampaignId, stop));
        var day = await days.ReadAsync(link.CampaignId, stop);
        return new(link.Screen.Zone is { } zone && zone.Id != day.Zone.Id ? day with { ShownIn = zone } : day, await JoinCodeAsync(db, day.Campaign, stop)) { Screen = link.Screen, Turn = link.Turn, Pulse = pulse };
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

/// <summary>The one cheap question of a screen each second: did somebody press the remote, change the screen, turn it off, or stop the team?</summary>
public sealed class WallPulse(IDbContextFactory<WarRoomDb> dbs, OpenHolds holds)
{
    public const string Off = "off";

    public async Task<string> RunAsync(string token, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = await db.SharedLinks.Where(l => l.Token == token && l.Page == SharedPage.Wall && l.RevokedAt == null).Select(l => new { l.Version, l.CampaignId }).SingleOrDefaultAsync(stop);
        return link is null ? Off : Of(link.Version, await holds.EpochAsync(link.CampaignId, stop));
    }

    internal static string Of(int version, int epoch) => string.Create(CultureInfo.InvariantCulture, $"{version}.{epoch}");
}
