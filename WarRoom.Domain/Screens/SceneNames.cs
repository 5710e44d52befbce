namespace WarRoom.Domain.Screens;

/// <summary>What a wall screen can show, by the names that stand in addresses and settings.</summary>
public static class SceneNames
{
    public const string Numbers = "numbers";
    public const string Lift = "lift";
    public const string Next = "next";
    public const string Latest = "latest";
    public const string Notes = "notes";
    public const string Pulse = "pulse";
    public const string Countdown = "countdown";
    public const string Thanks = "thanks";
    public const string Hold = "hold";
    public const string Blank = "blank";

    /// <summary>What may take turns.</summary>
    public static readonly IReadOnlyList<string> Rotating = [Numbers, Lift, Next, Latest, Notes, Pulse];

    /// <summary>What the remote may put on a screen: a hold comes by itself, and blank is a switch of its own.</summary>
    public static readonly IReadOnlyList<string> Choosable = [.. Rotating, Countdown, Thanks];

    /// <summary>What the arrow keys walk through on a screen that shows one scene only.</summary>
    public static readonly IReadOnlyList<string> Walk = [Numbers, Lift, Next, Latest, Notes];

    /// <summary>The name as it is written here; null when there is no such scene.</summary>
    public static string? Known(string? scene, IReadOnlyList<string> among) => among.FirstOrDefault(s => s.Equals(scene, StringComparison.OrdinalIgnoreCase));
}
