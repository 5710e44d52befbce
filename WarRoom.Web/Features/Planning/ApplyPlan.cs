using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>Where a plan wants a slot: its time, who posts (null: nobody), with which wording, who stands by.</summary>
public sealed record PlannedPlace(SlotId Slot, Instant PostAt, MemberId? Holder, VariantId? Variant, MemberId? Standby)
{
    public static PlannedPlace Of(Slot slot) => new(slot.Id, slot.PostAt, slot.HolderId, slot.VariantId, slot.StandbyId);
}

/// <summary>Puts slots where a plan wants them, all of them in one transaction. What somebody said yes to, posted, or the lead
/// pinned meanwhile stays; a lost race looks at everything again.</summary>
public sealed class ApplyPlan(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, LinkCodes codes)
{
    private const int MostTries = 8;

    public async Task<Refusal?> RunAsync(IReadOnlyList<PlannedPlace> places, Actor actor, string why, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var scene = await db.PlanSceneAsync(actor.Campaign, clocks, stop);
            var given = await PlaceAllAsync(db, scene, places, actor, why, stop);
            if (scene.Campaign.IsPublished) TellAll(db, scene, given);
            if (!db.ChangeTracker.HasChanges()) return null;
            if (!await db.TrySaveAsync(stop)) continue;
            feed.Changed(actor.Campaign);
            return null;
        }

        return new("plan.busy", "Many slots are changing at once. Nothing was changed by the plan; try again in a moment.");
    }

    private async Task<List<(Member Member, Slot Slot)>> PlaceAllAsync(WarRoomDb db, PlanScene scene, IReadOnlyList<PlannedPlace> places, Actor actor, string why, CancellationToken stop)
    {
        var given = new List<(Member, Slot)>();
        var slots = scene.Slots.ToDictionary(s => s.Id);
        foreach (var place in places)
        {
            if (!slots.TryGetValue(place.Slot, out var slot) || !scene.IsFree(slot) || PlannedPlace.Of(slot) == place) continue;
            var (holder, text) = (slot.HolderId, slot.VariantId);
            if (!Place(scene, slot, place, actor, why)) continue;
            var member = scene.Members.FirstOrDefault(m => m.Id == slot.HolderId);
            if (member is not null && holder != member.Id) given.Add((member, slot));
            if (member is not null && slot.LinkCode is not null && text != slot.VariantId) db.GiveLink(slot, member, codes, scene.Now);
            await db.FollowAsync(new SlotScene(db, scene.Campaign, slot, scene.Holds, scene.Now), holder, codes, stop);
        }

        return given;
    }

    private static bool Place(PlanScene scene, Slot slot, PlannedPlace place, Actor actor, string why)
    {
        var member = scene.Members.FirstOrDefault(m => m.Id == place.Holder && m.IsActive);
        var text = scene.Variants.FirstOrDefault(v => v.Id == place.Variant);
        if (place.Holder is not null && member is null) return false;
        if (slot.PostAt != place.PostAt && slot.MoveTo(place.PostAt, scene.Campaign.Rules, actor, scene.Now) is not null) return false;
        if (member is null) slot.Release(actor, scene.Now, why);
        else if ((slot.HolderId != member.Id || (text is not null && slot.VariantId != text.Id)) && slot.AssignTo(member, text, scene.Campaign.Rules, actor, scene.Now, why) is not null) return false;
        slot.SetStandby(place.Standby);
        return true;
    }

    /// <summary>One word to each person, however many slots they were given.</summary>
    private static void TellAll(WarRoomDb db, PlanScene scene, List<(Member Member, Slot Slot)> given)
    {
        foreach (var person in given.GroupBy(g => g.Member))
        {
            var first = person.MinBy(g => g.Slot.PostAt).Slot;
            var text = person.Count() == 1 ? $"Can you post on {first.Network.Name()}? The plan asks you." : $"Can you make {person.Count()} posts? The plan asks you.";
            db.Tell(MessageKind.Assigned, person.Key, first, scene.Now, $"assigned:{first.Id}:{first.Version}", text, Reach.First, first.PostAt);
        }
    }
}
