using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>A number of points that no plan of a request can exceed, proven and never estimated; it gets lower with every round.</summary>
/// <remarks>
/// The day is cut into three problems that are solved exactly, each choosing the hours of the slots for itself: which slots post in
/// which hour (coverage, volume, what open slots cost), who posts in which hour (fit, fairness), who stands by in which hour. The sum
/// is a bound, since a plan solves all three at once. Left out is what never brings points: balance of arms, texts, minutes inside the
/// hour. A price on "this slot posts in this hour" makes the three agree; the sum is a bound whatever the prices are (Lagrangian
/// relaxation: Geoffrion 1974; prices by subgradient steps: Held, Wolfe and Crowder 1974). Posts of a running plan are taken as they
/// are and lessen the room; changes cost what they cost at least.
/// </remarks>
public sealed class PlanBound
{
    /// <summary>Prices are whole hundredths of a point, so that the sums are exact.</summary>
    internal const int Scale = 100;

    private const double DearestPrice = 10_000;
    private const double Kept = 0.8;
    private const int Patience = 6;

    private readonly BoundScene _scene;
    private readonly HourFlow _hours;
    private readonly PersonFlow _people;
    private readonly StandbyHourFlow _standbys;
    private readonly double[] _agree;
    private readonly double[] _follow;
    private readonly double[] _agreeDirection;
    private readonly double[] _followDirection;
    private double _pace = 1;
    private int _idle;

    public PlanBound(PlanFacts facts)
    {
        _scene = new BoundScene(new SearchSpace(facts));
        (_hours, _people, _standbys) = (new(_scene), new(_scene), new(_scene));
        (_agree, _follow) = (new double[_scene.Places.Length], new double[_scene.Places.Length]);
        (_agreeDirection, _followDirection) = (new double[_scene.Places.Length], new double[_scene.Places.Length]);
    }

    /// <summary>The least bound so far, in points; null before the first round.</summary>
    public long? Points { get; private set; }

    /// <summary>How many rounds were made.</summary>
    public int Rounds { get; private set; }

    /// <summary>Goes on until the budget is spent, the bound meets the best known plan, or it is stopped; tells every better bound.</summary>
    /// <param name="best">The points of the best plan that is known, 0 rounds ago or now; it only steers the prices.</param>
    public void Run(PlanBudget budget, Func<long> best, Action<long> report, CancellationToken stop = default)
    {
        while (budget.Spent(Rounds) < 1 && !stop.IsCancellationRequested && (Points is null || Points > best()))
        {
            var before = Points;
            Tighten(best());
            if (Points != before) report(Points!.Value);
        }
    }

    /// <summary>One round: solves the three problems at the present prices, and moves the prices.</summary>
    public void Tighten(long best)
    {
        var (agree, follow) = (Whole(_agree), Whole(_follow));
        var sum = (_scene.Start * Scale)
            + _hours.Solve(place => follow[place] - agree[place])
            + _people.Solve(place => agree[place])
            + _standbys.Solve(place => -follow[place]);
        var points = (long)Math.Floor((double)sum / Scale);
        Rounds++;
        _idle = Points is { } known && points >= known ? _idle + 1 : 0;
        if (_idle >= Patience) (_idle, _pace) = (0, _pace * 0.7);
        Points = Math.Min(Points ?? long.MaxValue, points);
        var size = Math.Abs((double)sum / Scale);
        Step(Math.Clamp(((double)sum / Scale) - best, 1, size + 1));
    }

    /// <summary>Along the mean of the last directions, as far as the newest one says (Polyak).</summary>
    private void Step(double gap)
    {
        var length = 0.0;
        for (var place = 0; place < _agree.Length; place++)
        {
            var (agree, follow) = (_people.Uses[place] - _hours.Uses[place], _hours.Uses[place] - _standbys.Uses[place]);
            if (follow > 0 && _follow[place] <= 0) follow = 0;
            length += (agree * agree) + (follow * follow);
            _agreeDirection[place] = (Kept * _agreeDirection[place]) + ((1 - Kept) * agree);
            _followDirection[place] = (Kept * _followDirection[place]) + ((1 - Kept) * follow);
        }

        if (length == 0) return;
        var step = _pace * gap / length;
        for (var place = 0; place < _agree.Length; place++)
        {
            _agree[place] -= step * _agreeDirection[place];
            _follow[place] = Math.Max(0, _follow[place] - (step * _followDirection[place]));
        }
    }

    private static long[] Whole(double[] prices) => Array.ConvertAll(prices, p => (long)Math.Round(Math.Clamp(p, -DearestPrice, DearestPrice) * Scale));
}
