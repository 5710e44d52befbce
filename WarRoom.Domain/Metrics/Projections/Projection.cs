using System.Globalization;
using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Projections;

/// <summary>What a member's slots bring to the middle of the projection, and what one more would.</summary>
/// <param name="Member">Null are the slots that nobody has yet.</param>
/// <param name="Slots">Planned.</param>
/// <param name="Clicks">Of the median of all clicks; over all members these add up to it.</param>
/// <param name="OneMore">Clicks that one more slot like the member's others brings on average.</param>
public sealed record MemberContribution(MemberId? Member, int Slots, double Clicks, double OneMore);

/// <summary>How likely a goal is.</summary>
/// <param name="Goal">Wanted by the end of the day.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record GoalChance(int Goal, double Probability)
{
    public string Sentence => Probability switch
    {
        < 0.1 => string.Create(CultureInfo.InvariantCulture, $"{Goal:#,0} is reached on fewer than 1 of 10 such days."),
        > 0.9 => string.Create(CultureInfo.InvariantCulture, $"{Goal:#,0} is reached on more than 9 of 10 such days."),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Goal:#,0} is reached on about {Math.Round(Probability * 10):0} of 10 such days."),
    };
}

/// <summary>Draws of a total at the end of the day.</summary>
public sealed record ProjectedTotal(ForecastDraws Draws)
{
    public double P10 => Draws.Quantile(0.1);

    public double P50 => Draws.Quantile(0.5);

    public double P90 => Draws.Quantile(0.9);

    /// <summary>A goal that four of five such days reach.</summary>
    public double Safe => Draws.Quantile(0.2);

    /// <summary>A goal that every second such day reaches.</summary>
    public double Realistic => P50;

    /// <summary>A goal that one of five such days reaches.</summary>
    public double Stretch => Draws.Quantile(0.8);

    /// <summary>The share of days that count at least the goal.</summary>
    public GoalChance ChanceOf(int goal) => new(goal, 1 - Draws.ShareBelow(goal - 0.5));

    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"About {P50:#,0} (on 8 of 10 such days {Math.Floor(P10):#,0} to {Math.Ceiling(P90):#,0}).");
}

/// <summary>What a plan will probably bring, before the day and during it.</summary>
/// <remarks>
/// A Monte Carlo simulation of log-normal reach and Poisson events. A slot is made with a chance from Beta(8 + done, 2 + missed); it reaches
/// followers × rate × hour × e^(day + member + post), where the day's luck is shared by all posts (sd 0.35), a member's by the member's posts
/// (sd 0.4), and each post has its own (sd 0.8, mean 1). Without the shared parts errors would average away and the range be far too
/// narrow. Posterior predictive simulation as in Gelman et al., "Bayesian Data Analysis".
/// </remarks>
public sealed class Projection
{
    private readonly IReadOnlyDictionary<Measure, double[]> _draws;
    private readonly double[]? _siteTotal;

    internal Projection(IReadOnlyDictionary<Measure, double[]> draws, double[]? siteTotal, IReadOnlyList<MemberContribution> members, IReadOnlyList<Network> guesses, double daySd)
    {
        (_draws, _siteTotal, Members, Guesses, DaySd) = (draws, siteTotal, members, guesses, daySd);
    }

    /// <summary>Most clicks first.</summary>
    public IReadOnlyList<MemberContribution> Members { get; }

    /// <summary>Networks of the plan whose rates are guesses, no own data.</summary>
    public IReadOnlyList<Network> Guesses { get; }

    /// <summary>Of the day's own luck as it was used: goes into the calibration.</summary>
    public double DaySd { get; }

    public string? Warning => Guesses.Count == 0 ? null : $"No own data for {string.Join(", ", Guesses.Select(network => network.Name()))}: these rates are guesses.";

    /// <summary>Projects. Posts that are out go into the options, slots ahead into the list.</summary>
    /// <param name="slots">Slots that are still to be made; before the day all of them.</param>
    /// <param name="rates">By network; a network without rates takes <see cref="NetworkRates.Guesses"/>.</param>
    /// <param name="seed">The same seed gives the same projection.</param>
    /// <param name="options">What is assumed, and what has happened.</param>
    public static Projection Of(IReadOnlyList<ProjectedSlot> slots, IReadOnlyDictionary<Network, NetworkRates> rates, int seed, ProjectionOptions? options = null) =>
        new DaySimulation(slots, rates, options ?? ProjectionOptions.Default).Run(seed);

    /// <summary>One measure, or the sum of several as an objective joins them. Visits are those that the campaign brings, on top of the usual ones.</summary>
    public ProjectedTotal Total(params IReadOnlyCollection<Measure> measures)
    {
        var known = measures.Distinct().Select(measure => _draws[measure]).ToList();
        return new(ForecastDraws.From(Enumerable.Range(0, _draws[Measure.Clicks].Length).Select(i => known.Sum(draws => draws[i]))));
    }

    /// <summary>All visits of the site on the day, the usual ones included; null without <see cref="ProjectionOptions.UsualVisits"/>.</summary>
    public ProjectedTotal? SiteTotal => _siteTotal is null ? null : new(ForecastDraws.From(_siteTotal));
}
