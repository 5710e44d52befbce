using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Day;

/// <summary>Takes one due message to be delivered, in one transaction that nobody else writes beside: asks whether what it says is
/// still true and whether a stop covers it, and either settles it or gives it out under a lease. What stays in the app is delivered
/// right here, once; what leaves the house is the caller's to carry.</summary>
public sealed class TakeErrand(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    /// <summary>Longer than a carrier may take, so that nobody else carries the same message meanwhile.</summary>
    public static readonly Duration Lease = Duration.FromSeconds(10);

    /// <summary>The errand to carry; null when there is nothing to carry (any more).</summary>
    public async Task<Errand?> RunAsync(Guid rowId, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var all = await db.Database.BeginTransactionAsync(stop);
        var row = await db.Outbox.SingleOrDefaultAsync(r => r.Id == rowId, stop);
        if (row is null || !IsFree(row)) return null;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == row.CampaignId, stop);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.Id == row.MemberId, stop);
        var slot = row.SlotId is { } id ? await db.Slots.SingleOrDefaultAsync(s => s.Id == id, stop) : null;
        var errand = new Errand(row, campaign, member, slot, clocks.Now(campaign));
        await DecideAsync(db, errand, stop);
        if (!db.ChangeTracker.HasChanges() || !await db.TrySaveAsync(stop)) return null;
        await all.CommitAsync(stop);
        feed.Changed(campaign.Id);
        return row.State is OutboxState.Sending ? errand : null;
    }

    private bool IsFree(OutboxRow row) => row.State is OutboxState.Due || (row.State is OutboxState.Sending && row.LeaseUntil <= clocks.RealNow);

    private async Task DecideAsync(WarRoomDb db, Errand errand, CancellationToken stop)
    {
        var (row, campaign, member, slot, now) = errand;
        var isHeld = slot is not null && (await db.Holds.AsNoTracking().OpenIn(slot.CampaignId).ToListAsync(stop)).Cover(slot);
        if (isHeld && MessageKinds.SayPost.Contains(row.Kind)) Wait(row);
        else if (row.Kind is MessageKind.Reminder && slot is { Status: SlotStatus.Missed } && now > row.GraceUntil) Settle(row, OutboxState.Missed, row.LastError); // the slot went by before the reminder left
        else if (!(member.IsActive || row.IsForTheRoom) || !IsStillTrue(row, slot, campaign)) Settle(row, OutboxState.Void, null);
        else if (now > row.GraceUntil) Settle(row, OutboxState.Missed, row.LastError);
        else if (row.Channel is ReminderChannel.InApp) Show(db, errand);
        else if (await IsAcknowledgedAsync(db, row, stop)) Settle(row, OutboxState.Unneeded, "acknowledged before");
        else if (!row.Kind.MayWake() && !row.IsForTheRoom && ReminderPolicy.NotBefore(member, slot, now) is var at && at > now) LeaveAsleep(row, at);
        else Lend(row, campaign);
    }

    /// <summary>A stop takes back what is derived from the slots; other questions wait until it is lifted.</summary>
    private static void Wait(OutboxRow row)
    {
        if (MessageKinds.Derived.Contains(row.Kind)) Settle(row, OutboxState.Void, "stopped");
        else if (row.State is OutboxState.Sending) Settle(row, OutboxState.Due, row.LastError);
    }

    private static void Settle(OutboxRow row, OutboxState state, string? why)
    {
        row.State = state;
        row.LastError = why;
        row.LeaseUntil = null;
    }

    private static void LeaveAsleep(OutboxRow row, Instant until)
    {
        if (until > row.GraceUntil) Settle(row, OutboxState.Missed, "quiet hours");
        else row.DueAt = until;
    }

    private static void Show(WarRoomDb db, Errand errand)
    {
        var (row, _, _, slot, now) = errand;
        db.Inbox.Add(new InboxMessage { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = row.CampaignId, MemberId = row.MemberId, SlotId = row.SlotId, Kind = row.Kind, DedupeKey = row.DedupeKey, Text = row.Text, At = now });
        Settle(row, OutboxState.Done, null);
        row.DoneAt = now;
        if (row.Kind is MessageKind.Reminder && slot is { RemindedAt: null }) slot.MarkReminded(now);
    }

    private void Lend(OutboxRow row, Campaign campaign)
    {
        row.State = OutboxState.Sending;
        row.LeaseUntil = clocks.RealNow + Lease;
        row.Epoch = campaign.Epoch;
        row.Attempts++;
    }

    /// <summary>Whether the holder has seen this reminder, not one for an earlier time of the slot, on an earlier channel: further ones would only disturb.</summary>
    private static async Task<bool> IsAcknowledgedAsync(WarRoomDb db, OutboxRow row, CancellationToken stop) =>
        row is { Kind: MessageKind.Reminder, Step: > 0 } && ReminderPolicy.InAppKeyOf(row.DedupeKey, row.Channel) is var shown && await db.Inbox.AnyAsync(m => m.DedupeKey == shown && m.SeenAt != null, stop);

    private static bool IsStillTrue(OutboxRow row, Slot? slot, Campaign campaign) => row.Kind switch
    {
        MessageKind.Reminder or MessageKind.Nudge => campaign.State.RevealsTexts() && slot is not null && slot.HolderId == row.MemberId && slot.Status is SlotStatus.Assigned or SlotStatus.Claimed,
        MessageKind.Offer => slot is not null && slot.Status.IsWaiting() && slot.HolderId != row.MemberId,
        MessageKind.HandedOn => slot is not null && slot.HolderId != row.MemberId,
        _ => true,
    };
}
