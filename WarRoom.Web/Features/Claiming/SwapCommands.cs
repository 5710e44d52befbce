using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A member asks another to trade two slots. Nothing changes until the other says yes.</summary>
public sealed class ProposeSwap(ChangeSlots change)
{
    public Task<Refusal?> RunAsync(SlotId mine, SlotId wanted, Actor actor, CancellationToken stop = default) =>
        change.RunAsync(actor.Campaign, [mine, wanted], async scene => actor.Lacks(Right.OwnSlots) ?? await ProposeAsync(scene, mine, wanted, actor, stop), stop);

    private static async Task<Refusal?> ProposeAsync(SlotsScene scene, SlotId mine, SlotId wanted, Actor actor, CancellationToken stop)
    {
        if (!scene.Campaign.IsPublished) return SlotRefusals.NotPublished;
        if (await scene.SwapSideAsync(mine, stop) is not { } from || await scene.SwapSideAsync(wanted, stop) is not { } to) return SlotRefusals.SwapStale;
        if (from.Holder.Id != actor.Member) return SlotRefusals.NotYours;
        if (Slot.WhyNotSwap(from, to, scene.Now) is { } refusal) return refusal;
        if (await scene.Db.Swaps.AnyAsync(o => o.State == SwapState.Proposed && o.FromSlot == mine, stop)) return new("swap.waiting", "You have asked somebody about this slot already. Withdraw that first.");
        var offer = new SwapOffer { Id = Guid.CreateVersion7(scene.Now.ToDateTimeOffset()), CampaignId = scene.Campaign.Id, FromMember = from.Holder.Id, FromSlot = mine, ToMember = to.Holder.Id, ToSlot = wanted, ProposedAt = scene.Now };
        scene.Db.Swaps.Add(offer);
        var (who, yours, theirs) = (from.Holder.FirstName, SwapWords.Of(to.Slot, to.Holder.Zone), SwapWords.Of(from.Slot, to.Holder.Zone));
        scene.Db.Tell(MessageKind.SwapProposed, to.Holder, to.Slot, scene.Now, SwapOffers.KeyOf(offer), $"{who} proposes a swap: your {yours} against {theirs}.", Reach.First, Instant.Min(from.Slot.PostAt, to.Slot.PostAt));
        return null;
    }
}

/// <summary>Who was asked says yes or no. Yes changes both slots or none; saying it twice changes nothing more.</summary>
public sealed class AnswerSwap(IDbContextFactory<WarRoomDb> dbs, ChangeSlots change)
{
    public async Task<Refusal?> RunAsync(Guid id, bool isYes, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.OwnSlots) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Swaps.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.ToMember == actor.Member, stop) is not { } asked) return SlotRefusals.NotYours;
        Refusal? stale = null;
        var refusal = await change.RunAsync(asked.CampaignId, [asked.FromSlot, asked.ToSlot], async scene =>
        {
            stale = null;
            var offer = await scene.Db.Swaps.SingleAsync(o => o.Id == id, stop);
            if (offer.State is not SwapState.Proposed) return offer.State == (isYes ? SwapState.Accepted : SwapState.Declined) ? null : SlotRefusals.SwapStale;
            stale = await AnswerAsync(scene, offer, isYes, actor, stop);
            return null;
        }, stop);
        return refusal ?? stale;
    }

    /// <summary>Why the swap cannot be any more, which ends the offer.</summary>
    private static async Task<Refusal?> AnswerAsync(SlotsScene scene, SwapOffer offer, bool isYes, Actor actor, CancellationToken stop)
    {
        var (from, to) = (await scene.SwapSideAsync(offer.FromSlot, stop), await scene.SwapSideAsync(offer.ToSlot, stop));
        var stale = !isYes ? null : from is null || to is null ? SlotRefusals.SwapStale : Slot.Swap(from, to, scene.Campaign.Rules, actor, scene.Now);
        (offer.State, offer.AnsweredAt) = (!isYes ? SwapState.Declined : stale is null ? SwapState.Accepted : SwapState.Stale, scene.Now);
        await scene.Db.TakeBackQuestionAsync(offer, stop);
        if (await scene.Db.Members.SingleOrDefaultAsync(m => m.Id == offer.FromMember && m.RemovedAt == null, stop) is { } proposer)
        {
            Tell(scene, offer, proposer, actor.Name.Split(' ')[0], to is null ? "" : SwapWords.Of(to.Slot, proposer.Zone));
        }

        return stale;
    }

    private static void Tell(SlotsScene scene, SwapOffer offer, Member proposer, string who, string what)
    {
        var (key, db) = ($"{SwapOffers.KeyOf(offer)}:answer", scene.Db);
        if (offer.State is SwapState.Accepted) db.Tell(MessageKind.SwapAnswered, proposer, null, scene.Now, key, $"{who} said yes to the swap: {what} is yours now.", Reach.First);
        else if (offer.State is SwapState.Declined) db.Tell(MessageKind.SwapAnswered, proposer, null, scene.Now, key, $"{who} would rather not swap. All stays as it was.", Reach.First);
        else db.Tell(MessageKind.SwapAnswered, proposer, null, scene.Now, key, "Your swap is off: one of the two slots has changed.", Reach.App);
    }
}

/// <summary>Who proposed a swap takes the question back.</summary>
public sealed class WithdrawSwap(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Guid id, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Swaps.SingleOrDefaultAsync(o => o.Id == id && o.FromMember == actor.Member, stop) is not { } offer) return SlotRefusals.NotYours;
        if (offer.State is SwapState.Withdrawn) return null;
        if (offer.State is not SwapState.Proposed) return SlotRefusals.SwapStale;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == offer.CampaignId, stop);
        (offer.State, offer.AnsweredAt) = (SwapState.Withdrawn, clocks.Now(campaign));
        await db.TakeBackQuestionAsync(offer, stop);
        if (!await db.TrySaveAsync(stop)) return SlotRefusals.SwapStale;
        feed.Changed(campaign.Id);
        return null;
    }
}

internal static class SwapSides
{
    /// <summary>One side of a swap as it stands now; null when nobody has the slot.</summary>
    public static async Task<SwapSide?> SwapSideAsync(this SlotsScene scene, SlotId id, CancellationToken stop)
    {
        if (scene.Slots.FirstOrDefault(s => s.Id == id) is not { HolderId: { } holder } slot || await scene.Of(slot).MemberAsync(holder) is not { } member) return null;
        return new(slot, member, scene.Holds.Cover(slot), await scene.Db.Slots.AsNoTracking().HeldBy(holder).ToListAsync(stop));
    }
}
