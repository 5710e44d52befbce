using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>Crisis stop: from the moment it is saved no text is shown and no reminder leaves for what it covers. It answers when what
/// was under way has arrived or was cut off; only then is it shown as stopped.</summary>
public sealed class PlaceHold(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, Fence fence, ConfirmStop confirm)
{
    private const int MostTries = 8;
    private static readonly Duration Lately = Duration.FromMinutes(30);

    public async Task<Refusal?> RunAsync(HoldScope scope, string? target, string reason, string? publicLine, Actor actor, bool takesDown = false, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.PlaceHold) is { } lacks) return lacks;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await TryPlaceAsync(scope, target, reason, publicLine, takesDown, actor, stop) is not { } hold) continue;
            feed.Changed(actor.Campaign);
            await confirm.RunAsync(hold, await fence.DrainAsync(actor.Campaign, stop), stop);
            return null;
        }

        return new("hold.again", "Many people are changing the day at once. Press again.");
    }

    /// <summary>The hold that stands; null when somebody else placed or lifted one in the same moment.</summary>
    private async Task<HoldId?> TryPlaceAsync(HoldScope scope, string? target, string reason, string? publicLine, bool takesDown, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var all = await db.Database.BeginTransactionAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        if (scope is HoldScope.Everything && await db.Holds.OpenIn(campaign.Id).FirstOrDefaultAsync(h => h.Scope == HoldScope.Everything, stop) is { } standing) return standing.Id;
        var now = clocks.Now(campaign);
        var hold = Hold.Place(Ids.New<HoldId>(clocks.RealNow), scope, target, string.IsNullOrWhiteSpace(reason) ? "The lead is checking something." : reason.Trim(), publicLine, actor, now, takesDown);
        campaign.RaiseEpoch();
        db.Holds.Add(hold);
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, ByMember = actor.Member, ByName = actor.Name, Text = $"Stopped {hold.Scope.ToString().ToLowerInvariant()}: {hold.Reason}" });
        await VoidQueuedAsync(db, hold, stop);
        await db.StopSwapsAsync(hold, now, stop);
        await TellAsync(db, campaign, hold, now, stop);
        if (!await db.TrySaveAsync(stop)) return null;
        await all.CommitAsync(stop);
        return hold.Id;
    }

    private static async Task VoidQueuedAsync(WarRoomDb db, Hold hold, CancellationToken stop)
    {
        var queued = await db.Outbox.Where(r => r.CampaignId == hold.CampaignId && r.State == OutboxState.Due && r.SlotId != null && MessageKinds.Derived.Contains(r.Kind)).ToListAsync(stop);
        var ids = queued.Select(r => r.SlotId).Distinct().ToList();
        var covered = (await db.Slots.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(stop)).Where(hold.Covers).Select(s => (SlotId?)s.Id).ToHashSet();
        foreach (var row in queued.Where(r => covered.Contains(r.SlotId)))
        {
            row.State = OutboxState.Void;
            row.LastError = "stopped";
        }
    }

    /// <summary>Whom it stops is told by every way: everybody, or who has something to do with what it covers. Who was told to post in the
    /// last half hour, or posted, hears what to do about it.</summary>
    private static async Task TellAsync(WarRoomDb db, Campaign campaign, Hold hold, Instant now, CancellationToken stop)
    {
        var told = await ToldLatelyAsync(db, hold, now - Lately, stop);
        var team = await db.Members.ActiveIn(campaign.Id).OrderBy(m => m.JoinedAt).ToListAsync(stop);
        if (hold.Scope is not HoldScope.Everything)
        {
            var people = hold.Stops(await db.Slots.AsNoTracking().In(campaign.Id).Waiting().ToListAsync(stop));
            foreach (var member in team.Where(m => told.Contains(m.Id) || people.Contains(m.Id))) db.Tell(MessageKind.Hold, member, null, now, $"hold:{hold.Id}", WordsFor(hold, told.Contains(member.Id)), Reach.Every);
            return;
        }

        await db.TellRoomAsync(MessageKind.Hold, team, now, $"room:hold:{hold.Id}", "Hold: please don't post. If your post is out already, take it down until the lead says more.", stop);
        foreach (var member in team)
        {
            db.Tell(MessageKind.Hold, member, null, now, $"hold:{hold.Id}", WordsFor(hold, told.Contains(member.Id)), Reach.Every);
        }
    }

    private static string WordsFor(Hold hold, bool wasTold) => (wasTold, hold.TakesDown) switch
    {
        (true, true) => "Hold: please don't post. If your post is out already, take it down.",
        (true, false) => "Hold: please don't post. If your post is out already, leave it up.",
        _ => "Hold: please don't post.",
    };

    private static async Task<HashSet<MemberId>> ToldLatelyAsync(WarRoomDb db, Hold hold, Instant since, CancellationToken stop)
    {
        var slots = (await db.Slots.AsNoTracking().In(hold.CampaignId).Where(s => s.Status != SlotStatus.Cancelled).ToListAsync(stop)).Where(hold.Covers).ToDictionary(s => s.Id);
        var messages = await db.Outbox.AsNoTracking().Where(r => r.CampaignId == hold.CampaignId && (r.State == OutboxState.Done || r.State == OutboxState.Sending) && r.DoneAt >= since && MessageKinds.SayPost.Contains(r.Kind)).Select(r => new { r.SlotId, r.MemberId }).ToListAsync(stop);
        var texts = await db.Reveals.AsNoTracking().Where(r => r.CampaignId == hold.CampaignId && r.At >= since).Select(r => new { SlotId = (SlotId?)r.SlotId, r.MemberId }).ToListAsync(stop);
        return [.. messages.Concat(texts).Where(t => t.SlotId is { } id && slots.ContainsKey(id)).Select(t => t.MemberId), .. slots.Values.Where(s => s.Post is { } post && post.At >= since).Select(s => s.HolderId!.Value)];
    }
}

/// <summary>A stop is confirmed: nothing that says "post" is under way any more. After a crash in between, the sweep calls it.</summary>
public sealed class ConfirmStop(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task RunAsync(HoldId id, int unconfirmed, CancellationToken stop = default)
    {
        while (!await TryAsync(id, unconfirmed, stop))
        {
            // somebody acknowledged in the same moment: read again
        }
    }

    private async Task<bool> TryAsync(HoldId id, int unconfirmed, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Holds.SingleOrDefaultAsync(h => h.Id == id, stop) is not { StoppedAt: null } hold) return true;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == hold.CampaignId, stop);
        hold.ConfirmStopped(unconfirmed, clocks.Now(campaign));
        if (!await db.TrySaveAsync(stop)) return false;
        feed.Changed(hold.CampaignId);
        return true;
    }
}
