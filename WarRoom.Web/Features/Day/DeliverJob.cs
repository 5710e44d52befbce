using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Day;

/// <summary>Delivers one message of the outbox: takes it under a lease, carries it out, settles it. In the app it is visible once; by
/// other ways at most once more per crash, under the same identifier. What this process has under way it does not take again: a lease
/// ends by the wall clock, which may be set meanwhile.</summary>
public sealed class DeliverJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, TakeErrand take, Fence fence, IEnumerable<ICarrier> carriers, WorkInHand work)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static string WorkOf(Guid row) => $"deliver:{row}";

    public async Task RunAsync(Guid rowId, CancellationToken stop)
    {
        if (!work.Begin(WorkOf(rowId))) return;
        try
        {
            if (await AboutAsync(rowId, stop) is not { } about) return;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var passage = MessageKinds.SayPost.Contains(about.Kind) ? fence.Enter(about.Campaign, limit.Cancel, isMessage: true) : null;
            if (await take.RunAsync(rowId, stop) is { } errand) await SettleAsync(errand, await CarryAsync(errand, limit), stop);
        }
        finally
        {
            work.End(WorkOf(rowId));
            work.Finish(WorkOf(rowId));
        }
    }

    private async Task<(CampaignId Campaign, MessageKind Kind)?> AboutAsync(Guid rowId, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(r => r.Id == rowId).Select(r => new { r.CampaignId, r.Kind }).SingleOrDefaultAsync(stop) is { } row ? (row.CampaignId, row.Kind) : null;
    }

    private async Task<Delivery> CarryAsync(Errand errand, CancellationTokenSource limit)
    {
        if (carriers.FirstOrDefault(c => c.Channel == errand.Row.Channel) is not { } carrier) return new Delivery.Impossible("this way is not set up");
        limit.CancelAfter(Longest);
        return await carrier.CarryAsync(errand, limit.Token);
    }

    private async Task SettleAsync(Errand errand, Delivery delivery, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var row = await db.Outbox.SingleAsync(r => r.Id == errand.Row.Id, stop);
        if (row.State is not OutboxState.Sending || row.Attempts != errand.Row.Attempts) return; // the lease ran out and somebody else has it
        row.LeaseUntil = null;
        switch (delivery)
        {
            case Delivery.Done done:
                (row.State, row.DoneAt, row.LastError) = (OutboxState.Done, errand.Now, null);
                if (done.Record is not null) db.Add(done.Record);
                break;
            case Delivery.Later later:
                TryLater(row, later);
                break;
            case Delivery.Impossible impossible:
                (row.State, row.LastError) = (OutboxState.Unreachable, impossible.Why);
                await NextNowAsync(db, errand, row, stop);
                break;
        }

        await db.SaveChangesAsync(stop);
        feed.Changed(row.CampaignId);
    }

    private void TryLater(OutboxRow row, Delivery.Later later)
    {
        row.LastError = later.Why;
        row.State = row.Attempts >= MostAttempts ? OutboxState.Failed : OutboxState.Due;
        row.NotBefore = clocks.RealNow + (later.After is { } after ? Duration.FromTimeSpan(after) : Duration.FromSeconds(Math.Min(60, 2 << Math.Min(row.Attempts, 6))));
    }

    /// <summary>A channel that cannot reach the member keeps nobody waiting: the next one is due at once, also where only the first was meant.</summary>
    private static async Task NextNowAsync(WarRoomDb db, Errand errand, OutboxRow row, CancellationToken stop)
    {
        if (row.Kind is MessageKind.Reminder)
        {
            var next = await db.Outbox.Where(r => r.SlotId == row.SlotId && r.MemberId == row.MemberId && r.Kind == row.Kind && r.State == OutboxState.Due && r.Step > row.Step).OrderBy(r => r.Step).FirstOrDefaultAsync(stop);
            if (next is not null && next.DueAt > errand.Now) next.DueAt = errand.Now;
            return;
        }

        var end = $":{row.MemberId}:{row.Channel}";
        if (!row.DedupeKey.EndsWith(end, StringComparison.Ordinal) || row.IsForTheRoom) return;
        foreach (var channel in errand.Member.OutsideChannels.SkipWhile(c => c != row.Channel).Skip(1).Where(c => c is not ReminderChannel.Chat || !row.Kind.IsForTheRoom()))
        {
            var key = row.DedupeKey[..^end.Length];
            if (await db.Outbox.AnyAsync(r => r.DedupeKey == $"{key}:{row.MemberId}:{channel}", stop)) continue; // every way was meant
            db.Tell(row.Kind, errand.Member, errand.Slot, errand.Now, key, row.Text, channel, row.GraceUntil);
            return;
        }
    }
}
