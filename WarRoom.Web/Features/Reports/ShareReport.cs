using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Reports;

/// <summary>Makes a secret address by which others read the report without a sign-in. One at a time: asking again gives the same.</summary>
public sealed class ShareReport(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, LinkCodes codes)
{
    public async Task<(string? Token, Refusal? Refusal)> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditReport) is { } lacks) return (null, lacks);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var open = await db.SharedLinks.FirstOrDefaultAsync(l => l.CampaignId == actor.Campaign && l.Page == SharedPage.Report && l.RevokedAt == null, stop);
        if (open is not null) return (open.Token, null);
        var link = new SharedLink { Token = codes.NewToken(), CampaignId = actor.Campaign, Page = SharedPage.Report, Name = "Report", CreatedAt = clocks.RealNow };
        db.SharedLinks.Add(link);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = clocks.RealNow, ByName = actor.Name, What = "Shared the report." });
        await db.SaveChangesAsync(stop);
        return (link.Token, null);
    }
}

/// <summary>Makes the shared address of the report worthless.</summary>
public sealed class StopSharingReport(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditReport) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = clocks.RealNow;
        var stopped = await db.SharedLinks.Where(l => l.CampaignId == actor.Campaign && l.Page == SharedPage.Report && l.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, now), stop);
        if (stopped == 0) return null;
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = now, ByName = actor.Name, What = "Stopped sharing the report." });
        await db.SaveChangesAsync(stop);
        return null;
    }
}
