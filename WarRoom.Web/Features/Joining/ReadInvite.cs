using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Joining;

/// <summary>An invitation that can be accepted now: to what, by whom, and which languages are needed.</summary>
public sealed record OpenInvite(string Code, Campaign Campaign, string Inviter, IReadOnlyList<string> Languages, bool HasChatRoom = false);

/// <summary>Finds the invitation of a code; null when there is none, or none that is open. A stranger does not learn which.</summary>
public sealed class ReadInvite(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<OpenInvite?> RunAsync(string typed, CancellationToken stop = default)
    {
        var code = LinkCodes.Normalise(typed);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Invites.AsNoTracking().SingleOrDefaultAsync(i => i.Code == code, stop) is not { } invite) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == invite.CampaignId, stop);
        if (!IsOpen(invite, campaign, clocks.RealNow)) return null;
        var lead = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id && m.RemovedAt == null && m.Role == Role.Lead).OrderBy(m => m.JoinedAt).Select(m => m.Name).FirstOrDefaultAsync(stop);
        var languages = await db.Variants.AsNoTracking().Where(v => v.CampaignId == campaign.Id).Select(v => v.Language).Distinct().ToListAsync(stop);
        return new(code, campaign, lead ?? campaign.Organisation, [.. languages.Prepend(campaign.Language).Distinct(StringComparer.OrdinalIgnoreCase)],
            await db.ChatRooms.AnyAsync(r => r.CampaignId == campaign.Id, stop));
    }

    /// <summary>Validity is real time, since an invitation is a secret; a rehearsal's stays open all day.</summary>
    public static bool IsOpen(Invite invite, Campaign campaign, Instant realNow) =>
        invite.RevokedAt is null && (campaign.IsRehearsal || realNow < invite.ValidUntil) && campaign.State is not (CampaignState.Ended or CampaignState.Archived);
}
