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
        var given = scene.Slots.Where(s => known.Contains(s.Id.ToString()) && !stands.ContainsKey(s.Id.ToString()) && s is { HolderId: not null, VariantId: not null } && PlanScene.Stands(s))
            .Select(s => new PlanAssignment(s.Id.ToString(), scene.MinuteOf(s.PostAt), s.HolderId.ToString()!, s.VariantId.ToString()!, s.StandbyId?.ToString()));
        PlanAssignment[] all = [.. stands.Values, .. given];
        var open = known.Except(all.Select(a => a.Slot), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new(request.Id, all, [.. open.Select(slot => new UnfilledSlot(slot, []))]);
    }
}
