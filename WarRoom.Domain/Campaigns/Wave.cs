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
}
