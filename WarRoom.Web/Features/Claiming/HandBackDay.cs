using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>"I can't go on today": everything that is not posted is open for others, in one step.</summary>
public sealed class HandBackDay(IDbContextFactory<WarRoomDb> dbs, ChangeSlots change)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Member is not { } me) return SlotRefusals.NotYours;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var ids = await db.Slots.AsNoTracking().In(actor.Campaign).HeldBy(me).Waiting().Select(s => s.Id).ToListAsync(stop);
        return await change.RunAsync(actor.Campaign, ids, scene => Task.FromResult(scene.Slots
            .Where(s => s.HolderId == me && s.Status.IsWaiting())
            .Select(s => s.Release(actor, scene.Now, SlotEvent.HandedBack)).FirstOrDefault(refusal => refusal is not null)), stop);
    }
}

/// <summary>Undo of <see cref="HandBackDay"/> for a minute: what nobody has taken meanwhile is claimed again.</summary>
public sealed class TakeBackDay(ReadHandedBack read, ChangeSlots change)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Member is not { } me) return SlotRefusals.NotYours;
        var ids = await read.RunAsync(me, actor.Campaign);
        if (ids.Count == 0) return new("handback.late", "Somebody has taken them, or a minute is over. Claim what is still open.");
        return await change.RunAsync(actor.Campaign, ids, async scene =>
        {
            if (await scene.Db.Members.SingleOrDefaultAsync(m => m.Id == me, stop) is not { } member) return SlotRefusals.Removed;
            foreach (var slot in scene.Slots) slot.TakeBack(member, new(scene.Campaign.Rules, scene.Campaign.IsPublished, scene.Holds.Cover(slot), 0), scene.Now);
            return null;
        }, stop);
    }
}

/// <summary>The slots that a member gave back less than a minute ago and nobody has taken.</summary>
public sealed class ReadHandedBack(SharedDays days, CampaignClocks clocks)
{
    internal static readonly Duration Undoable = Duration.FromMinutes(1);

    public async Task<IReadOnlyList<SlotId>> RunAsync(MemberId member, CampaignId campaign)
    {
        var day = await days.OfAsync(campaign);
        var since = clocks.Now(day.Campaign) - Undoable;
        var ids = day.Releases.Where(e => e.ByMember == member && e.At > since).Select(e => e.SlotId).ToHashSet();
        return ids.Count == 0 ? [] : [.. day.Slots.Where(s => ids.Contains(s.Id) && s.Status is SlotStatus.Open).Select(s => s.Id)];
    }
}
