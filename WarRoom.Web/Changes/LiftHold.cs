using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>What came of wanting to go on.</summary>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
/// <param name="Waits">A second person has to agree first.</param>
public sealed record Lifting(Refusal? Refusal, bool Waits = false);

/// <summary>Resume: a second lead or deputy agrees, or the person has just proved who they are; where nobody else may, one is enough and
/// the record says so. Slots whose time has passed get a fresh window from now, unless a time was accepted for them; everybody is told.</summary>
public sealed class LiftHold(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    private const string Words = "We go on. Look at your times: some have moved.";

    /// <param name="id">Which stop.</param>
    /// <param name="reason">Why it is safe to go on.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="isFresh">Whether password or passkey was asked for just now.</param>
    /// <param name="times">Accepted new times by slot; the other slots whose time has passed start now.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Lifting> RunAsync(HoldId id, string reason, Actor actor, bool isFresh = false, IReadOnlyDictionary<SlotId, Instant>? times = null, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        var hold = await db.Holds.SingleOrDefaultAsync(h => h.Id == id && h.CampaignId == campaign.Id, stop);
        if (hold is not { IsOpen: true }) return new(null);
        var now = clocks.Now(campaign);
        if (await GroundAsync(db, hold, actor, isFresh, stop) is not { } ground)
        {
            if (hold.ProposeLift(actor, reason, now) is { } no) return new(no);
            return await SaveAsync(db, campaign.Id, stop) is { } again ? new(again) : new(null, Waits: true);
        }

        var slots = (await db.Slots.In(campaign.Id).Waiting().ToListAsync(stop)).Where(hold.Covers).ToList();
        if (hold.Lift(actor, ground, reason, now) is { } refusal) return new(refusal);
        campaign.RaiseEpoch();
        var alone = ground is LiftGround.Alone ? " (nobody else may agree)" : "";
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, ByMember = actor.Member, ByName = actor.Name, Text = $"Resumed: {reason.Trim()}{alone}" });
        var stillHeld = await db.Holds.AsNoTracking().OpenIn(campaign.Id).Where(h => h.Id != id).ToListAsync(stop);
        foreach (var slot in slots.Where(s => !stillHeld.Cover(s)))
        {
            var moved = times?.TryGetValue(slot.Id, out var at) == true ? slot.MoveTo(at, campaign.Rules, actor, now) is null : slot.RefreshAfterHold(campaign.Rules, actor, now);
            if (moved) await db.FollowAsync(new SlotScene(db, campaign, slot, [], now), slot.HolderId, codes, stop);
        }

        await AskAgainAsync(db, slots, now, stop);
        var team = await db.Members.ActiveIn(campaign.Id).OrderBy(m => m.JoinedAt).ToListAsync(stop);
        if (hold.Scope is not HoldScope.Everything)
        {
            var told = await db.Outbox.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.Kind == MessageKind.Hold && r.DedupeKey.StartsWith($"hold:{hold.Id}:")).Select(r => r.MemberId).Distinct().ToListAsync(stop);
            team = team.FindAll(m => told.Contains(m.Id) || slots.Exists(s => s.HolderId == m.Id || s.StandbyId == m.Id));
        }
        else
        {
            await db.TellRoomAsync(MessageKind.Resumed, team, now, $"room:resumed:{hold.Id}", Words, stop);
        }

        foreach (var member in team)
        {
            db.Tell(MessageKind.Resumed, member, null, now, $"resumed:{hold.Id}", Words, Reach.First);
        }

        return new(await SaveAsync(db, campaign.Id, stop));
    }

    /// <summary>On what grounds this person may end it now; null when a second one has to agree.</summary>
    private static async Task<LiftGround?> GroundAsync(WarRoomDb db, Hold hold, Actor actor, bool isFresh, CancellationToken stop)
    {
        if (isFresh) return LiftGround.FreshSignIn;
        if (hold.Proposal is { } proposal && proposal.Member != actor.Member) return LiftGround.SecondPerson;
        var others = await db.Members.ActiveIn(hold.CampaignId).Where(m => m.Id != actor.Member && (m.Role == Role.Lead || m.Role == Role.Deputy || m.Role == Role.Owner)).AnyAsync(stop);
        return others ? null : LiftGround.Alone;
    }

    /// <summary>Questions that waited out the stop are asked now, not listed as too late.</summary>
    private static async Task AskAgainAsync(WarRoomDb db, List<Slot> slots, Instant now, CancellationToken stop)
    {
        var ids = slots.Select(s => (SlotId?)s.Id).ToList();
        foreach (var row in await db.Outbox.Where(r => ids.Contains(r.SlotId) && r.State == OutboxState.Due && !MessageKinds.Derived.Contains(r.Kind)).ToListAsync(stop))
        {
            row.GraceUntil = Instant.Max(row.GraceUntil, now + Duration.FromMinutes(15));
        }
    }

    private async Task<Refusal?> SaveAsync(WarRoomDb db, CampaignId campaign, CancellationToken stop)
    {
        if (!await db.TrySaveAsync(stop)) return new("hold.again", "Somebody changed the day in the same moment. Look, and press Resume again.");
        feed.Changed(campaign);
        return null;
    }
}
