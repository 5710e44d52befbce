using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>Makes a secret address for a screen.</summary>
public sealed class CreateScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, LinkCodes codes)
{
    private const int LongestName = 60;

    public async Task<(string? Token, Refusal? Refusal)> RunAsync(string name, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return (null, lacks);
        if (name.Trim().Length is 0 or > LongestName) return (null, new("screen.name", "Give the screen a name, such as its room."));
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = new SharedLink { Token = codes.NewToken(), CampaignId = actor.Campaign, Page = SharedPage.Wall, Name = name.Trim(), CreatedAt = clocks.RealNow };
        db.SharedLinks.Add(link);
        db.Audit.Add(ScreenAudit.Of(actor, clocks.RealNow, $"Set up the screen {link.Name}."));
        await db.SaveChangesAsync(stop);
        return (link.Token, null);
    }
}

/// <summary>Turns a screen off for good; it says so within seconds and shows nothing any more.</summary>
public sealed class RevokeScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Refusal?> RunAsync(string token, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = await db.SharedLinks.SingleOrDefaultAsync(l => l.Token == token && l.CampaignId == actor.Campaign && l.Page == SharedPage.Wall, stop);
        if (link is null || link.RevokedAt is not null) return null;
        link.RevokedAt = clocks.RealNow;
        db.Audit.Add(ScreenAudit.Of(actor, clocks.RealNow, $"Turned off the screen {link.Name}."));
        await db.SaveChangesAsync(stop);
        return null;
    }
}

internal static class ScreenAudit
{
    public static AuditEntry Of(Actor actor, Instant realNow, string what) =>
        new() { Id = Guid.CreateVersion7(realNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = realNow, ByName = actor.Name, What = what };
}
