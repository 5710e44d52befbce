using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Board;

/// <summary>Brings a wave forward or puts it off, with every slot of it that is still to be posted, in one step. A claimed slot that
/// moves far is asked again, as with any move.</summary>
public sealed class ShiftWave(IDbContextFactory<WarRoomDb> dbs, ChangeSlots change)
{
    /// <param name="by">Above zero: later; below: earlier.</param>
    public async Task<Refusal?> RunAsync(WaveId id, Duration by, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var slots = await db.Slots.In(actor.Campaign).Waiting().Where(s => s.WaveId == id).Select(s => s.Id).ToListAsync(stop);
        return await change.RunAsync(actor.Campaign, slots, async scene =>
        {
            if (await scene.Db.Waves.SingleOrDefaultAsync(w => w.Id == id && w.CampaignId == actor.Campaign, stop) is not { } wave) return new("wave.unknown", "This wave does not exist any more.");
            if (wave.Shift(by, scene.Campaign.Day, scene.Now) is { } past) return past;
            foreach (var slot in scene.Slots.Where(s => s.Status.IsWaiting()))
            {
                if (slot.MoveTo(slot.PostAt + by, scene.Campaign.Rules, actor, scene.Now) is { } refusal) return refusal;
            }

            if (scene.Campaign.IsPublished) await TellAsync(scene, stop);
            return null;
        }, stop);
    }

    /// <summary>Each holder hears the new times once, however many slots have moved.</summary>
    private static async Task TellAsync(SlotsScene scene, CancellationToken stop)
    {
        foreach (var own in scene.Slots.Where(s => s.HolderId is not null && s.Status.IsWaiting()).GroupBy(s => s.HolderId!.Value))
        {
            if (await scene.Db.Members.SingleOrDefaultAsync(m => m.Id == own.Key && m.RemovedAt == null, stop) is not { } member) continue;
            var first = own.MinBy(s => s.PostAt)!;
            var times = SlotTimes.For(member, own);
            scene.Db.Tell(MessageKind.Moved, member, first, scene.Now, $"shift:{first.Id}:{first.Version}", $"The plan has changed: {times} for you. Please look and say yes.", Reach.First, first.ClosesAt);
        }
    }
}
