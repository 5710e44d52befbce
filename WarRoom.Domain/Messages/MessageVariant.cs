namespace WarRoom.Domain.Messages;

/// <summary>One wording of a key message for a network, an audience and a language.</summary>
public sealed class MessageVariant
{
    public VariantId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public KeyMessageId KeyMessageId { get; set; }

    public required string Code { get; set; }

    public Network Network { get; set; }

    public AudienceId AudienceId { get; set; }

    public required string Language { get; set; }

    /// <summary>The wording; <c>{{link}}</c> is the tracked link, any other <c>{{…}}</c> the part for own words.</summary>
    public required string Text { get; set; }

    public bool HasLink { get; set; } = true;

    public List<string> Hashtags { get; set; } = [];

    public string AltText { get; set; } = "";

    /// <summary>Most slots that may carry this wording; null for no limit. It binds the planner, by hand it is a conflict to mend.</summary>
    public int? MaxUses { get; set; }

    /// <summary>Taken back by the lead: no slot may carry it any more.</summary>
    public bool IsWithdrawn { get; set; }
}
