namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The kinds of sheet that a campaign takes in.</summary>
public enum ImportKind
{
    Roster,
    Objectives,
    Audiences,
    Communities,
    Influencers,
    Variants,
    Waves,

    /// <summary>Hourly visits of the weeks before.</summary>
    Baseline,

    /// <summary>Hourly visits of the launch day.</summary>
    Day,

    /// <summary>Running totals read on networks.</summary>
    Samples,
}
