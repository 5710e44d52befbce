using System.Globalization;
using System.Text.RegularExpressions;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Tests.Ui;

/// <summary>Reads the colours out of tokens.css and computes what WCAG 2 asks of them.</summary>
public sealed partial class TokenTests
{
    private static readonly string[] States = ["open", "assigned", "claimed", "due", "posted", "verified", "late", "missed", "hold"];
    private static readonly string[] UsedOnWalls = [.. Regex.Matches(File.ReadAllText(Path.Combine(Root(), "WarRoom.Web", "wwwroot", "css", "wall.css")), @"var\(--(?<name>[\w-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["name"].Value).Distinct()];
    private static readonly string Sheet = File.ReadAllText(Path.Combine(Root(), "WarRoom.Web", "wwwroot", "css", "tokens.css"));
    private static readonly Dictionary<string, string> Light = Block(":root{", []);
    private static readonly Dictionary<string, string> Dark = Block(".dark,.wall{", Light);
    private static readonly Dictionary<string, string> Wall = Block(".wall{ ", Dark);
    private static readonly Dictionary<string, string> WallLight = Block(".wall-light{ ", Wall);

    public static TheoryData<string, string> StatesInBoth => [.. from theme in new[] { "light", "dark", "wall", "wall-light" } from state in States select (theme, state)];

    public static TheoryData<string, string, string> TextPairs =>
    [
        .. from theme in new[] { "light", "dark" }
           from text in new[] { "text", "text-2", "ink", "harbour", "amber", "carmine" }
           from ground in new[] { "page", "surface", "selected" }
           select (theme, text, ground),
        .. from theme in new[] { "light", "dark" } from text in new[] { "text", "text-2" } from ground in new[] { "sunk", "amber-wash", "harbour-wash", "carmine-wash" } select (theme, text, ground),
        .. from theme in new[] { "light", "dark" } from ground in new[] { "page", "surface" } select (theme, "stone", ground),
        .. from theme in new[] { "light", "dark" } from pair in new[] { ("ink-text", "ink"), ("carmine-text", "carmine"), ("heat-low-text", "q3"), ("heat-high-text", "q6") } select (theme, pair.Item1, pair.Item2),
    ];

    [Theory]
    [MemberData(nameof(StatesInBoth))]
    public void The_word_of_a_state_can_be_read_on_its_fill_and_its_edge_be_seen(string theme, string state)
    {
        var tokens = Tokens(theme);

        Contrast(tokens[$"{state}-text"], tokens[$"{state}-fill"]).ShouldBeGreaterThanOrEqualTo(4.5);
        Contrast(tokens[$"{state}-edge"], tokens["page"]).ShouldBeGreaterThanOrEqualTo(3);
        if (theme is "light" or "dark") Contrast(tokens[$"{state}-edge"], tokens["surface"]).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [MemberData(nameof(TextPairs))]
    public void Text_has_four_and_a_half_to_one(string theme, string text, string ground) =>
        Contrast(Tokens(theme)[text], Tokens(theme)[ground]).ShouldBeGreaterThanOrEqualTo(4.5);

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Edges_focus_and_lines_have_three_to_one(string theme)
    {
        foreach (var line in new[] { "edge", "focus", "line-1", "line-2", "line-3", "line-4", "stone", "harbour" })
        {
            Contrast(Tokens(theme)[line], Tokens(theme)["page"]).ShouldBeGreaterThanOrEqualTo(3, $"{line} on page in {theme}");
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("text-2")]
    [InlineData("harbour")]
    [InlineData("amber")]
    [InlineData("carmine")]
    [InlineData("stone")]
    [InlineData("hold-text")]
    public void Text_on_the_wall_has_seven_to_one(string text)
    {
        Contrast(Wall[text], Wall["page"]).ShouldBeGreaterThanOrEqualTo(7);
        Contrast(WallLight[text], WallLight["page"]).ShouldBeGreaterThanOrEqualTo(7, "in a bright room");
    }

    [Theory]
    [InlineData("text-2", "wave")]
    [InlineData("text", "wave")]
    public void So_has_text_on_the_marks_of_the_wall_s_chart(string text, string ground)
    {
        Contrast(Wall[text], Wall[ground]).ShouldBeGreaterThanOrEqualTo(7);
        Contrast(WallLight[text], WallLight[ground]).ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void A_light_wall_takes_no_colour_from_the_dark_one() =>
        WallLight.Where(token => Wall[token.Key] == token.Value && Light.TryGetValue(token.Key, out var light) && Dark[token.Key] != light && UsedOnWalls.Contains(token.Key)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(StatesInBoth))]
    public void A_chip_on_the_wall_has_seven_to_one(string theme, string state)
    {
        if (theme is "light" or "dark") return;
        Contrast(Tokens(theme)[$"{state}-text"], Tokens(theme)[$"{state}-fill"]).ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void The_system_s_dark_is_the_chosen_dark() => Block(":root.auto{", Light).ShouldBe(Dark, ignoreOrder: true);

    [Fact]
    public void Colours_stand_in_the_tokens_only()
    {
        foreach (var sheet in Directory.GetFiles(Path.Combine(Root(), "WarRoom.Web", "wwwroot", "css")).Where(file => !file.EndsWith("tokens.css", StringComparison.Ordinal)))
        {
            AnyColour().Matches(File.ReadAllText(sheet)).Select(match => match.Value).ShouldBeEmpty(Path.GetFileName(sheet));
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void MudBlazor_wears_the_same_colours(string theme)
    {
        MudBlazor.Palette palette = theme == "light" ? ChartRoomTheme.Theme.PaletteLight : ChartRoomTheme.Theme.PaletteDark;
        var tokens = Tokens(theme);

        foreach (var (colour, token) in new[]
        {
            (palette.Primary, "ink"), (palette.PrimaryContrastText, "ink-text"), (palette.Secondary, "harbour"), (palette.Tertiary, "stone"), (palette.Warning, "due-fill"),
            (palette.Error, "carmine"), (palette.TextPrimary, "text"), (palette.TextSecondary, "text-2"), (palette.Background, "page"), (palette.Surface, "surface"),
            (palette.LinesInputs, "edge"), (palette.Divider, "rule"), (palette.BackgroundGray, "sunk"),
        })
        {
            colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex).ToUpperInvariant().ShouldBe(tokens[token], token);
        }
    }

    private static Dictionary<string, string> Tokens(string theme) => theme switch { "light" => Light, "dark" => Dark, "wall-light" => WallLight, _ => Wall };

    private static Dictionary<string, string> Block(string opening, Dictionary<string, string> under)
    {
        var start = Sheet.IndexOf(opening, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, opening);
        var block = Sheet[start..Sheet.IndexOf('}', start)];
        var tokens = new Dictionary<string, string>(under);
        foreach (Match match in Token().Matches(block)) tokens[match.Groups["name"].Value] = match.Groups["colour"].Value;
        return tokens;
    }

    private static double Contrast(string one, string other)
    {
        double[] lights = [Luminance(one), Luminance(other)];
        return (lights.Max() + 0.05) / (lights.Min() + 0.05);
    }

    // WCAG 2.2, "relative luminance"
    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WarRoom.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"--(?<name>[\w-]+):(?<colour>#[0-9A-Fa-f]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"[:\s,(]#[0-9A-Fa-f]{3,8}\b|\b(?:rgb|rgba|hsl)\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyColour();
}
