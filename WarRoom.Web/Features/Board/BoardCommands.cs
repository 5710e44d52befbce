using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Board;

/// <summary>The lead gives a slot to somebody: also one that was missed, with a fresh window.</summary>
public sealed class ReassignSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, MemberId to, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        if (await scene.MemberAsync(to) is not { } member) return SlotRefusals.Removed;
        if (scene.Slot.AssignTo(member, null, scene.Rules, actor, scene.Now) is { } refusal) return refusal;
        scene.Db.Tell(MessageKind.Assigned, member, scene.Slot, scene.Now, $"assigned:{scene.Slot.Id}:{scene.Slot.Version}", $"Can you post on {scene.Slot.Network.Name()}? The lead asks you.", Reach.First, scene.Slot.PostAt);
        return null;
    }, stop);
}

/// <summary>The lead looked at the post.</summary>
public sealed class VerifySlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, bool isRight = true, CancellationToken stop = default) => change.RunAsync(id, scene =>
        Task.FromResult(isRight ? scene.Slot.Verify(actor, scene.Now) : scene.Slot.Status is SlotStatus.Verified ? scene.Slot.WithdrawVerification(actor, scene.Now) : scene.Slot.TakeBackPost(actor, scene.Rules, scene.Now, "the link does not show the post")), stop);
}

/// <summary>The lead reminds a silent holder by hand; again after five minutes at the earliest.</summary>
public sealed class NudgeHolder(ChangeSlot change)
{
    private static readonly Duration CoolDown = Duration.FromMinutes(5);

    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, scene => NudgeAsync(scene, actor), stop);

    private static async Task<Refusal?> NudgeAsync(SlotScene scene, Actor actor)
    {
        var slot = scene.Slot;
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (scene.IsHeld) return SlotRefusals.Held;
        if (await scene.MemberAsync(slot.HolderId) is not { } holder || !slot.Status.IsWaiting()) return new("slot.nobody", "Nobody has this slot, so there is nobody to nudge.");
        if (slot.NudgedAt is { } last && scene.Now - last < CoolDown) return new("slot.nudgedLately", "Nudged less than five minutes ago. Give it a moment, or reassign.");
        slot.MarkNudged(actor, scene.Now);
        scene.Db.Tell(MessageKind.Nudge, holder, slot, scene.Now, $"nudge:{slot.Id}:{slot.Version}", $"{actor.Name.Split(' ')[0]} asks: can you still post on {slot.Network.Name()}?", Reach.First);
        return null;
    }
}

/// <summary>A missed slot gets a new window, open to everybody.</summary>
public sealed class ReopenSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(scene.Slot.Reopen(scene.Now + Duration.FromMinutes(10), scene.Rules, actor, scene.Now)), stop);
}

/// <summary>Takes a slot out of the day, or brings it back.</summary>
public sealed class CancelSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, bool isUndo = false, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(isUndo ? scene.Slot.UndoCancellation(actor, scene.Now) : scene.Slot.Cancel(actor, scene.Now)), stop);
}

/// <summary>Lead or deputy confirm for the holder, who told them by phone; recorded so.</summary>
public sealed class ConfirmForHolder(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, string? address, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (await scene.MemberAsync(scene.Slot.HolderId) is not { } holder) return new("slot.nobody", "Nobody has this slot.");
        scene.Slot.ConfirmBy(holder, address, scene.Slot.Version, actor, scene.Now);
        return null;
    }, stop);
}

/// <summary>The scribe's note, stamped with campaign time.</summary>
public sealed class WriteNote(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private const int Longest = 500;

    public async Task<Refusal?> RunAsync(string text, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.WriteNotes) is { } lacks) return lacks;
        if (string.IsNullOrWhiteSpace(text)) return new("note.empty", "Write a few words first.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        db.Notes.Add(new Note { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, ByMember = actor.Member, ByName = actor.Name, Text = text.Trim()[..Math.Min(text.Trim().Length, Longest)] });
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return null;
    }
}

/// <summary>Who could take a slot, best first, with the reasons.</summary>
public sealed class RankCandidates(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<IReadOnlyList<Candidate>> RunAsync(SlotId id, int most, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == slot.CampaignId, stop);
        var members = await db.Members.AsNoTracking().ActiveIn(slot.CampaignId).ToListAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(slot.CampaignId).Where(s => s.HolderId != null && s.Status != SlotStatus.Cancelled).ToListAsync(stop);
        var away = await db.AwayAsync(slot.CampaignId, stop);
        return Candidates.Rank(slot, members.Where(m => !away.Contains(m.Id)), slots, clocks.Now(campaign), most);
    }
}
