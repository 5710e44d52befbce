using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Web.Networks.Rehearsal;

/// <summary>A simulated network for rehearsals: what a post brings, by its reach, and how that arrives over time. The same post always
/// brings the same; nothing of it counts.</summary>
public static class RehearsalNetwork
{
    /// <summary>Minutes after which 63 % of what a post brings has arrived.</summary>
    private const double Decay = 80;

    /// <summary>What of a measure has arrived some time after the post.</summary>
    public static int Arrived(SlotId post, Measure measure, int followers, Duration since)
    {
        if (since <= Duration.Zero) return 0;
        var rate = measure switch
        {
            Measure.Reactions => 0.62,
            Measure.Shares => 0.15,
            Measure.Follows => 0.06,
            Measure.Clicks => 0.10, // fewer in all than the visits that the simulated site has beyond its usual ones
            _ => 0,
        };
        var luck = 0.4 + (1.2 * Chance(post, measure.ToString()));
        var all = rate * luck * Math.Pow(Math.Max(followers, 40), 0.62);
        return (int)(all * (1 - Math.Exp(-since.TotalMinutes / Decay)));
    }

    /// <summary>A number from 0 to 1 that belongs to a thing and a purpose: chance that is the same in every run.</summary>
    public static double Chance(SlotId thing, string purpose)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{thing}:{purpose}"), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }

    /// <summary>An address that a post on the network could have.</summary>
    public static string? AddressOf(Network network, string handle, SlotId post)
    {
        var name = handle.Trim().TrimStart('@');
        var number = 1_000_000_000_000_000_000 + (long)(Chance(post, "number") * 8e17);
        var code = Convert.ToHexStringLower(post.Value.ToByteArray()[..6]);
        return network switch
        {
            Network.Bluesky => $"https://bsky.app/profile/{name}/post/3l{code}",
            Network.Mastodon => name.Split('@') is [var user, var server] ? $"https://{server}/@{user}/{number % 1_000_000_000_000_000_000}" : null,
            Network.X => $"https://x.com/{name}/status/{number}",
            Network.Threads => $"https://www.threads.com/@{name}/post/C{code}",
            Network.LinkedIn => $"https://www.linkedin.com/posts/{name}_harbourbridge-activity-{number}-{code[..4]}",
            Network.Facebook => $"https://www.facebook.com/{name}/posts/{number}",
            Network.Instagram => $"https://www.instagram.com/p/C{code}/",
            Network.Reddit => $"https://www.reddit.com/r/radfahren/comments/{code}/harbour_bridge/",
            _ => null,
        };
    }
}
