namespace WarRoom.Domain.Screens;

/// <summary>Where a screen stands among its scenes, as the remote left it.</summary>
/// <param name="Shown">A scene that was chosen and stands until the screen is let go on.</param>
/// <param name="IsStill">It stays at <paramref name="Step"/>.</param>
/// <param name="IsBlank">It shows nothing; a hold of everything is shown all the same.</param>
/// <param name="Step">From which scene it goes on.</param>
/// <param name="Since">From when on it counts; null for the clock itself, so that screens of the same kind go together.</param>
public sealed record ScreenTurn(string? Shown = null, bool IsStill = false, bool IsBlank = false, int Step = 0, Instant? Since = null)
{
    /// <summary>What stands there at an instant.</summary>
    public string SceneAt(IReadOnlyList<string> playing, int dwell, Instant now) => Shown ?? playing[At(playing, dwell, now)];

    public ScreenTurn Next(IReadOnlyList<string> playing, int dwell, Instant now) => Go(1, playing, dwell, now);

    public ScreenTurn Previous(IReadOnlyList<string> playing, int dwell, Instant now) => Go(-1, playing, dwell, now);

    /// <summary>Stays where it is.</summary>
    public ScreenTurn Stay(IReadOnlyList<string> playing, int dwell, Instant now) => this with { IsStill = true, Step = At(playing, dwell, now), Since = now };

    /// <summary>Takes turns again, beginning with what stands there.</summary>
    public ScreenTurn GoOn(IReadOnlyList<string> playing, int dwell, Instant now) => new(IsBlank: IsBlank, Step: From(playing, dwell, now), Since: now);

    public ScreenTurn Show(string scene) => this with { Shown = scene, IsBlank = false };

    private int At(IReadOnlyList<string> playing, int dwell, Instant now)
    {
        var turns = IsStill ? 0 : (long)Math.Floor((now - (Since ?? Instant.FromUnixTimeSeconds(0))).TotalSeconds / dwell);
        return Around(Step + turns, playing.Count);
    }

    private int From(IReadOnlyList<string> playing, int dwell, Instant now) =>
        Shown is not null && playing.ToList().IndexOf(Shown) is >= 0 and var at ? at : At(playing, dwell, now);

    private ScreenTurn Go(int by, IReadOnlyList<string> playing, int dwell, Instant now)
    {
        if (playing.Count > 1) return this with { Shown = null, IsBlank = false, Step = Around(From(playing, dwell, now) + by, playing.Count), Since = now };
        var at = SceneNames.Walk.ToList().IndexOf(SceneAt(playing, dwell, now));
        var next = SceneNames.Walk[Around(at + by, SceneNames.Walk.Count)];
        return this with { Shown = next == playing[0] ? null : next, IsBlank = false };
    }

    private static int Around(long at, int count) => (int)(((at % count) + count) % count);
}
