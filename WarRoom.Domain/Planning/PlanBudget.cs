namespace WarRoom.Domain.Planning;

/// <summary>How long the search may go on: a number of steps, which makes it repeatable, or a time on the caller's clock.</summary>
public sealed class PlanBudget
{
    private readonly Func<long, double> _spent;

    private PlanBudget(Func<long, double> spent) => _spent = spent;

    /// <summary>The first plan only, without a search.</summary>
    public static PlanBudget None { get; } = Steps(0);

    /// <summary>A number of steps: the same request, seed and steps give the same plan, byte for byte.</summary>
    public static PlanBudget Steps(long steps) => new(done => steps <= 0 ? 1 : (double)done / steps);

    /// <summary>A time on the clock that is handed in, counted from now.</summary>
    public static PlanBudget Until(TimeProvider clock, TimeSpan limit)
    {
        var start = clock.GetTimestamp();
        return new(_ => limit <= TimeSpan.Zero ? 1 : clock.GetElapsedTime(start) / limit);
    }

    /// <summary>The share of the budget that is used after this many steps; 1 and above is all of it.</summary>
    internal double Spent(long steps) => _spent(steps);
}
