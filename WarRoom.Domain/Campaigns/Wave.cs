using WarRoom.Domain.Time;

namespace WarRoom.Domain.Campaigns;

/// <summary>A named part of the day with a wished number of posts.</summary>
public sealed class Wave
{
    public WaveId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }

    public LocalTime Start { get; set; }

    public LocalTime End { get; set; }

    public Instant StartsAt { get; set; }

    public Instant EndsAt { get; set; }

    /// <summary>How many slots it shall have.</summary>
    public int Slots { get; set; }

    public string Purpose { get; set; } = "";

    /// <summary>From its start to its end, half-open.</summary>
    public TimeWindow Window => new(StartsAt, EndsAt);

    /// <summary>Moves it as a whole.</summary>
    /// <param name="by">Above zero: later; below: earlier.</param>
    /// <param name="day">The campaign's day, for the times on its clock.</param>
    /// <param name="now">It cannot start before this, to the minute.</param>
    public Refusal? Shift(Duration by, LaunchDay day, Instant now)
    {
        if (StartsAt + by < now - Duration.FromMinutes(1)) return new("wave.past", "A wave cannot start in the past.");
        (StartsAt, EndsAt) = (StartsAt + by, EndsAt + by);
        (Start, End) = (day.LocalTimeOf(StartsAt), day.LocalTimeOf(EndsAt));
        return null;
    }
}
