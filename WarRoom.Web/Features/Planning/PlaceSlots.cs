using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;

namespace WarRoom.Web.Features.Planning;

/// <summary>A slot that goes from one place to another.</summary>
public sealed record PlaceMove(PlannedPlace From, PlannedPlace To)
{
    public PlaceMove Back => new(To, From);
}

/// <summary>What came of moving slots.</summary>
/// <param name="Refusal">Why nothing was done; null when it was.</param>
/// <param name="Done">What has changed, as it can be taken back.</param>
/// <param name="Kept">How many slots were somewhere else by then, or not the planner's any more: they are left as they are.</param>
public sealed record PlacedSlots(Refusal? Refusal, IReadOnlyList<PlaceMove> Done, int Kept)
{
    public static PlacedSlots Refused(Refusal refusal) => new(refusal, [], 0);
}

/// <summary>Puts slots back, or again, where a plan had them, all of them in one transaction. What has changed meanwhile stays.</summary>
public sealed class PlaceSlots(ChangeSlots change, CampaignClocks clocks, LinkCodes codes)
{
    public async Task<PlacedSlots> RunAsync(IReadOnlyList<PlaceMove> moves, Actor actor, string why, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return PlacedSlots.Refused(lacks);
        IReadOnlyList<PlaceMove> done = [];
        var refusal = await change.RunAsync(actor.Campaign, [.. moves.Select(m => m.From.Slot)], async scene =>
        {
            var plan = await scene.Db.PlanSceneAsync(actor.Campaign, clocks, stop);
            var slots = scene.Slots.ToDictionary(s => s.Id);
            done = await SlotPlacing.PlaceAsync(scene, plan, moves.Where(m => slots.TryGetValue(m.From.Slot, out var slot) && m.From.IsSamePost(PlannedPlace.Of(slot))).Select(m => m.To), new(actor, why, codes), stop);
            return null;
        }, stop);
        return refusal is null ? new(null, done, moves.Count - done.Count) : PlacedSlots.Refused(refusal);
    }
}

/// <summary>Who places slots, why, and where their links come from.</summary>
internal sealed record Placer(Actor Actor, string Why, LinkCodes Codes);

/// <summary>Puts slots where a plan wants them, within a change of several slots, and lets everybody concerned hear of it once.</summary>
internal static class SlotPlacing
{
    public static async Task<IReadOnlyList<PlaceMove>> PlaceAsync(SlotsScene scene, PlanScene plan, IEnumerable<PlannedPlace> places, Placer by, CancellationToken stop)
    {
        var (done, news) = (new List<PlaceMove>(), new PlanNews(scene));
        var slots = scene.Slots.ToDictionary(s => s.Id);
        foreach (var place in places)
        {
            if (!slots.TryGetValue(place.Slot, out var slot) || !plan.IsFree(slot)) continue;
            var (was, text) = (PlannedPlace.Of(slot), slot.VariantId);
            if (was == place || !Place(plan, slot, place, by)) continue;
            if (slot.LinkCode is not null && text != slot.VariantId && plan.Members.FirstOrDefault(m => m.Id == slot.HolderId) is { } member) scene.Db.GiveLink(slot, member, by.Codes, plan.Now);
            if (!was.IsSamePost(PlannedPlace.Of(slot))) news.Remember(slot, was.Holder);
            done.Add(new(was, PlannedPlace.Of(slot)));
        }

        await news.TellAsync("planned", stop);
        return done;
    }

    private static bool Place(PlanScene plan, Slot slot, PlannedPlace place, Placer by)
    {
        var (member, text, rules) = (plan.Members.FirstOrDefault(m => m.Id == place.Holder && m.IsActive), plan.Variants.FirstOrDefault(v => v.Id == place.Variant), plan.Campaign.Rules);
        if (place.Holder is not null && member?.AccountOn(slot.Network, slot.AccountKind) is null) return false;
        if (slot.PostAt != place.PostAt && slot.MoveTo(place.PostAt, rules, by.Actor, plan.Now) is not null) return false;
        if (member is null) slot.Release(by.Actor, plan.Now, by.Why);
        else if (slot.HolderId != member.Id || (text is not null && slot.VariantId != text.Id)) slot.AssignTo(member, text, rules, by.Actor, plan.Now, by.Why);
        slot.SetStandby(place.Standby);
        return true;
    }
}
