namespace WarRoom.Web.Ui.Desk;

/// <summary>What a person chose, and what that came to on their device when the cookie was written: <c>auto:dark</c>.</summary>
public readonly record struct ThemeChoice(string Name, bool IsDark)
{
    public const string CookieName = "wr-theme";

    public static ThemeChoice Auto { get; } = new("auto", false);

    /// <summary>The class of <c>html</c>: with <c>auto</c> the sheet itself follows the system's wish.</summary>
    public string HtmlClass => Name switch { "dark" => "dark", "light" => "light", _ => "auto" };

    public string Next => Name switch { "auto" => "light", "light" => "dark", _ => "auto" };

    public static ThemeChoice Parse(string? cookie) => cookie switch
    {
        "dark" => new("dark", true),
        "light" => new("light", false),
        "auto:dark" => new("auto", true),
        _ => Auto,
    };
}
