using System.Security.Claims;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity;

/// <summary>The campaign that an address names, and as whom the reader acts in it. A stranger learns nothing, not even that it exists.</summary>
public sealed class FindCampaign(IDbContextFactory<WarRoomDb> dbs, CurrentMember members)
{
    public async Task<(Campaign Campaign, Actor Actor)?> RunAsync(string slug, ClaimsPrincipal user, Right right, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, stop) is not { } campaign) return null;
        return await members.InAsync(user, campaign.Id, stop) is { } actor && actor.Role.Has(right) ? (campaign, actor) : null;
    }
}
