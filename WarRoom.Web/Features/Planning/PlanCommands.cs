using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Planning;

/// <summary>Puts a slot at another time. A claimed slot moved far is asked again.</summary>
public sealed class MoveSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Instant postAt, Actor actor, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(scene.Slot.PostAt == postAt ? null : scene.Slot.MoveTo(postAt, scene.Rules, actor, scene.Now)), stop);
}

/// <summary>Gives a slot to somebody, or to nobody. A slot without a text gets the one that is used least.</summary>
public sealed class GiveSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, MemberId? to, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (to == scene.Slot.HolderId) return null;
        if (to is null) return scene.Slot.Release(actor, scene.Now, "by the lead");
        if (await scene.MemberAsync(to) is not { } member) return SlotRefusals.Removed;
        if (scene.Slot.AssignTo(member, await TextAsync(scene, stop), scene.Rules, actor, scene.Now) is { } refusal) return refusal;
        if (scene.Campaign.IsPublished) Tell(scene, member);
        return null;
    }, stop);

    private static async Task<MessageVariant?> TextAsync(SlotScene scene, CancellationToken stop)
    {
        if (scene.Slot.VariantId is not null) return null;
        var variants = await scene.Db.Variants.Where(v => v.CampaignId == scene.Campaign.Id && v.Network == scene.Slot.Network && !v.IsWithdrawn).ToListAsync(stop);
        var uses = await scene.Db.Slots.In(scene.Campaign.Id).Where(s => s.Status != SlotStatus.Cancelled && s.VariantId != null).GroupBy(s => s.VariantId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return variants.Where(v => SlotCombination.Of(v) == SlotCombination.Of(scene.Slot)).MinBy(v => (uses.GetValueOrDefault(v.Id) - (v.MaxUses ?? 1000), v.Code));
    }

    private static void Tell(SlotScene scene, Member member) => scene.Db.Tell(
        Persistence.MessageKind.Assigned, member, scene.Slot, scene.Now, $"assigned:{scene.Slot.Id}:{scene.Slot.Version}", $"Can you post on {scene.Slot.Network.Name()}? The lead asks you.", Reach.First, scene.Slot.PostAt);
}

/// <summary>Another wording for a slot, on its network and in its language. The holder gets a link of its own for it.</summary>
public sealed class SwapVariant(ChangeSlot change, LinkCodes codes)
{
    public Task<Refusal?> RunAsync(SlotId id, VariantId to, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        var slot = scene.Slot;
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (!slot.Status.IsWaiting()) return slot.Status.IsDone() ? SlotRefusals.Done : SlotRefusals.Cancelled;
        if (await scene.Db.Variants.SingleOrDefaultAsync(v => v.Id == to && v.CampaignId == scene.Campaign.Id, stop) is not { IsWithdrawn: false } variant) return new("variant.withdrawn", "This text was taken back.");
        if (variant.Network != slot.Network) return new("variant.network", $"Text {variant.Code} is for {variant.Network.Name()}, this slot is on {slot.Network.Name()}.");
        if (!variant.Language.Equals(slot.Language, StringComparison.OrdinalIgnoreCase)) return SlotRefusals.NoLanguage(slot.Language);
        if (slot.VariantId == to) return null;
        slot.SetVariant(variant, isChosen: true);
        if (slot.LinkCode is not null && await scene.MemberAsync(slot.HolderId) is { } holder) scene.Db.GiveLink(slot, holder, codes, scene.Now);
        return null;
    }, stop);
}

/// <summary>The planner keeps its hands off a pinned slot.</summary>
public sealed class PinSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, bool isPinned, Actor actor, CancellationToken stop = default) => change.RunAsync(id, scene =>
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return Task.FromResult<Refusal?>(lacks);
        scene.Slot.IsPinned = isPinned;
        return Task.FromResult<Refusal?>(null);
    }, stop);
}

/// <summary>Posts a slot in a community, or addresses it to an influencer, on its network; neither is the holder's own page.</summary>
public sealed class AimSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, CommunityId? community, InfluencerId? influencer, Actor actor, CancellationToken stop = default) => change.RunAsync(id, async scene =>
    {
        var (slot, db) = (scene.Slot, scene.Db);
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (!slot.Status.IsWaiting()) return slot.Status.IsDone() ? SlotRefusals.Done : SlotRefusals.Cancelled;
        if (community is { } place && !await db.Communities.AnyAsync(c => c.Id == place && c.CampaignId == actor.Campaign && c.Network == slot.Network, stop)) return new("slot.community", "This community is not on the slot's network any more.");
        if (influencer is { } voice && !await db.Influencers.AnyAsync(i => i.Id == voice && i.CampaignId == actor.Campaign && i.Network == slot.Network, stop)) return new("slot.influencer", "This influencer is not on the slot's network any more.");
        slot.AimAt(community, influencer);
        return null;
    }, stop);
}

/// <summary>Takes a slot out of the plan, or brings it back.</summary>
public sealed class TakeOutSlot(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, bool isUndo = false, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(isUndo ? scene.Slot.UndoCancellation(actor, scene.Now) : scene.Slot.Cancel(actor, scene.Now)), stop);
}
