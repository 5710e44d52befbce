using System.Text.Json.Serialization;
using WarRoom.Domain.Planning.Making;

namespace WarRoom.Domain.Planning.Proposing;

/// <summary>One slot that a proposed plan treats differently. Nothing changes before somebody accepts it.</summary>
/// <param name="Was">Where the slot was when the proposal was made; when it is elsewhere by now, the row is not taken.</param>
/// <param name="To">Where it shall be.</param>
/// <param name="Points">What the proposal would lose without this row alone; null when nobody worked it out.</param>
/// <param name="Why">One sentence for the lead.</param>
public sealed record ProposedRow(PlannedPlace Was, PlannedPlace To, int? Points, string Why)
{
    [JsonIgnore]
    public SlotId Slot => Was.Slot;

    /// <summary>The post stays as it is and only somebody else stands by: that needs nobody's tick.</summary>
    [JsonIgnore]
    public bool IsStandbyOnly => Was.IsSamePost(To);
}

/// <summary>A plan against the plan that is, and what both are worth by the same measure.</summary>
public sealed record PlanProposal(IReadOnlyList<ProposedRow> Rows, int PointsBefore, int PointsAfter)
{
    public int Gain => PointsAfter - PointsBefore;
}
