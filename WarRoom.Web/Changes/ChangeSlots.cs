using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>What a decision about several slots can see. Slots that do not exist any more are not among them.</summary>
public sealed record SlotsScene(WarRoomDb Db, Campaign Campaign, IReadOnlyList<Slot> Slots, IReadOnlyList<Hold> Holds, Instant Now)
{
    public SlotScene Of(Slot slot) => new(Db, Campaign, slot, Holds, Now);
}

/// <summary>The one way in which several slots change together: as <see cref="ChangeSlot"/> does it for one, in one transaction, so that
/// all change or none. Who decides also tells, each person once, however many slots it is about.</summary>
public sealed class ChangeSlots(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    private const int MostTries = 8;

    /// <param name="id">Whose slots.</param>
    /// <param name="ids">Which of them; null for all.</param>
    /// <param name="decide">Changes them, or says why not.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Refusal?> RunAsync(CampaignId id, IReadOnlyCollection<SlotId>? ids, Func<SlotsScene, Task<Refusal?>> decide, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == id, stop);
            var slots = await db.Slots.In(id).Where(s => ids == null || ids.Contains(s.Id)).OrderBy(s => s.PostAt).ThenBy(s => s.Id).ToListAsync(stop);
            var scene = new SlotsScene(db, campaign, slots, await db.Holds.OpenIn(id).ToListAsync(stop), clocks.Now(campaign));
            var before = slots.ToDictionary(s => s.Id, s => s.HolderId);

            if (await decide(scene) is { } refusal) return refusal;
            if (await IsByRemovedAsync(scene, stop)) return SlotRefusals.Removed;
            foreach (var slot in slots.Where(s => s.Events.Count > 0)) await db.FollowAsync(scene.Of(slot), before[slot.Id], codes, stop, tellsHolderBefore: false);
            if (!db.ChangeTracker.HasChanges()) return null;
            if (await db.TrySaveAsync(stop))
            {
                feed.Changed(id);
                return null;
            }

            if (attempt == MostTries) return new("slot.busy", "Many people are changing these slots at once. Look again and try once more.");
        }
    }

    private static async Task<bool> IsByRemovedAsync(SlotsScene scene, CancellationToken stop)
    {
        var by = scene.Slots.SelectMany(s => s.Events).Select(e => e.ByMember).Where(m => m is not null).Distinct().ToList();
        return by.Count > 0 && await scene.Db.Members.CountAsync(m => by.Contains(m.Id) && m.RemovedAt == null, stop) < by.Count;
    }
}
