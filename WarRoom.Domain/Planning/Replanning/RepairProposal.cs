namespace WarRoom.Domain.Planning.Replanning;

/// <summary>One change that mends one slot. Nothing changes before somebody accepts it.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Version">The slot as the proposal saw it; when it has changed since, the change is not made.</param>
/// <param name="From">Who had it; null when nobody has.</param>
/// <param name="Was">Its time now.</param>
/// <param name="To">Who shall have it; null when the plan is better without it.</param>
/// <param name="At">When they shall post.</param>
/// <param name="Text">The wording that it shall carry.</param>
/// <param name="Why">One sentence for the lead.</param>
/// <param name="Told">Who gets a message when it is accepted.</param>
/// <param name="Price">What changing it costs in points, because people reckon with the plan that they know.</param>
/// <param name="Standby">Who shall stand by.</param>
public sealed record Repair(SlotId Slot, int Version, MemberId? From, Instant Was, MemberId? To, Instant At, VariantId? Text, string Why, IReadOnlyList<MemberId> Told, int Price = 0, MemberId? Standby = null)
{
    public bool IsMoved => Was != At;
}

/// <summary>A slot that no rule lets be mended: the true reason, and what would cost least to change that.</summary>
public sealed record Unmended(SlotId Slot, string Reason, string Mend);

/// <summary>How the plan can be mended: with as few changes as possible, or with those that are worth their price.</summary>
/// <param name="Rows">What changes.</param>
/// <param name="Left">What stays open.</param>
/// <param name="Gain">Points that the day is worth more than as it stands, the price of the changes taken off.</param>
public sealed record RepairProposal(IReadOnlyList<Repair> Rows, IReadOnlyList<Unmended> Left, int Gain = 0)
{
    public static RepairProposal Nothing { get; } = new([], []);

    /// <summary>What all changes cost together.</summary>
    public int Price => Rows.Sum(r => r.Price);

    /// <summary>Everybody who has to be told, each once.</summary>
    public IReadOnlyList<MemberId> Told => [.. Rows.SelectMany(r => r.Told).Distinct()];

    public bool IsEmpty => Rows.Count + Left.Count == 0;
}
