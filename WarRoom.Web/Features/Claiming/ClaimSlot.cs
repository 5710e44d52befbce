using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A member takes an open slot, says yes to one given to them, or takes over one on offer.</summary>
public sealed class ClaimSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        if (actor.Lacks(Right.OwnSlots) is { } lacks) return lacks;
        return await scene.MemberAsync(actor.Member) is { } member
            ? scene.Slot.ClaimBy(member, await scene.TermsForAsync(member, stop), scene.Now)
            : SlotRefusals.Removed;
    }, stop);
}
