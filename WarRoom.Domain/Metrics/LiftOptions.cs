namespace WarRoom.Domain.Metrics;

/// <summary>What a lead may tell the lift model.</summary>
public sealed record LiftOptions
{
    public static LiftOptions Default { get; } = new();

    /// <summary>A series that the campaign does not touch but that shares the day's mood; known during the window as well.</summary>
    public IReadOnlyList<HourlyCount>? Control { get; init; }

    /// <summary>Days that were not ordinary (holiday, outage, another campaign) and must not be learnt from.</summary>
    public IReadOnlyCollection<LocalDate> SpecialDays { get; init; } = [];

    /// <summary>Whether the six hours before the window tell how the day began. False when a teaser ran in them.</summary>
    public bool UsesHoursBefore { get; init; } = true;

    /// <summary>How many days of history are looked at.</summary>
    public int LongestHistory { get; init; } = 56;
}
