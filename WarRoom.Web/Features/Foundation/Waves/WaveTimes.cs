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

    public static TimeWindow WindowOf(this Campaign campaign, LocalTime start, LocalTime end) => campaign.DayOf(start).Between(start, end);

    /// <summary>The first of the two times that the clocks leave out on the wave's day; null when both exist.</summary>
    public static LocalTime? Skipped(this Campaign campaign, LocalTime start, LocalTime end)
    {
        var day = campaign.DayOf(start);
        if (!day.Has(start)) return start;
        return (end > start ? day : day with { Date = day.Date.PlusDays(1) }).Has(end) ? null : end;
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

    private static LaunchDay DayOf(this Campaign campaign, LocalTime start)
    {
        var runsPastMidnight = campaign.WindowEnd <= campaign.WindowStart;
        return runsPastMidnight && start < campaign.WindowEnd ? campaign.Day with { Date = campaign.Date.PlusDays(1) } : campaign.Day;
    }
}
