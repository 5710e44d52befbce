using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Making;

/// <summary>The plan that a campaign has right now, in the planner's words: to be explained, mended and compared.</summary>
public static class PresentPlan
{
    /// <summary>Every slot that somebody has and that has a text; all others stay open, with the reasons that are true of this plan.</summary>
    /// <param name="scene">The campaign as it is.</param>
    /// <param name="request">Made from the same scene.</param>
    public static PlanResult Of(PlanScene scene, PlanRequest request)
    {
        var known = request.Slots.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var facts = request.Baseline?.Assignments.Where(a => a.State == "posted").Select(a => new PlanAssignment(a.Slot, a.Time, a.Member, a.Variant, null)) ?? [];
        var stands = facts.ToDictionary(a => a.Slot, StringComparer.Ordinal);
        var (people, texts) = (request.Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal), request.Variants.Select(v => v.Id).ToHashSet(StringComparer.Ordinal));
        var given = scene.Slots.Where(s => known.Contains(s.Id.ToString()) && !stands.ContainsKey(s.Id.ToString()) && PlanScene.Stands(s)).Select(s => PlannedPlace.Of(s).In(scene)).OfType<PlanAssignment>()
            .Where(a => people.Contains(a.Member) && texts.Contains(a.Variant)).Select(a => a.Backup is { } backup && !people.Contains(backup) ? a with { Backup = null } : a);
        PlanAssignment[] all = [.. stands.Values, .. given];
        var open = known.Except(all.Select(a => a.Slot), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(request.Id, all, [.. open.Select(slot => new UnfilledSlot(slot, []))]);
    }
}
