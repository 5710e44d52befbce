using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Joining;

/// <summary>A member changes what they said about themselves.</summary>
public sealed class ChangeMyself(IDbContextFactory<WarRoomDb> dbs, CampaignFeed feed, FollowChannels follow)
{
    public async Task<Refusal?> RunAsync(PersonForm form, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == actor.Member && m.RemovedAt == null, stop);
        if (member is null) return SlotRefusals.Removed;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == member.CampaignId, stop);
        if (Check(form, campaign) is { } refusal) return refusal;
        PersonRules.Apply(form, member, campaign);
        if (await NeedsAnAccountAsync(db, member, stop)) return new("me.inUse", "You still have a post on a network that you took out.");
        await db.SaveChangesAsync(stop);
        await follow.RunAsync(member.Id, stop);
        feed.Changed(campaign.Id);
        return null;
    }

    private static Refusal? Check(PersonForm form, Campaign campaign) =>
        PersonRules.Check(form, 1, campaign) ?? PersonRules.Check(form, 2, campaign) ?? PersonRules.Check(form, 3, campaign) ?? PersonRules.Check(form, 5, campaign);

    private static async Task<bool> NeedsAnAccountAsync(WarRoomDb db, Member member, CancellationToken stop) =>
        (await db.Slots.AsNoTracking().HeldBy(member.Id).ToListAsync(stop)).Any(s => s.Status.IsWaiting() && member.AccountOn(s.Network, s.AccountKind) is null);
}
