using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>Crisis stop: from the moment it is saved no text is shown and no reminder leaves for what it covers.</summary>
public sealed class PlaceHold(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(HoldScope scope, string? target, string reason, string? publicLine, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.PlaceHold) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        if (scope is HoldScope.Everything && await db.Holds.OpenIn(campaign.Id).AnyAsync(h => h.Scope == HoldScope.Everything, stop)) return null;
        var hold = Hold.Place(Ids.New<HoldId>(clocks.RealNow), scope, target, string.IsNullOrWhiteSpace(reason) ? "The lead is checking something." : reason.Trim(), publicLine, actor, now);
        campaign.RaiseEpoch();
        db.Holds.Add(hold);
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, ByMember = actor.Member, ByName = actor.Name, Text = $"Stopped {hold.Scope.ToString().ToLowerInvariant()}: {hold.Reason}" });
        foreach (var member in await db.Members.ActiveIn(campaign.Id).Select(m => m.Id).ToListAsync(stop))
        {
            db.Tell(campaign.Id, MessageKind.Hold, member, null, now, $"hold:{hold.Id}", "Hold: please don't post.");
        }

        if (!await db.TrySaveAsync(stop)) return new("hold.again", "Somebody placed or lifted a stop in the same moment. Look, and press again if it is still needed.");
        feed.Changed(campaign.Id);
        return null;
    }
}

/// <summary>Resume: slots whose time has passed get a fresh window from now, and everybody is told.</summary>
public sealed class LiftHold(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    public async Task<Refusal?> RunAsync(HoldId id, string reason, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        var hold = await db.Holds.SingleOrDefaultAsync(h => h.Id == id && h.CampaignId == campaign.Id, stop);
        if (hold is not { IsOpen: true }) return null;
        var now = clocks.Now(campaign);
        var held = (await db.Slots.AsNoTracking().In(campaign.Id).Waiting().Where(s => s.PostAt <= now).ToListAsync(stop)).Where(hold.Covers).Select(s => s.Id).ToList();
        if (hold.Lift(actor, reason, now) is { } refusal) return refusal;
        campaign.RaiseEpoch();
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, ByMember = actor.Member, ByName = actor.Name, Text = $"Resumed: {reason.Trim()}" });
        foreach (var member in await db.Members.ActiveIn(campaign.Id).Select(m => m.Id).ToListAsync(stop))
        {
            db.Tell(campaign.Id, MessageKind.Resumed, member, null, now, $"resumed:{hold.Id}", "We go on. Look at your times: some have moved.");
        }

        foreach (var slot in await db.Slots.Where(s => held.Contains(s.Id)).ToListAsync(stop))
        {
            if (slot.RefreshAfterHold(campaign.Rules, actor, now)) await db.FollowAsync(new SlotScene(db, campaign, slot, [], now), slot.HolderId, codes, stop);
        }

        if (!await db.TrySaveAsync(stop)) return new("hold.again", "Somebody changed the day in the same moment. Look, and press Resume again.");
        feed.Changed(campaign.Id);
        return null;
    }
}
