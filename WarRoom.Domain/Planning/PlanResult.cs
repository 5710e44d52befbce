namespace WarRoom.Domain.Planning;

/// <summary>A plan: each slot of the request is either assigned or unfilled with its reasons.</summary>
public sealed record PlanResult(
    string Instance,
    IReadOnlyList<PlanAssignment> Assignments,
    IReadOnlyList<UnfilledSlot> Unfilled,
    string Schema = PlanResult.CurrentSchema)
{
    /// <summary>The name and version of the format.</summary>
    public const string CurrentSchema = "warroom-plan-solution/1";
}

/// <summary>A slot with its minute, the member who posts, the wording, and the stand-by if there is one.</summary>
public sealed record PlanAssignment(string Slot, int Time, string Member, string Variant, string? Backup);

/// <summary>A slot that stayed open and why: codes of <see cref="PlanReason"/>.</summary>
public sealed record UnfilledSlot(string Slot, IReadOnlyList<string> Reasons);
