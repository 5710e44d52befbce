using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;

namespace WarRoom.Domain.Planning.Replanning;

/// <summary>Mends a running plan: first by somebody who is free at the slot's own time, then by another time within its span. Nobody
/// else's slots are touched, and each slot in trouble changes at most once.</summary>
public static class Replan
{
    /// <summary>The same day gives the same proposal.</summary>
    public static RepairProposal Of(PlanScene scene)
    {
        var trouble = Trouble.Of(scene);
        if (trouble.Count == 0) return RepairProposal.Nothing;
        var search = new RepairSearch(scene, trouble);
        var found = new Dictionary<SlotId, PlanAssignment>();
        foreach (var slot in trouble.OrderBy(search.FreeAtOwnTime).ToList()) Keep(slot, search.AtOwnTime(slot)); // who has least choice chooses first
        foreach (var slot in trouble.Where(s => !found.ContainsKey(s.Id))) Keep(slot, search.AtAnotherTime(slot));
        var sentences = new RepairSentences(scene, search);
        return new RepairWorth(scene).Priced(new(
            [.. trouble.Where(s => found.ContainsKey(s.Id)).Select(s => sentences.Row(s, found[s.Id]))],
            [.. trouble.Where(s => !found.ContainsKey(s.Id)).Select(sentences.Left)]));

        void Keep(Slot slot, PlanAssignment? assignment)
        {
            if (assignment is null) return;
            search.Take(assignment);
            found[slot.Id] = assignment;
        }
    }
}
