using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Objectives;

/// <summary>How much each objective matters; together 100.</summary>
public sealed class SaveWeights(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(IReadOnlyDictionary<ObjectiveId, int> weights, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return lacks;
        if (weights.Values.Sum() != Weights.Total || weights.Values.Any(w => w < 0)) return new("objective.weights", "The weights must add up to 100.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var objectives = await db.Objectives.Where(o => o.CampaignId == actor.Campaign).ToListAsync(stop);
        if (objectives.Count != weights.Count || objectives.Exists(o => !weights.ContainsKey(o.Id))) return new("objective.raced", "The objectives changed in the meantime. Look again, then move the weight.");
        foreach (var objective in objectives) objective.Weight = weights[objective.Id];
        if (!db.ChangeTracker.HasChanges()) return null;
        db.Record(actor, clocks, $"weighed the objectives: {string.Join(", ", objectives.Select(o => $"{o.Name} {o.Weight}"))}");
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}
