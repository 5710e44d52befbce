using MudBlazor;

namespace WarRoom.Web.Ui.Desk;

/// <summary>MudBlazor in the colours and type of the chart room.</summary>
/// <remarks>MudBlazor computes shades from its palette and so needs values, not custom properties: these repeat <c>tokens.css</c>, and a test holds the two together.</remarks>
public static class ChartRoomTheme
{
    private static readonly string[] Text = ["Atkinson Hyperlegible Next", "system-ui", "-apple-system", "Segoe UI", "Noto Sans", "sans-serif"];
    private static readonly string[] Display = ["Archivo", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Black = "#10202F",
            White = "#FFFFFF",
            Primary = "#152B42",
            PrimaryContrastText = "#FFFFFF",
            Secondary = "#005C99",
            SecondaryContrastText = "#FFFFFF",
            Tertiary = "#736D63",
            TertiaryContrastText = "#FFFFFF",
            Info = "#005C99",
            InfoContrastText = "#FFFFFF",
            Success = "#005C99",
            SuccessContrastText = "#FFFFFF",
            Warning = "#FFBF3F",
            WarningContrastText = "#241800",
            WarningDarken = "#9A5B00",
            Error = "#8F0A3A",
            ErrorContrastText = "#FFFFFF",
            Dark = "#2B2823",
            DarkContrastText = "#FFFFFF",
            TextPrimary = "#1B2530",
            TextSecondary = "#4E5A65",
            TextDisabled = "#6B6F73",
            ActionDefault = "#4E5A65",
            ActionDisabled = "#6B6F73",
            ActionDisabledBackground = "#E4E0D6",
            Background = "#F7F5F0",
            BackgroundGray = "#EFECE4",
            Surface = "#FFFFFF",
            DrawerBackground = "#F7F5F0",
            DrawerText = "#1B2530",
            DrawerIcon = "#4E5A65",
            AppbarBackground = "#FFFFFF",
            AppbarText = "#152B42",
            LinesDefault = "#DAD5C9",
            LinesInputs = "#857F74",
            TableLines = "#DAD5C9",
            TableHover = "#EFECE4",
            Divider = "#DAD5C9",
            DividerLight = "#E8E4DA",
            BorderOpacity = 1,
        },
        PaletteDark = new PaletteDark
        {
            Black = "#060D13",
            White = "#FFFFFF",
            Primary = "#8CC4FF",
            PrimaryContrastText = "#0E1922",
            Secondary = "#62B8F5",
            SecondaryContrastText = "#00233D",
            Tertiary = "#C9C3B8",
            TertiaryContrastText = "#15232E",
            Info = "#62B8F5",
            InfoContrastText = "#00233D",
            Success = "#62B8F5",
            SuccessContrastText = "#00233D",
            Warning = "#FFC24A",
            WarningContrastText = "#241800",
            Error = "#FF6189",
            ErrorContrastText = "#2E0412",
            Dark = "#EDE9E1",
            DarkContrastText = "#15232E",
            TextPrimary = "#EAF0F4",
            TextSecondary = "#B3C0CB",
            TextDisabled = "#8493A0",
            ActionDefault = "#B3C0CB",
            ActionDisabled = "#8493A0",
            ActionDisabledBackground = "#22323F",
            Background = "#0E1922",
            BackgroundGray = "#0A131A",
            Surface = "#15232E",
            DrawerBackground = "#0E1922",
            DrawerText = "#EAF0F4",
            DrawerIcon = "#B3C0CB",
            AppbarBackground = "#15232E",
            AppbarText = "#EAF0F4",
            LinesDefault = "#2B3C49",
            LinesInputs = "#6F8090",
            TableLines = "#2B3C49",
            TableHover = "#1C2D3A",
            Divider = "#2B3C49",
            DividerLight = "#22323F",
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "4px",
            DrawerWidthLeft = "220px",
            DrawerMiniWidthLeft = "56px",
            AppbarHeight = "56px",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Text, FontSize = ".9375rem", FontWeight = "400", LineHeight = "1.5", LetterSpacing = "0" },
            H1 = new H1Typography { FontFamily = Display, FontSize = "2rem", FontWeight = "650", LineHeight = "1.15", LetterSpacing = "-.01em" },
            H2 = new H2Typography { FontFamily = Display, FontSize = "1.5rem", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "0" },
            H3 = new H3Typography { FontFamily = Display, FontSize = "1.1875rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = Text, FontSize = ".9375rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = Text, FontSize = ".875rem", FontWeight = "400", LineHeight = "1.4", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = Display, FontSize = "1.5rem", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "0" },
            Button = new ButtonTypography { FontFamily = Text, FontSize = ".9375rem", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "0", TextTransform = "none" },
            Overline = new OverlineTypography { FontFamily = Text, FontSize = ".8125rem", FontWeight = "600", LetterSpacing = "0", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Text, FontSize = ".8125rem", LineHeight = "1.4", LetterSpacing = "0" },
        },
    };
}
