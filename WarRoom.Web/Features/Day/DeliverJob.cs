using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Day;

/// <summary>Delivers one row of the outbox: asks first whether what it says is still true, then sends, then marks it done.
/// In the app it is visible once; by e-mail at most once more per crash, with the same Message-ID.</summary>
public sealed class DeliverJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, Mail mail, WorkInHand work)
{
    private const int MostAttempts = 8;

    public static string WorkOf(Guid row) => $"deliver:{row}";

    public async Task RunAsync(Guid rowId, CancellationToken stop)
    {
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var row = await db.Outbox.SingleOrDefaultAsync(r => r.Id == rowId, stop);
            if (row is not { State: OutboxState.Due }) return;
            await DeliverAsync(db, row, stop);
            if (await db.TrySaveAsync(stop)) feed.Changed(row.CampaignId);
        }
        finally
        {
            work.Finish(WorkOf(rowId));
        }
    }

    private async Task DeliverAsync(WarRoomDb db, OutboxRow row, CancellationToken stop)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == row.CampaignId, stop);
        var now = clocks.Now(campaign);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.Id == row.MemberId, stop);
        var slot = row.SlotId is { } id ? await db.Slots.SingleOrDefaultAsync(s => s.Id == id, stop) : null;
        if (!member.IsActive || !await IsStillTrueAsync(db, row, slot, campaign, stop))
        {
            if (!await IsHeldAsync(db, slot, stop)) row.State = OutboxState.Void;
            return;
        }

        if (now > row.GraceUntil)
        {
            row.State = OutboxState.Missed;
            return;
        }

        await SendAsync(db, row, campaign, member, slot, now, stop);
    }

    private async Task SendAsync(WarRoomDb db, OutboxRow row, Campaign campaign, Member member, Slot? slot, Instant now, CancellationToken stop)
    {
        if (row.Channel is ReminderChannel.Email)
        {
            if (await mail.TrySendAsync(db, row, campaign, member, slot, now, stop) is { } error)
            {
                TryLater(row, error);
                return;
            }
        }
        else
        {
            db.Inbox.Add(new InboxMessage { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = row.CampaignId, MemberId = row.MemberId, SlotId = row.SlotId, Kind = row.Kind, DedupeKey = row.DedupeKey, Text = row.Text, At = now });
        }

        row.State = OutboxState.Done;
        row.DoneAt = now;
        if (row.Kind is MessageKind.Reminder && slot is { RemindedAt: null }) slot.MarkReminded(now);
    }

    private void TryLater(OutboxRow row, string error)
    {
        row.Attempts++;
        row.LastError = error;
        if (row.Attempts >= MostAttempts) row.State = OutboxState.Failed;
        row.NotBefore = clocks.RealNow + Duration.FromSeconds(Math.Min(60, 2 << Math.Min(row.Attempts, 6)));
    }

    private static async Task<bool> IsStillTrueAsync(WarRoomDb db, OutboxRow row, Slot? slot, Campaign campaign, CancellationToken stop) => row.Kind switch
    {
        MessageKind.Reminder or MessageKind.Nudge =>
            campaign.State.RevealsTexts() && slot is not null && slot.HolderId == row.MemberId && slot.Status is SlotStatus.Assigned or SlotStatus.Claimed && !await IsHeldAsync(db, slot, stop),
        MessageKind.Offer => slot is not null && slot.Status.IsWaiting() && slot.HolderId != row.MemberId && !await IsHeldAsync(db, slot, stop),
        _ => true,
    };

    private static async Task<bool> IsHeldAsync(WarRoomDb db, Slot? slot, CancellationToken stop) =>
        slot is not null && (await db.Holds.AsNoTracking().OpenIn(slot.CampaignId).ToListAsync(stop)).Cover(slot);
}
