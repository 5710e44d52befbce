using System.Collections.Concurrent;

namespace WarRoom.Web.Live;

/// <summary>Who is here: members that a person is signed in as, and those who have a slot open on their phone. Kept in real time.</summary>
public sealed class Presence(TimeProvider time)
{
    private static readonly TimeSpan Here = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LongestPost = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<MemberId, DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<CampaignId, (MemberId Member, DateTimeOffset Since)> _posting = new();

    private readonly ConcurrentDictionary<object, (CampaignId Campaign, string Name)> _room = new();
    private readonly ConcurrentDictionary<object, (CampaignId Campaign, string Name)> _planners = new();

    /// <summary>Somebody has opened the board; until the result is disposed they are in the room.</summary>
    public IDisposable EntersRoom(CampaignId campaign, string name) => Enters(_room, campaign, name);

    /// <summary>Somebody has opened the plan; until the result is disposed they plan.</summary>
    public IDisposable StartsPlanning(CampaignId campaign, string name) => Enters(_planners, campaign, name);

    /// <summary>Who has the board open, each person once.</summary>
    public IReadOnlyList<string> InRoom(CampaignId campaign) => Names(_room, campaign);

    /// <summary>Who has the plan open, each person once.</summary>
    public IReadOnlyList<string> Planning(CampaignId campaign) => Names(_planners, campaign);

    public void Saw(MemberId member) => _seen[member] = time.GetUtcNow();

    public bool IsHere(MemberId member) => _seen.TryGetValue(member, out var at) && time.GetUtcNow() - at < Here;

    /// <summary>A person has a slot page open.</summary>
    public void StartsPosting(CampaignId campaign, MemberId member)
    {
        if (_posting.TryGetValue(campaign, out var known) && known.Member == member && time.GetUtcNow() - known.Since < LongestPost * 2) return;
        _posting[campaign] = (member, time.GetUtcNow());
    }

    public void StopsPosting(CampaignId campaign, MemberId member)
    {
        if (_posting.TryGetValue(campaign, out var known) && known.Member == member) _posting.TryRemove(campaign, out _);
    }

    public bool SomebodyPosts(CampaignId campaign) => _posting.TryGetValue(campaign, out var known) && time.GetUtcNow() - known.Since < LongestPost;

    private static Leaving Enters(ConcurrentDictionary<object, (CampaignId Campaign, string Name)> place, CampaignId campaign, string name)
    {
        var key = new object();
        place[key] = (campaign, name);
        return new Leaving(() => place.TryRemove(key, out _));
    }

    private static IReadOnlyList<string> Names(ConcurrentDictionary<object, (CampaignId Campaign, string Name)> place, CampaignId campaign) =>
        [.. place.Values.Where(r => r.Campaign == campaign).Select(r => r.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
