using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Projections;

/// <summary>Plays the day many times; see <see cref="Projection"/> for the model.</summary>
internal sealed class DaySimulation
{
    private const double MemberSd = 0.4;
    private const double PostSd = 0.8;
    private const double KeptBefore = 8;
    private const double MissedBefore = 2;
    private const double NewAmongSecondReach = 0.5;
    private const double LargestPoisson = 1e6;

    private static readonly Measure[] Simulated = [Measure.Clicks, Measure.Shares, Measure.Reactions, Measure.Replies, Measure.Follows];

    private readonly IReadOnlyList<ProjectedSlot> _slots;
    private readonly ProjectionOptions _options;
    private readonly DayLuck _luck;
    private readonly List<(Network Network, NetworkRates Rates, double Factor)> _networks;
    private readonly int[] _networkOf;
    private readonly int[] _personOf;
    private readonly List<ProjectedSlot> _people;

    public DaySimulation(IReadOnlyList<ProjectedSlot> slots, IReadOnlyDictionary<Network, NetworkRates> rates, ProjectionOptions options)
    {
        (_slots, _options, _luck) = (slots, options, new DayLuck(options.Made, options.DaySd));
        var networks = slots.Select(slot => slot.Network).Distinct().Order().ToList();
        _networks = [.. networks.Select(network => (network, rates.GetValueOrDefault(network, NetworkRates.Guesses), _luck.FactorOf(network)))];
        _networkOf = [.. slots.Select(slot => networks.IndexOf(slot.Network))];
        // A slot that nobody has is a person of its own: whoever takes it is independent of the others.
        var known = slots.Where(slot => slot.Member is not null).DistinctBy(slot => slot.Member).ToList();
        _people = [.. known, .. slots.Where(slot => slot.Member is null)];
        var open = known.Count;
        var placeOf = known.Select((slot, place) => (slot.Member, place)).ToDictionary(pair => pair.Member!.Value, pair => pair.place);
        _personOf = [.. slots.Select(slot => slot.Member is { } member ? placeOf[member] : open++)];
    }

    public Projection Run(int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var draws = Simulated.ToDictionary(measure => measure, _ => new double[_options.Draws]);
        draws[Measure.Visits] = new double[_options.Draws];
        var site = _options.UsualVisits is null ? null : new double[_options.Draws];
        var bySlot = new double[_slots.Count];
        for (var i = 0; i < _options.Draws; i++) Play(random, i, draws, site, bySlot);
        var guesses = _networks.Where(network => network.Rates.HasGuess).Select(network => network.Network);
        return new(draws, site, Contributions(bySlot, draws[Measure.Clicks]), [.. guesses], _luck.DaySd);
    }

    private void Play(Random random, int i, Dictionary<Measure, double[]> draws, double[]? site, double[] bySlot)
    {
        var day = Math.Exp(_luck.DaySd * Normal.Sample(random, 0, 1));
        var people = _people.ConvertAll(person => (Keeps: Beta.Sample(random, KeptBefore + person.Done, MissedBefore + person.Missed), Quality: Luck(random, MemberSd)));
        var perFollower = _networks.ConvertAll(network => Drawn(random, network.Rates.Reach));
        var perReach = _networks.ConvertAll(network => Array.ConvertAll(Simulated, measure => network.Rates.PerReach.TryGetValue(measure, out var rate) ? Drawn(random, rate) : 0));
        var reach = new double[_networks.Count];
        for (var s = 0; s < _slots.Count; s++)
        {
            var (slot, person, n) = (_slots[s], people[_personOf[s]], _networkOf[s]);
            if (random.NextDouble() >= person.Keeps) continue;
            var reached = slot.Followers * perFollower[n] * slot.HourFactor * day * person.Quality * Luck(random, PostSd) * _networks[n].Factor;
            reach[n] += reached;
            bySlot[s] += reached * perReach[n][0] / _options.Draws;
        }

        var shares = new double[_networks.Count];
        for (var n = 0; n < _networks.Count; n++)
        {
            shares[n] = Count(random, reach[n] * perReach[n][1]);
            reach[n] += shares[n] * _options.SharerFollowers * perFollower[n] * NewAmongSecondReach;
        }

        for (var m = 0; m < Simulated.Length; m++)
        {
            var ahead = Simulated[m] == Measure.Shares ? shares.Sum() : Count(random, Enumerable.Range(0, _networks.Count).Sum(n => reach[n] * perReach[n][m]));
            if (Simulated[m] == Measure.Clicks) ahead += Count(random, _luck.StillToCome * day);
            draws[Simulated[m]][i] = SoFar(Simulated[m]) + ahead;
        }

        var untracked = _options.UntrackedFactor is { } factor ? Drawn(random, factor) : 0;
        var clicksAhead = draws[Measure.Clicks][i] - SoFar(Measure.Clicks);
        draws[Measure.Visits][i] = Math.Round(((_options.SoFar.TryGetValue(Measure.Visits, out var visits) ? visits : SoFar(Measure.Clicks) * _options.LandingRate * (1 + untracked)))
            + (clicksAhead * _options.LandingRate * (1 + untracked)));
        if (site is not null) site[i] = draws[Measure.Visits][i] + _options.UsualVisits!.Quantile(random.NextDouble());
    }

    private List<MemberContribution> Contributions(double[] bySlot, double[] clicks)
    {
        var ahead = ForecastDraws.From(clicks).Median - SoFar(Measure.Clicks) - _luck.StillToCome;
        var scale = bySlot.Sum() is > 0 and var sum ? Math.Max(0, ahead) / sum : 0;
        return [.. _slots.Select((slot, s) => (slot.Member, Clicks: bySlot[s])).GroupBy(pair => pair.Member)
            .Select(own => new MemberContribution(own.Key, own.Count(), own.Sum(pair => pair.Clicks) * scale, own.Average(pair => pair.Clicks)))
            .OrderByDescending(member => member.Clicks).ThenBy(member => member.Member?.Value)];
    }

    private long SoFar(Measure measure) => _options.SoFar.GetValueOrDefault(measure);

    /// <summary>Log-normal with mean 1: rates are means over posts and members.</summary>
    private static double Luck(Random random, double sd) => Math.Exp((sd * Normal.Sample(random, 0, 1)) - (sd * sd / 2));

    private static double Drawn(Random random, Rate rate) => rate.Value * Math.Exp(rate.LogSd * Normal.Sample(random, 0, 1));

    private static double Count(Random random, double rate) =>
        rate <= 0 ? 0 : rate < LargestPoisson ? Poisson.Sample(random, rate) : Math.Round(rate + (Math.Sqrt(rate) * Normal.Sample(random, 0, 1)));
}
