using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Wall;

/// <summary>Which scene stands on a screen. Time and holds decide first; then what the address or the keys of the screen ask for.</summary>
/// <param name="Pinned">The scene that somebody chose with the keys.</param>
/// <param name="Show">Scenes to go through, such as <c>numbers,lift</c>; without it the numbers stand still.</param>
/// <param name="Dwell">Seconds that a scene stands; never less than 20.</param>
public sealed record WallChoice(string? Pinned, string? Show, int? Dwell)
{
    public const string Default = "numbers";
    public static readonly string[] Scenes = ["numbers", "lift", "next"];

    public string SceneOf(DaySnapshot day, Instant realNow) =>
        day.IsHeld ? "hold"
        : day.Now >= day.Campaign.EndsAt || day.Campaign.State is CampaignState.Ended or CampaignState.Archived ? "thanks"
        : day.Now < FirstPost(day) ? "countdown"
        : Known(Pinned) ?? Turn(realNow);

    /// <summary>Until the first post the screen counts down.</summary>
    public static Instant FirstPost(DaySnapshot day)
    {
        var first = day.Slots.Count == 0 ? day.Campaign.StartsAt : day.Slots.Min(s => s.PlannedAt);
        return first < day.Campaign.StartsAt ? first : day.Campaign.StartsAt;
    }

    private string Turn(Instant realNow)
    {
        var shown = (Show ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Known).OfType<string>().Distinct().ToList();
        if (shown.Count == 0) return Default;
        var dwell = Math.Max(20, Dwell ?? 30);
        return shown[(int)(realNow.ToUnixTimeSeconds() / dwell % shown.Count)];
    }

    private static string? Known(string? scene) => Scenes.FirstOrDefault(s => s.Equals(scene, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pinned}|{Show}|{Dwell}");
}
