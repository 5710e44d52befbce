using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Board;

/// <summary>What the board puts into the desk's frame.</summary>
internal static class BoardFrame
{
    public static DeskView Of(DaySnapshot day, Actor actor, bool isPaused) => new()
    {
        CampaignName = day.Campaign.Name,
        Slug = day.Campaign.Slug,
        DayText = $"{day.Campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, times in {day.Campaign.ZoneId}",
        Phase = day.CurrentWave?.Name ?? (day.Campaign.State is CampaignState.Live ? "Between waves" : day.Campaign.State.ToString()),
        PhaseNote = day.CurrentWave is { } wave ? $"wave {day.Waves.ToList().IndexOf(wave) + 1} of {day.Waves.Count}" : null,
        Pill = isPaused ? new("stale", $"Paused at {day.Time(day.Now)}") : day.IsHeld ? new("hold", "Hold") : new("live", day.Campaign.State is CampaignState.Live ? "Live" : day.Campaign.State.ToString()),
        Countdown = Countdown(day),
        Phases = DeskPhase.Of(day.Campaign.Slug),
        Current = 4,
        Wide = false,
        Initials = string.Concat(actor.Name.Split(' ').Take(2).Select(w => w[..1])),
        PersonName = actor.Name,
        RehearsalClock = day.Campaign.IsRehearsal ? $"{day.Speed}× {day.Time(day.Now)}" : null,
    };

    private static DeskCountdown? Countdown(DaySnapshot day)
    {
        var (label, until) = day.Now < day.Campaign.StartsAt ? ("Starts in", day.Campaign.StartsAt)
            : day.CurrentWave is { } wave ? ($"{wave.Name} closes in", wave.End)
            : day.NextWave is { } next ? ($"{next.Name} in", next.Start)
            : day.Now < day.Campaign.EndsAt ? ("Day ends in", day.Campaign.EndsAt) : ("", default);
        if (label.Length == 0) return null;
        var left = until - day.Now;
        return new(label, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}", until, day.Now, day.Speed);
    }
}
