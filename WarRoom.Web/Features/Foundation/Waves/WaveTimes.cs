using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Time;

namespace WarRoom.Web.Features.Foundation.Waves;

/// <summary>A wave's wall-clock times on the campaign's day; where the day runs past midnight, early times belong to the morning after.</summary>
internal static class WaveTimes
{
    public static void PlaceIn(this Wave wave, Campaign campaign, LocalTime start, LocalTime end)
    {
        var window = campaign.WindowOf(start, end);
        (wave.Start, wave.End, wave.StartsAt, wave.EndsAt) = (start, end, window.Start, window.End);
    }

    public static TimeWindow WindowOf(this Campaign campaign, LocalTime start, LocalTime end)
    {
        var runsPastMidnight = campaign.WindowEnd <= campaign.WindowStart;
        var day = runsPastMidnight && start < campaign.WindowEnd ? campaign.Day with { Date = campaign.Date.PlusDays(1) } : campaign.Day;
        return day.Between(start, end);
    }

    /// <summary>What is odd about a wave that does not lie within the campaign's window; null when it does.</summary>
    public static string? WindowWarning(this Campaign campaign, LocalTime start, LocalTime end)
    {
        if (start == end) return null;
        var wave = campaign.WindowOf(start, end);
        return wave.Start < campaign.StartsAt || wave.End > campaign.EndsAt
            ? $"It lies outside of the day’s window, {campaign.WindowStart:HH:mm} to {campaign.WindowEnd:HH:mm}: nobody is reminded before the day goes live."
            : null;
    }
}
