using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics;

/// <summary>Where more posts could be made: a network in an hour, and how many people could.</summary>
/// <param name="Hour">Start of the hour.</param>
/// <param name="Free">People with an account who are willing then, have a post left and none of their own close by.</param>
public sealed record Room(Network Network, Instant Hour, int Free);

/// <summary>Posts made so far on a network, and what they brought.</summary>
public sealed record Yield(Network Network, int Posts, int Clicks);

/// <summary>Something that brings the day closer to its goal: more slots on a network in an hour.</summary>
public sealed record Lever(int Slots, Network Network, Instant Hour);

/// <summary>What would close the gap to a goal.</summary>
public static class Levers
{
    private const int MostSlots = 12;
    private const int LeastPosts = 3;

    /// <summary>The one lever that brings most, or nothing when nobody is free. A network with fewer than three posts counts as an
    /// average one.</summary>
    /// <param name="extraPosts">How many more posts the gap takes; above zero.</param>
    public static Lever? Best(int extraPosts, IReadOnlyCollection<Room> rooms, IReadOnlyCollection<Yield> yields)
    {
        var average = Rate(yields.Sum(y => y.Clicks), yields.Sum(y => y.Posts));
        var best = rooms.Where(r => r.Free > 0).OrderByDescending(r => Math.Min(r.Free, extraPosts) * RateOf(r.Network)).ThenBy(r => r.Hour).ThenBy(r => r.Network).FirstOrDefault();
        return best is null ? null : new(Math.Min(Math.Min(best.Free, extraPosts), MostSlots), best.Network, best.Hour);

        double RateOf(Network network) => yields.FirstOrDefault(y => y.Network == network) is { Posts: >= LeastPosts } known ? Rate(known.Clicks, known.Posts) : average;
    }

    /// <summary>How many more posts make up what is missing, if each brings as much as those made so far; at least one.</summary>
    public static int PostsFor(Pace pace, int made) => made == 0 || pace.Value <= 0 ? 1 : (int)Math.Ceiling(pace.Missing / ((double)pace.Value / made));

    // One click is added so that posts without any are still better than no post.
    private static double Rate(int clicks, int posts) => posts == 0 ? 1 : (clicks + 1.0) / posts;
}
