using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Screens;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Wall;

/// <summary>Which scene stands on a screen. A stop of everything comes first, then blank, then a scene that the remote chose (or the keys after
/// it: the screen forgets them with each press of the remote), then the time of the day, then the keys, then what the screen is set up for.</summary>
/// <param name="Pinned">The scene that somebody chose with the keys.</param>
/// <param name="Show">Scenes to go through instead of the screen's own, such as <c>numbers,lift</c>.</param>
/// <param name="Dwell">Seconds that a scene stands; never less than 20.</param>
public sealed record WallChoice(string? Pinned, string? Show, int? Dwell)
{
    public static IReadOnlyList<string> Scenes => SceneNames.Rotating;

    /// <summary>As the screen is set up.</summary>
    public ScreenSettings Screen { get; init; } = new();

    /// <summary>As the remote left it.</summary>
    public ScreenTurn Turn { get; init; } = new();

    public bool HasPulse { get; init; }

    public string SceneOf(DaySnapshot day, Instant realNow) =>
        day.IsHeld ? SceneNames.Hold
        : Turn.IsBlank ? SceneNames.Blank
        : Turn.Shown is not null ? Keyed ?? Turn.Shown
        : day.Now >= day.Campaign.EndsAt || day.Campaign.State is CampaignState.Ended or CampaignState.Archived ? SceneNames.Thanks
        : day.Now < FirstPost(day) ? SceneNames.Countdown
        : Keyed ?? Turn.SceneAt(Playing, Seconds, realNow);

    /// <summary>What the arrow keys of the screen go through.</summary>
    public IReadOnlyList<string> Keys => Playing.Count > 1 ? Playing : SceneNames.Walk;

    /// <summary>Until the first post the screen counts down.</summary>
    public static Instant FirstPost(DaySnapshot day)
    {
        var first = day.Slots.Count == 0 ? day.Campaign.StartsAt : day.Slots.Min(s => s.PlannedAt);
        return first < day.Campaign.StartsAt ? first : day.Campaign.StartsAt;
    }

    private string? Keyed => SceneNames.Known(Pinned, SceneNames.Rotating);

    private IReadOnlyList<string> Playing => Asked is { Count: > 0 } asked ? asked : Screen.Playing(HasPulse);

    private List<string> Asked => [.. (Show ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => SceneNames.Known(s, SceneNames.Rotating)).OfType<string>().Distinct()];

    private int Seconds => Math.Max(ScreenSettings.LeastDwell, Dwell ?? Screen.Dwell);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pinned}|{Show}|{Dwell}");
}
