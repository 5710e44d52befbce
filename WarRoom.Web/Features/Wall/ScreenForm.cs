using WarRoom.Domain.Screens;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>The settings of a screen while somebody edits them.</summary>
internal sealed class ScreenForm
{
    public string Name { get; set; } = "";

    /// <summary>First, then, and then; empty for none.</summary>
    public string[] Scenes { get; } = ["", "", ""];

    public int Dwell { get; set; }

    public WallTheme Theme { get; set; }

    public string Zone { get; set; } = "";

    public NameConsent Names { get; set; }

    public int SafePercent { get; set; }

    public int Inches { get; set; }

    public double Metres { get; set; }

    public ScreenSettings Settings => new()
    {
        Scenes = [.. Scenes.Where(s => s.Length > 0)],
        Dwell = Dwell,
        Theme = Theme,
        ZoneId = string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim(),
        Names = Names,
        SafePercent = SafePercent,
        Inches = Inches,
        Metres = Metres,
    };

    public static ScreenForm Of(SharedLink screen)
    {
        var form = new ScreenForm { Name = screen.Name };
        form.Take(screen.Screen);
        return form;
    }

    /// <summary>A preset is where one begins; what it says nothing about, such as the size of this screen, stays.</summary>
    public void Begin(string preset)
    {
        var (inches, metres, safe, zone) = (Inches, Metres, SafePercent, Zone);
        Take(ScreenPreset.Of(preset).Settings);
        (Inches, Metres, SafePercent, Zone) = (inches, metres, safe, zone);
    }

    private void Take(ScreenSettings settings)
    {
        for (var i = 0; i < Scenes.Length; i++) Scenes[i] = settings.Scenes.ElementAtOrDefault(i) ?? "";
        (Dwell, Theme, Zone, Names, SafePercent, Inches, Metres) = (settings.Dwell, settings.Theme, settings.ZoneId ?? "", settings.Names, settings.SafePercent, settings.Inches, settings.Metres);
    }
}
