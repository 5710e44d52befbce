using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Audiences;

/// <summary>When an audience is awake and looking: weekdays, whole hours from inclusive to exclusive, weight 1 to 3.</summary>
public sealed record ActiveHours(IReadOnlyList<IsoDayOfWeek> Days, int FromHour, int ToHour, int Weight);

/// <summary>Whom the campaign wants to reach.</summary>
public sealed class Audience
{
    public AudienceId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }

    public string Kind { get; set; } = "segment";

    public string Description { get; set; } = "";

    public required string ZoneId { get; set; }

    public List<string> Languages { get; set; } = [];

    public List<Network> Networks { get; set; } = [];

    public List<ActiveHours> ActiveHours { get; set; } = [];

    public string Tone { get; set; } = "";

    public string Avoid { get; set; } = "";

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) ?? DateTimeZone.Utc;

    /// <summary>How active the audience is at an instant, 0 (not said) to 3.</summary>
    public int ActivityAt(Instant instant)
    {
        var local = instant.InZone(Zone);
        return ActiveHours.Where(h => h.Days.Contains(local.DayOfWeek) && h.FromHour <= local.Hour && local.Hour < h.ToHour)
            .Select(h => h.Weight).DefaultIfEmpty(0).Max();
    }
}
