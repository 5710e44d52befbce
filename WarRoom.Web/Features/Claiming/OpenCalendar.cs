using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The secret address of a member's calendar, made on first use.</summary>
public sealed class OpenCalendar(IDbContextFactory<WarRoomDb> dbs, LinkCodes codes, CampaignClocks clocks)
{
    public async Task<string> RunAsync(Member member, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var known = await db.SharedLinks.AsNoTracking().Where(l => l.MemberId == member.Id && l.Page == SharedPage.Calendar && l.RevokedAt == null).Select(l => l.Token).FirstOrDefaultAsync(stop);
        if (known is not null) return known;
        var link = new SharedLink { Token = codes.NewToken(), CampaignId = member.CampaignId, Page = SharedPage.Calendar, MemberId = member.Id, Name = "calendar", CreatedAt = clocks.RealNow };
        db.SharedLinks.Add(link);
        await db.SaveChangesAsync(stop);
        return link.Token;
    }
}
