using System.Security.Claims;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Proof;

/// <summary>A screenshot for those who may see it: whoever sent it, and lead and deputy of its campaign. Everybody else learns nothing, not even that there is one.</summary>
public sealed class ReadScreenshot(IDbContextFactory<WarRoomDb> dbs, CurrentMember members)
{
    public async Task<byte[]?> RunAsync(Guid id, ClaimsPrincipal user, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.ProofImages.Where(p => p.Id == id).Select(p => new { p.CampaignId, p.MemberId }).SingleOrDefaultAsync(stop) is not { } picture) return null;
        var isLead = await members.InAsync(user, picture.CampaignId, stop) is { } actor && actor.Role.Has(Right.EditPlan);
        if (!isLead && (await members.AllAsync(user, stop)).All(m => m.Id != picture.MemberId)) return null;
        return await db.ProofImages.Where(p => p.Id == id).Select(p => p.Bytes).SingleOrDefaultAsync(stop);
    }
}
