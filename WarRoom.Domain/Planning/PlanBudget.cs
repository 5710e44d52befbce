namespace WarRoom.Domain.Planning;

/// <summary>How long the search may go on: a number of steps, which makes it repeatable, or a time on the caller's clock.</summary>
public sealed class PlanBudget
{
    private readonly Func<long, double> _spent;

    private PlanBudget(Func<long, double> spent, int workers = 1) => (_spent, Workers) = (spent, workers);

    /// <summary>The first plan only, without a search.</summary>
    public static PlanBudget None { get; } = Steps(0);

    /// <summary>How many search side by side.</summary>
    internal int Workers { get; }

    /// <summary>A number of steps: the same request, seed and steps give the same plan, byte for byte, however many processors there are.</summary>
    public static PlanBudget Steps(long steps) => new(done => steps <= 0 ? 1 : (double)done / steps);

    /// <summary>A time on the clock that is handed in, counted from now, used by so many searches side by side.</summary>
    public static PlanBudget Until(TimeProvider clock, TimeSpan limit, int workers = 1)
    {
        var start = clock.GetTimestamp();
        return new(_ => limit <= TimeSpan.Zero ? 1 : clock.GetElapsedTime(start) / limit, Math.Max(1, workers));
    }

    /// <summary>The share of the budget that is used after this many steps; 1 and above is all of it.</summary>
    internal double Spent(long steps) => _spent(steps);
}
