namespace WarRoom.Domain.Metrics;

/// <summary>What a count comes to if the rest of the plan brings as much as the part behind us.</summary>
/// <param name="Value">The count now.</param>
/// <param name="Goal">What is hoped for at the end of the day; above zero.</param>
/// <param name="Projected">The count at the end of the day, at this pace.</param>
public sealed record Pace(int Value, int Goal, int Projected)
{
    /// <summary>Below so many posts that should be out, a pace says nothing.</summary>
    public const int LeastDue = 5;

    private const double OnTheWay = 0.95;

    /// <summary>The share of the goal that is reached at this pace, in whole percent; not above 999.</summary>
    public int Percent => (int)Math.Min(999, Math.Round(Projected * 100.0 / Goal));

    /// <summary>Whether the goal is missed by more than five in a hundred.</summary>
    public bool IsBehind => Projected < Goal * OnTheWay;

    public int Missing => Math.Max(0, Goal - Projected);

    /// <summary>The straight line through what the plan has brought: value × planned ÷ due. Posts that were missed count as due, so the
    /// pace holds only as long as as many are missed as before.</summary>
    /// <param name="due">Posts that the plan wanted by now.</param>
    /// <param name="planned">Posts of the whole day.</param>
    /// <returns>Nothing while fewer than <see cref="LeastDue"/> posts were due, or without a goal.</returns>
    public static Pace? Of(int value, int goal, int due, int planned) =>
        goal <= 0 || due < LeastDue || planned < due ? null : new(value, goal, (int)Math.Round((double)value * planned / due));
}
