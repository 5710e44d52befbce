using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Team;

/// <summary>Makes the group link: one for everybody, valid until the evening before the day.</summary>
public sealed class CreateInvite(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    private static readonly LocalTime Evening = new(20, 0);

    public async Task<(Refusal? Refusal, Invite? Invite)> RunAsync(Actor actor, Instant? validUntil = null, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.Invite) is { } lacks) return (lacks, null);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var until = validUntil ?? UsualEnd(campaign, clocks.Now(campaign));
        if (until <= clocks.Now(campaign)) return (new("invite.past", "An invitation must be valid for a while. Choose a later time."), null);
        var invite = new Invite { Code = codes.NewInvite(), CampaignId = campaign.Id, ValidUntil = until };
        db.Invites.Add(invite);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = actor.Name, What = "made a group invitation" });
        if (!await db.TrySaveAsync(stop)) return (new("invite.again", "Try once more."), null);
        feed.Changed(campaign.Id);
        return (null, invite);
    }

    /// <summary>The evening before; made later than that, until the end of the day's window.</summary>
    public static Instant UsualEnd(Campaign campaign, Instant now)
    {
        var eve = (campaign.Day with { Date = campaign.Date.PlusDays(-1) }).At(Evening);
        return eve > now ? eve : campaign.EndsAt;
    }
}

/// <summary>Kills a group link.</summary>
public sealed class RevokeInvite(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(string code, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.Invite) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var invite = await db.Invites.SingleOrDefaultAsync(i => i.Code == code && i.CampaignId == actor.Campaign, stop);
        if (invite is null || invite.RevokedAt is not null) return null;
        invite.RevokedAt = clocks.RealNow;
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = clocks.RealNow, ByName = actor.Name, What = "revoked a group invitation" });
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}
