using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Projections;

/// <summary>A post that is planned.</summary>
/// <param name="Member">Who is to make it; null while the slot is open: it is then made by somebody of average quality or not at all.</param>
/// <param name="Network">Where.</param>
/// <param name="Followers">Of the account that it is made from; zero or more.</param>
/// <param name="HourFactor">How much more (above 1) or less this hour brings than an average one, from <see cref="BestHours"/>.</param>
/// <param name="Done">Slots that the member kept on earlier days.</param>
/// <param name="Missed">Slots that the member missed on earlier days.</param>
public sealed record ProjectedSlot(MemberId? Member, Network Network, double Followers, double HourFactor = 1, int Done = 0, int Missed = 0)
{
    /// <summary>Events that it brings on average once it is made, with any wording: the exposure for a comparison of wordings.</summary>
    public double Expected(NetworkRates rates, Measure measure) =>
        rates.PerReach.TryGetValue(measure, out var rate) ? Followers * rates.Reach.Value * HourFactor * rate.Value : 0;
}

/// <summary>A post of today that is out already, for a projection during the day.</summary>
/// <param name="Expected">Clicks that it was expected to bring over its whole life.</param>
/// <param name="Clicks">So far.</param>
/// <param name="Age">Since it was posted.</param>
public sealed record MadePost(Network Network, double Expected, int Clicks, Duration Age)
{
    /// <summary>Of what it was expected to bring, what should be there by now.</summary>
    internal double ExpectedByNow => Expected * MaturityCurve.Of(Network).At(Age);
}

/// <summary>What a projection assumes beside slots and rates.</summary>
public sealed record ProjectionOptions
{
    public static ProjectionOptions Default { get; } = new();

    /// <summary>Standard deviation of the logarithm of the day's own luck, which all posts share; <see cref="Calibration.DaySd"/> learns it.</summary>
    public double DaySd { get; init; } = 0.35;

    /// <summary>Share of clicks that arrive on the page, 0 to 1.</summary>
    public double LandingRate { get; init; } = 0.9;

    /// <summary>Visits without a link per visit with one, from earlier campaigns; null counts none.</summary>
    public Rate? UntrackedFactor { get; init; }

    /// <summary>Followers of those who share, typically; 0 lets shares reach nobody new.</summary>
    public double SharerFollowers { get; init; }

    /// <summary>What the site has on such a day anyway; gives the projection of the site's total.</summary>
    public ForecastDraws? UsualVisits { get; init; }

    /// <summary>Counted so far today, by measure; only while the day runs.</summary>
    public IReadOnlyDictionary<Measure, long> SoFar { get; init; } = new Dictionary<Measure, long>();

    /// <summary>Posts of today that are out; they tell how the day goes and bring some more.</summary>
    public IReadOnlyList<MadePost> Made { get; init; } = [];

    public int Draws { get; init; } = 10_000;
}
