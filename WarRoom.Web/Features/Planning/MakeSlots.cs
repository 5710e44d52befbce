using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>What making slots came to.</summary>
public sealed record MadeSlots(Refusal? Refusal, int Made, IReadOnlyList<NotSpread> NotSpread)
{
    public static MadeSlots Refused(Refusal refusal) => new(refusal, 0, []);
}

/// <summary>Makes the slots that the waves still ask for. Pressing it again adds only what is missing.</summary>
public sealed class MakeSlots(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task<MadeSlots> RunAsync(CampaignId id, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return MadeSlots.Refused(lacks);
        await OneAtATime.WaitAsync(stop);
        try
        {
            return await MakeAsync(id, actor, stop);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<MadeSlots> MakeAsync(CampaignId id, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var scene = await db.PlanSceneAsync(id, clocks, stop);
        if (scene.Waves.Count == 0) return MadeSlots.Refused(new("plan.noWaves", "There are no waves yet. Say first when the day shall be loud and how many posts it wants."));
        var making = SlotMaker.Make(scene);
        foreach (var slot in making.Slots)
        {
            var made = Slot.Plan(Ids.New<SlotId>(clocks.RealNow), scene.Campaign, slot.Wave, slot.Combination.Network, slot.Combination.Audience, slot.Combination.Language, slot.Wave.Window, slot.PostAt, actor, scene.Now);
            made.AimAt(PlanChoices.OnlyPlace(scene, made)?.Id, null);
            db.Slots.Add(made);
        }

        await db.SaveChangesAsync(stop);
        if (making.Slots.Count > 0) feed.Changed(id);
        return new(null, making.Slots.Count, making.NotSpread);
    }
}
