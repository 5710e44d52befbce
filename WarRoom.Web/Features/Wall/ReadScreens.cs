using System.Security.Claims;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>A campaign with its screens, for somebody who may set them up.</summary>
public sealed record ScreenList(Campaign Campaign, Actor Actor, IReadOnlyList<SharedLink> Screens);

/// <summary>Lists the screens of the campaigns that somebody leads, the newest campaign first.</summary>
public sealed class ReadScreens(IDbContextFactory<WarRoomDb> dbs, CurrentMember members)
{
    public async Task<IReadOnlyList<ScreenList>> RunAsync(ClaimsPrincipal user, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var lists = new List<ScreenList>();
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).OrderByDescending(c => c.StartsAt).ToListAsync(stop))
        {
            if (await members.InAsync(user, campaign.Id, stop) is not { } actor || !actor.Role.Has(Right.ManageTeam)) continue;
            var screens = await db.SharedLinks.AsNoTracking().Where(l => l.CampaignId == campaign.Id && l.Page == SharedPage.Wall && l.RevokedAt == null).OrderBy(l => l.CreatedAt).ToListAsync(stop);
            lists.Add(new(campaign, actor, screens));
        }

        return lists;
    }
}
