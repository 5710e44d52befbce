using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;

namespace WarRoom.Web.Clock;

/// <summary>Answers a campaign's own now: the real instant, or for a rehearsal an anchor carried forward at its speed.</summary>
public sealed class CampaignClocks(TimeProvider time)
{
    private readonly ConcurrentDictionary<CampaignId, Anchor> _anchors = new();

    private sealed record Anchor(Instant Campaign, Instant Real, int Speed);

    /// <summary>The real instant, for leases, sessions and the audit trail only.</summary>
    public Instant RealNow => Instant.FromDateTimeOffset(time.GetUtcNow());

    public Instant Now(Campaign campaign)
    {
        if (!campaign.IsRehearsal) return RealNow;
        if (!_anchors.TryGetValue(campaign.Id, out var anchor))
        {
            Remember(campaign);
            anchor = _anchors[campaign.Id];
        }

        return anchor.Campaign + ((RealNow - anchor.Real) * anchor.Speed);
    }

    /// <summary>The same from memory, for an answer that must not wait for the database. A campaign that nobody has asked for yet is taken for a real one.</summary>
    public (Instant Now, int Speed) NowOf(CampaignId campaign) =>
        _anchors.TryGetValue(campaign, out var anchor) ? (anchor.Campaign + ((RealNow - anchor.Real) * anchor.Speed), anchor.Speed) : (RealNow, 1);

    public int SpeedOf(Campaign campaign) => !campaign.IsRehearsal ? 1 : _anchors.TryGetValue(campaign.Id, out var anchor) ? anchor.Speed : campaign.Speed;

    /// <summary>Takes over what the campaign's row says; called after each change of a rehearsal's clock.</summary>
    /// <param name="atMost">Slower for a while, for example while somebody writes a post.</param>
    public void Remember(Campaign campaign, int atMost = 60)
    {
        if (!campaign.IsRehearsal) return;
        _anchors[campaign.Id] = new(campaign.AnchorCampaign ?? campaign.StartsAt, campaign.AnchorReal ?? RealNow, Math.Min(campaign.Speed, atMost));
    }

    /// <summary>A stopped process pauses a rehearsal: it goes on from here.</summary>
    public void ResumeAt(Campaign campaign, Instant campaignTime)
    {
        campaign.SetClock(campaignTime, RealNow, campaign.Speed);
        Remember(campaign);
    }
}
