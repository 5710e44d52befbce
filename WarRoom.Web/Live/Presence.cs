using System.Collections.Concurrent;

namespace WarRoom.Web.Live;

/// <summary>Who is here: members that a person is signed in as, and those who have a slot open on their phone. Kept in real time.</summary>
public sealed class Presence(TimeProvider time)
{
    private static readonly TimeSpan Here = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan LongestPost = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<MemberId, DateTimeOffset> _seen = new();
    private readonly ConcurrentDictionary<CampaignId, (MemberId Member, DateTimeOffset Since)> _posting = new();

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
}
