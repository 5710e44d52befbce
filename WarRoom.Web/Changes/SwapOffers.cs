using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>Offers to swap end with what they were about: another holder, another time, a post, a stop.</summary>
internal static class SwapOffers
{
    /// <summary>A change of the slot that makes an offer untrue ends it, and who proposed it hears so.</summary>
    public static async Task SettleSwapsAsync(this WarRoomDb db, SlotScene scene, CancellationToken stop)
    {
        var entry = db.Entry(scene.Slot);
        var isAsBefore = scene.Slot.Status is SlotStatus.Assigned or SlotStatus.Claimed && !entry.Property(s => s.HolderId).IsModified && !entry.Property(s => s.PostAt).IsModified;
        if (isAsBefore) return;
        var id = scene.Slot.Id;
        await db.EndSwapsAsync(await db.Swaps.Where(o => o.State == SwapState.Proposed && (o.FromSlot == id || o.ToSlot == id)).ToListAsync(stop), scene.Now, stop);
    }

    /// <summary>A stop ends the offers about what it covers.</summary>
    public static async Task StopSwapsAsync(this WarRoomDb db, Hold hold, Instant now, CancellationToken stop)
    {
        var open = await db.Swaps.Where(o => o.CampaignId == hold.CampaignId && o.State == SwapState.Proposed).ToListAsync(stop);
        var ids = open.SelectMany(o => new[] { o.FromSlot, o.ToSlot }).ToList();
        var covered = (await db.Slots.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(stop)).Where(hold.Covers).Select(s => s.Id).ToHashSet();
        await db.EndSwapsAsync([.. open.Where(o => covered.Contains(o.FromSlot) || covered.Contains(o.ToSlot))], now, stop);
    }

    /// <summary>The question that waits to be brought to whom it was put is not put any more.</summary>
    public static async Task TakeBackQuestionAsync(this WarRoomDb db, SwapOffer offer, CancellationToken stop)
    {
        foreach (var row in await db.Outbox.Where(r => r.Kind == MessageKind.SwapProposed && r.State == OutboxState.Due && r.DedupeKey.StartsWith(KeyOf(offer))).ToListAsync(stop)) row.State = OutboxState.Void;
    }

    public static string KeyOf(SwapOffer offer) => $"swap:{offer.Id}";

    private static async Task EndSwapsAsync(this WarRoomDb db, List<SwapOffer> offers, Instant now, CancellationToken stop)
    {
        foreach (var offer in offers.Where(o => o.State is SwapState.Proposed)) // one that is answered right now is not ended beside that
        {
            (offer.State, offer.AnsweredAt) = (SwapState.Stale, now);
            await db.TakeBackQuestionAsync(offer, stop);
            if (await db.Members.SingleOrDefaultAsync(m => m.Id == offer.FromMember && m.RemovedAt == null, stop) is { } proposer)
            {
                db.Tell(MessageKind.SwapAnswered, proposer, null, now, $"{KeyOf(offer)}:off", "Your swap is off: one of the two slots has changed.", Reach.App);
            }
        }
    }
}
