using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The holder takes a confirmation back: pressed by mistake, or the post was deleted.</summary>
public sealed class WithdrawPost(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, scene =>
        Task.FromResult(scene.Slot.HolderId == actor.Member ? scene.Slot.TakeBackPost(actor, scene.Rules, scene.Now, "taken back") : SlotRefusals.NotYours), stop);
}
