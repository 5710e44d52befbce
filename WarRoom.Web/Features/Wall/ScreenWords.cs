using System.Globalization;
using WarRoom.Domain.Screens;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>What the page of the screens says about one.</summary>
internal static class ScreenWords
{
    public static string Scene(string scene) => scene switch
    {
        SceneNames.Numbers => "Numbers",
        SceneNames.Lift => "Visits above expected",
        SceneNames.Next => "Next hour",
        SceneNames.Latest => "Latest posts",
        SceneNames.Notes => "Notes and join code",
        SceneNames.Pulse => "Listening pulse",
        SceneNames.Countdown => "Countdown",
        SceneNames.Thanks => "Thank you",
        _ => scene,
    };

    public static string Names(NameConsent names) => names switch
    {
        NameConsent.Full => "As each consented",
        NameConsent.Initials => "Initials at most",
        _ => "No names",
    };

    /// <summary>What it shows by what it was told; time and holds may show something else.</summary>
    public static string Showing(SharedLink screen)
    {
        if (screen.Turn.IsBlank) return "Blank";
        if (screen.Turn.Shown is { } shown) return $"{Scene(shown)}, until you let it go on";
        var playing = screen.Screen.Playing(hasPulse: false);
        if (playing.Count == 1) return $"{Scene(playing[0])}, standing still";
        return screen.Turn.IsStill
            ? $"{Scene(screen.Turn.SceneAt(playing, screen.Screen.Dwell, default))}, standing still"
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", playing.Select(Scene))}, {screen.Screen.Dwell} s each");
    }

    /// <summary>Whether the screen stands because somebody said so.</summary>
    public static bool Stands(SharedLink screen) => screen.Turn.Shown is not null || screen.Turn.IsStill;

    /// <summary>How large the type will be, and what that costs.</summary>
    public static string Scale(ScreenSettings settings)
    {
        var type = settings.Type;
        if (settings.WhyNot() is { Code: "screen.tooFar" or "screen.inches" or "screen.metres" } refusal) return refusal.Reason;
        var size = string.Create(CultureInfo.InvariantCulture, $"Smallest text {type.Label:0.0} % of the height, {type.Minutes:0} minutes of arc from {type.Metres:0.#} m (16 can be read; {type.Smallest:0.0} % would be 16).");
        return type.ShowsAll ? $"{size} Everything fits." : $"{size} So that it can be read, fewer things fit: {(type.Numbers == 1 ? "1 number" : $"{type.Numbers} numbers")} beside the main one, {type.Rows(1.78, 1.7)} rows of posts.";
    }
}
