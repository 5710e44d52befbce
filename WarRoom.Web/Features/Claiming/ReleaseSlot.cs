using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Claiming;

/// <summary>"I can't do it": one tap, no reason needed, the slot is open for others.</summary>
public sealed class ReleaseSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(scene.Slot.HolderId == actor.Member ? scene.Slot.Release(actor, scene.Now) : SlotRefusals.NotYours), stop);
}
