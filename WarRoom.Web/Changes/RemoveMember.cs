using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>What came of removing somebody: the slots that are open again, to be given back by an undo.</summary>
public sealed record RemovedMember(Refusal? Refusal, IReadOnlyList<SlotId> Freed);

/// <summary>Takes a member off the team: the personal link dies at once, slots that are not done are free again.</summary>
public sealed class RemoveMember(ChangeMember change, IDbContextFactory<WarRoomDb> dbs, ChangeSlot slots)
{
    public async Task<RemovedMember> RunAsync(MemberId id, Actor actor, CancellationToken stop = default)
    {
        var refusal = await change.RunAsync(id, actor, "removed", async scene =>
        {
            if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return lacks;
            if (scene.Member.Id == scene.Actor.Member) return new("member.self", "You cannot remove yourself. Ask another lead.");
            if (await scene.IsLastLeadAsync()) return TeamRights.LastLead;
            scene.Member.Remove(scene.Now);
            foreach (var link in await scene.Db.SharedLinks.Where(l => l.MemberId == id && l.RevokedAt == null).ToListAsync(stop)) link.RevokedAt = scene.Now;
            scene.Db.PushSubscriptions.RemoveRange(await scene.Db.PushSubscriptions.Where(p => p.MemberId == id).ToListAsync(stop));
            return null;
        }, stop);
        return refusal is null ? new(null, await FreeAsync(id, actor, stop)) : new(refusal, []);
    }

    private async Task<IReadOnlyList<SlotId>> FreeAsync(MemberId id, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var freed = new List<SlotId>();
        foreach (var slot in await db.Slots.In(actor.Campaign).Waiting().Where(s => s.HolderId == id || s.StandbyId == id).Select(s => new { s.Id, s.HolderId }).ToListAsync(stop))
        {
            var refusal = await slots.RunAsync(slot.Id, scene =>
            {
                if (scene.Slot.StandbyId == id) scene.Slot.SetStandby(null);
                return Task.FromResult(scene.Slot.HolderId == id && scene.Slot.Status.IsWaiting() ? scene.Slot.Release(actor, scene.Now, SlotEvent.HolderRemoved) : null);
            }, stop);
            if (refusal is null && slot.HolderId == id) freed.Add(slot.Id);
        }

        return freed;
    }
}

/// <summary>Brings a removed member back, with a new personal link; asks them again for the slots that nobody took since.</summary>
public sealed class RestoreMember(ChangeMember change, ChangeSlot slots)
{
    public async Task<Refusal?> RunAsync(MemberId id, IReadOnlyList<SlotId> freed, Actor actor, CancellationToken stop = default)
    {
        var refusal = await change.RunAsync(id, actor, "brought back", scene =>
        {
            if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return Task.FromResult<Refusal?>(lacks);
            scene.Member.Restore();
            return Task.FromResult<Refusal?>(null);
        }, stop);
        if (refusal is not null) return refusal;
        foreach (var slot in freed)
        {
            await slots.RunAsync(slot, async scene => scene.Slot.HolderId is null && await scene.MemberAsync(id) is { } member ? scene.Slot.AssignTo(member, null, scene.Rules, actor, scene.Now, "brought back") : null, stop);
        }

        return null;
    }
}
