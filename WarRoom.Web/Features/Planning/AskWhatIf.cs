using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.WhatIf;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>Plans the day with one thing different, from the plan that exists, in one and a half seconds, and compares. Changes nothing.</summary>
public sealed class AskWhatIf(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public async Task<WhatIfAnswer> RunAsync(CampaignId id, PlanChange change, CancellationToken stop = default)
    {
        var (scene, request, plan) = await PresentPlans.ReadAsync(dbs, clocks, id, stop);
        if (PresentPlans.IsInConflict(new(request), plan)) return new(PresentPlans.HasConflicts, 0, 0, 0, 0, [], []);
        var answer = await Aside.RunAsync(() => PlanAnswer.To(change, request, plan, 1, PlanBudget.Until(TimeProvider.System, Patience), stop));
        var (comparison, slots) = (answer.Comparison, scene.Slots.ToDictionary(s => s.Id.ToString()));
        return new(null, comparison.FilledBefore, comparison.FilledAfter, comparison.Before.Total, comparison.After.Total,
            [.. comparison.Lost.Select(l => slots.TryGetValue(l, out var s) ? $"{scene.TimeOf(s.PostAt)} {s.Network.Name()}" : l)],
            [.. comparison.Told.Select(m => AskPlan.NameOf(scene, m)).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>Reads the plan that a campaign has right now, for questions about it.</summary>
internal static class PresentPlans
{
    public static readonly Refusal HasConflicts = new("plan.conflicts", "The plan has conflicts. Mend them first: then other ways can be compared with it.");

    /// <summary>Whether something is wrong that could still be mended; what is posted or claimed is no matter of the planner's.</summary>
    public static bool IsInConflict(PlanFacts facts, PlanResult plan) => PlanCheck.Of(facts, plan).Any(v => v.Where.Split(' ').Any(slot => !facts.IsPosted(slot)));

    public static async Task<(PlanScene Scene, PlanRequest Request, PlanResult Plan)> ReadAsync(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var scene = await db.PlanSceneAsync(id, clocks, stop);
        var request = PlanBridge.Request(scene, "asked");
        return (scene, request, PresentPlan.Of(scene, request));
    }
}
