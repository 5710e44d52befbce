using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Board;

/// <summary>What the board puts into the desk's frame.</summary>
internal static class BoardFrame
{
    /// <param name="frame">How far every phase has come, as the other pages of the campaign say it.</param>
    /// <param name="paused">What the pause button says; nothing while the view is live.</param>
    /// <param name="room">Who has the board open.</param>
    public static DeskView Of(DaySnapshot day, DeskView frame, string? paused, IReadOnlyList<string> room) => frame with
    {
        DayText = $"{day.Campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, times in {day.Campaign.ZoneId}",
        Phase = day.CurrentWave?.Name ?? (day.Campaign.State is CampaignState.Live ? "Between waves" : day.Campaign.State.ToString()),
        PhaseNote = day.CurrentWave is { } wave ? $"wave {day.Waves.ToList().IndexOf(wave) + 1} of {day.Waves.Count}" : null,
        Pill = paused is not null ? new("stale", $"Paused at {day.Time(day.Now)}{(paused.StartsWith("Show", StringComparison.Ordinal) ? $", {paused[5..]}" : "")}")
            : day.IsHeld ? new("hold", "Hold", day.ReadAt.ToString(), day.Time(day.Now))
            : new("live", day.Campaign.State is CampaignState.Live ? "Live" : day.Campaign.State.ToString(), day.ReadAt.ToString(), day.Time(day.Now)),
        KeyNote = room.Count switch { 0 => null, 1 => "only you in the room", <= 3 => $"{string.Join(", ", room.Select(n => n.Split(' ')[0]))} in the room", var n => $"{n} people in the room" },
        Countdown = Countdown(day),
        Phases = [.. frame.Phases.Select(p => p.Name == "Live" ? p with { Now = day.Campaign.State is CampaignState.Live, Share = Share(day) } : p)],
        Wide = false,
        RehearsalClock = CampaignPhases.Clock(day.Campaign, day.Speed, day.Now),
    };

    private static double Share(DaySnapshot day) =>
        Math.Clamp((day.Now - day.Campaign.StartsAt) / (day.Campaign.EndsAt - day.Campaign.StartsAt), 0, 1);

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
