namespace WarRoom.Domain.Campaigns;

/// <summary>Where a campaign is in its life.</summary>
public enum CampaignState
{
    Draft,
    Ready,
    Live,
    Ended,
    Archived,
}

/// <summary>What may follow a state, and what a state allows: one table.</summary>
public static class CampaignLifecycle
{
    private static readonly Dictionary<CampaignState, CampaignState[]> Successors = new()
    {
        [CampaignState.Draft] = [CampaignState.Ready],
        [CampaignState.Ready] = [CampaignState.Draft, CampaignState.Live],
        [CampaignState.Live] = [CampaignState.Ended],
        [CampaignState.Ended] = [CampaignState.Archived],
        [CampaignState.Archived] = [],
    };

    /// <summary>Whether a state may follow another.</summary>
    public static bool CanBecome(this CampaignState state, CampaignState next) => Successors[state].Contains(next);

    /// <summary>Reminders leave and texts can be read.</summary>
    public static bool RevealsTexts(this CampaignState state) => state is CampaignState.Ready or CampaignState.Live or CampaignState.Ended;

    /// <summary>Nudges, offers and Missed happen.</summary>
    public static bool IsRunning(this CampaignState state) => state is CampaignState.Live;

    /// <summary>Late confirmations count until the campaign is archived.</summary>
    public static bool AcceptsConfirmations(this CampaignState state) => state is not CampaignState.Archived;
}
