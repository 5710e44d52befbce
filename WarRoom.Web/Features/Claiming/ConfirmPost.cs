using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The holder says that it is posted, with the address of the post or without. Always kept, late or not.</summary>
public sealed class ConfirmPost(ChangeSlot change, CampaignClocks clocks)
{
    /// <param name="id">Which slot.</param>
    /// <param name="address">The checked address of the post; null when there is none.</param>
    /// <param name="seenVersion">The version of the slot that the person saw.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="waited">How long ago it was tapped, where there was no connection.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(ConfirmOutcome Outcome, Refusal? Refusal)> RunAsync(SlotId id, string? address, int? seenVersion, Actor actor, Duration waited = default, CancellationToken stop = default)
    {
        var outcome = ConfirmOutcome.Known;
        var refusal = await change.RunAsync(id, async scene =>
        {
            if (await scene.MemberAsync(actor.Member) is not { } member) return SlotRefusals.Removed;
            if (!WarRoom.Domain.Campaigns.CampaignLifecycle.AcceptsConfirmations(scene.Campaign.State)) return new("campaign.archived", "This campaign is archived; nothing can be confirmed any more.");
            outcome = scene.Slot.ConfirmBy(member, address, seenVersion, actor, TapTime.Of(scene.Slot, member.Id, scene.Now, waited * clocks.SpeedOf(scene.Campaign)));
            return null;
        }, stop);
        return (outcome, refusal);
    }
}
