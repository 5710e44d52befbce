using System.Security.Claims;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Joining;

/// <summary>As whom somebody changes their own data: the member of the campaign that the address names, or of the one that is nearest.</summary>
public sealed class ReadMe(CurrentMember members, IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<(Member Member, Campaign Campaign)?> RunAsync(ClaimsPrincipal user, string? slug, CancellationToken stop = default)
    {
        var mine = await members.AllAsync(user, stop);
        if (mine.Count == 0) return null;
        var ids = mine.Select(m => m.CampaignId).ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(stop);
        var campaign = campaigns.FirstOrDefault(c => c.Slug == slug)
            ?? campaigns.OrderByDescending(c => c.State is CampaignState.Live).ThenBy(c => Distance(c.StartsAt, clocks.Now(c))).First();
        return (mine.First(m => m.CampaignId == campaign.Id), campaign);
    }

    private static Duration Distance(Instant a, Instant b) => a > b ? a - b : b - a;
}
