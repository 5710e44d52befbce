using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The holder says that it is posted, with the address of the post or without. Always kept, late or not.</summary>
public sealed class ConfirmPost(ChangeSlot change)
{
    public async Task<(ConfirmOutcome Outcome, Refusal? Refusal)> RunAsync(SlotId id, string? address, int? seenVersion, Actor actor, CancellationToken stop = default)
    {
        var outcome = ConfirmOutcome.Known;
        var refusal = await change.RunAsync(id, async scene =>
        {
            if (await scene.MemberAsync(actor.Member) is not { } member) return SlotRefusals.Removed;
            if (!WarRoom.Domain.Campaigns.CampaignLifecycle.AcceptsConfirmations(scene.Campaign.State)) return new("campaign.archived", "This campaign is archived; nothing can be confirmed any more.");
            outcome = scene.Slot.ConfirmBy(member, address, seenVersion, actor, scene.Now);
            return null;
        }, stop);
        return (outcome, refusal);
    }
}
