using System.Text.Json.Serialization;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Screens;

/// <summary>Whether a screen is dark or light.</summary>
public enum WallTheme
{
    Dark,
    Light,
}

/// <summary>How one wall screen is set up.</summary>
public sealed record ScreenSettings
{
    public const int MostScenes = 3;
    public const int LeastDwell = 20;
    public const int MostDwell = 600;
    public const int MostSafePercent = 5;

    /// <summary>What it shows, in this order; a single scene stands still.</summary>
    public IReadOnlyList<string> Scenes { get; init; } = [SceneNames.Numbers];

    /// <summary>Seconds that a scene stands.</summary>
    public int Dwell { get; init; } = 30;

    public WallTheme Theme { get; init; }

    /// <summary>An IANA zone; null for the campaign's own.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Names at most so far, and never farther than each member consented.</summary>
    public NameConsent Names { get; init; } = NameConsent.Full;

    /// <summary>What this television cuts off at each edge, in hundredths.</summary>
    public int SafePercent { get; init; }

    public int Inches { get; init; } = 55;

    public double Metres { get; init; } = 5;

    [JsonIgnore]
    public TypeScale Type => new(Inches, Metres, SafePercent);

    [JsonIgnore]
    public DateTimeZone? Zone => ZoneId is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId);

    /// <summary>What takes turns now: nobody waits for a scene that has nothing to say.</summary>
    public IReadOnlyList<string> Playing(bool hasPulse)
    {
        var playing = Scenes.Where(s => hasPulse || s != SceneNames.Pulse).ToList();
        return playing.Count > 0 ? playing : [SceneNames.Numbers];
    }

    /// <summary>Null when a screen can be set up so.</summary>
    public Refusal? WhyNot()
    {
        if (Scenes.Count is 0 or > MostScenes || Scenes.Distinct(StringComparer.Ordinal).Count() != Scenes.Count || Scenes.Any(s => !SceneNames.Rotating.Contains(s, StringComparer.Ordinal))) return new("screen.scenes", "Choose one to three different scenes.");
        if (Dwell is < LeastDwell or > MostDwell) return new("screen.dwell", "A scene stands for 20 seconds at least and ten minutes at most: nobody reads faster.");
        if (ZoneId is not null && Zone is null) return new("screen.zone", "There is no such time zone. Write it as Europe/Lisbon.");
        if (SafePercent is < 0 or > MostSafePercent) return new("screen.safe", "The safe area is 0 to 5 per cent.");
        if (Inches is < 20 or > 200) return new("screen.inches", "The screen's diagonal is 20 to 200 inches.");
        if (Metres is not (>= 1 and <= 30)) return new("screen.metres", "It is read from 1 to 30 metres.");
        if (!Type.CanBeRead) return new("screen.tooFar", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"From {Metres:0.#} m nobody can read a screen of {Inches} inches. It carries {Type.Farthest:0.#} m; take a larger one, or count on people coming nearer."));
        return null;
    }
}

/// <summary>A screen set up for a kind of room, to begin with.</summary>
/// <param name="Name">What the room is.</param>
/// <param name="Settings">How a screen there begins.</param>
public sealed record ScreenPreset(string Name, ScreenSettings Settings)
{
    /// <summary>Where the work is done; where strangers pass; where a team takes part from afar; where it is asked whether it is worth it.</summary>
    public static readonly IReadOnlyList<ScreenPreset> All =
    [
        new("Main room", new() { Scenes = [SceneNames.Numbers] }),
        new("Lobby", new() { Scenes = [SceneNames.Latest, SceneNames.Lift], Dwell = 40, Names = NameConsent.Initials, Theme = WallTheme.Light }),
        new("Branch office", new() { Scenes = [SceneNames.Next, SceneNames.Latest, SceneNames.Notes], Inches = 65 }),
        new("Executive floor", new() { Scenes = [SceneNames.Lift, SceneNames.Numbers, SceneNames.Pulse], Dwell = 60, Names = NameConsent.None, Inches = 65 }),
    ];

    /// <summary>The preset of a name; the main room when there is none.</summary>
    public static ScreenPreset Of(string? name) => All.FirstOrDefault(p => p.Name == name) ?? All[0];
}
