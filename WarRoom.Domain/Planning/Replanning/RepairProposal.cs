namespace WarRoom.Domain.Planning.Replanning;

/// <summary>One change that mends one slot. Nothing changes before somebody accepts it.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Version">The slot as the proposal saw it; when it has changed since, the change is not made.</param>
/// <param name="From">Who had it; null when nobody has.</param>
/// <param name="Was">Its time now.</param>
/// <param name="To">Who shall have it.</param>
/// <param name="At">When they shall post.</param>
/// <param name="Text">The wording that it shall carry.</param>
/// <param name="Why">One sentence for the lead.</param>
/// <param name="Told">Who gets a message when it is accepted.</param>
public sealed record Repair(SlotId Slot, int Version, MemberId? From, Instant Was, MemberId To, Instant At, VariantId Text, string Why, IReadOnlyList<MemberId> Told)
{
    public bool IsMoved => Was != At;
}

/// <summary>A slot that no rule lets be mended: the true reason, and what would cost least to change that.</summary>
public sealed record Unmended(SlotId Slot, string Reason, string Mend);

/// <summary>How the plan can be mended with as few changes as possible.</summary>
public sealed record RepairProposal(IReadOnlyList<Repair> Rows, IReadOnlyList<Unmended> Left)
{
    public static RepairProposal Nothing { get; } = new([], []);

    public bool IsEmpty => Rows.Count + Left.Count == 0;
}
