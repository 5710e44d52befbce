namespace WarRoom.Domain.Messages;

/// <summary>The point that a campaign makes: a pillar of its message house.</summary>
public sealed class KeyMessage
{
    public KeyMessageId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }
}
