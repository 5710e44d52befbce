using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Audiences;

/// <summary>Where an audience gathers, with its passport: rules read, promotion allowed, moderator asked.</summary>
public sealed class Community
{
    public CommunityId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }

    public Network Network { get; set; }

    public string Audience { get; set; } = "";

    public string Address { get; set; } = "";

    public string SelfPromotion { get; set; } = "";

    public string RulesRead { get; set; } = "";

    public string ModeratorAsked { get; set; } = "";

    public string Owner { get; set; } = "";

    public LocalDate? LastPosted { get; set; }

    /// <summary>Least minutes between two of our posts there.</summary>
    public int MinGapMinutes { get; set; } = UsualGap;

    /// <summary>The gap where nobody said another.</summary>
    public const int UsualGap = 60;

    /// <summary>Why nothing of ours may be posted there; null when it may.</summary>
    public string? WhyClosed =>
        SelfPromotion.Trim().Equals("no", StringComparison.OrdinalIgnoreCase) ? $"{Name} forbids promotion of one's own."
        : RulesRead.Equals("yes", StringComparison.OrdinalIgnoreCase) ? null
        : $"Nobody has read the rules of {Name}.";
}
