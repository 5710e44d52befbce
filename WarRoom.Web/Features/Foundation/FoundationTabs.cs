using System.Globalization;
using WarRoom.Web.Features.Foundation.Storing;

namespace WarRoom.Web.Features.Foundation;

/// <summary>A part of the foundation in the tab bar.</summary>
public sealed record FoundationTab(string Part, string Name, string Count);

/// <summary>The parts in their order, and the kind of sheet that each takes in.</summary>
public static class FoundationTabs
{
    public static IReadOnlyList<FoundationTab> Of(FoundationView view) =>
    [
        new("objectives", "Objectives", Count(view.Objectives.Count)),
        new("audiences", "Audiences", Count(view.Audiences.Count)),
        new("communities", "Communities", Count(view.Communities.Count)),
        new("influencers", "Influencers", Count(view.Influencers.Count)),
        new("messages", "Messages", Count(view.Variants.Count)),
        new("waves", "Waves", Count(view.Waves.Count)),
        new("baseline", "Baseline", view.BaselineDays == 1 ? "1 day" : $"{view.BaselineDays} days"),
        new("settings", "Settings", ""),
    ];

    public static ImportKind? KindOf(string? part) => part switch
    {
        "objectives" => ImportKind.Objectives,
        "audiences" => ImportKind.Audiences,
        "communities" => ImportKind.Communities,
        "influencers" => ImportKind.Influencers,
        "messages" => ImportKind.Variants,
        "waves" => ImportKind.Waves,
        "baseline" => ImportKind.Baseline,
        _ => null,
    };

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
