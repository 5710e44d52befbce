using System.Collections.Concurrent;

namespace WarRoom.Web.Live;

/// <summary>Tells who watches a campaign that something changed. The signal carries no data: whoever hears it reads again.</summary>
public sealed class CampaignFeed
{
    private readonly ConcurrentDictionary<CampaignId, ConcurrentDictionary<Subscription, Action>> _watchers = new();

    public IDisposable Subscribe(CampaignId campaign, Action changed)
    {
        var subscription = new Subscription(this, campaign);
        _watchers.GetOrAdd(campaign, _ => new())[subscription] = changed;
        return subscription;
    }

    public void Changed(CampaignId campaign)
    {
        if (!_watchers.TryGetValue(campaign, out var watchers)) return;
        foreach (var changed in watchers.Values) changed();
    }

    private void Remove(Subscription subscription)
    {
        if (_watchers.TryGetValue(subscription.Campaign, out var watchers)) watchers.TryRemove(subscription, out _);
    }

    private sealed class Subscription(CampaignFeed feed, CampaignId campaign) : IDisposable
    {
        public CampaignId Campaign => campaign;

        public void Dispose() => feed.Remove(this);
    }
}
