using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Bluesky;

/// <summary>Counts of posts and followers of accounts, 25 at a time, from the public AppView without a sign-in; or through a PDS, as
/// <c>handle:app-password</c>, where a network wants to know who asks.</summary>
public sealed class BlueskyNumbers(SourceHttp http) : IReadsNumbers
{
    private const int MostAtOnce = 25;
    private readonly ConcurrentDictionary<string, string> _dids = new(StringComparer.OrdinalIgnoreCase);

    public SourceKind Kind => SourceKind.Bluesky;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var xrpc = $"{source.Home}/xrpc";
        var with = source.Token?.Split(':', 2) is [{ Length: > 0 } handle, var password] ? SignedBy(await SignInAsync(xrpc, handle, password, stop)) : null;
        var totals = new List<SubjectTotal>();
        var notes = new List<string>();
        await ReadPostsAsync(source, xrpc, with, totals, notes, stop);
        await ReadAccountsAsync(source, xrpc, with, totals, notes, stop);
        return new() { Totals = totals, Notes = notes };
    }

    private async Task ReadPostsAsync(SourceToRead source, string xrpc, Action<HttpRequestMessage>? with, List<SubjectTotal> totals, List<string> notes, CancellationToken stop)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var unknown = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var post in source.Posts.Where(p => p.Network is Network.Bluesky))
        {
            if (post.Address.AbsolutePath.Split('/') is not ["", "profile", var name, "post", { Length: > 0 } key, ..]) notes.Add($"{post.Address} does not lead to a post");
            else if (Uri.UnescapeDataString(name) is var account && !unknown.Contains(account) && await DidOfAsync(account, xrpc, with, stop) is { } did) wanted.Add($"at://{did}/app.bsky.feed.post/{key}");
            else unknown.Add(account);
        }

        notes.AddRange(unknown.Select(NoAccount));

        var seen = 0;
        foreach (var batch in wanted.Chunk(MostAtOnce))
        {
            var json = await http.GetJsonAsync($"{xrpc}/app.bsky.feed.getPosts?{string.Join('&', batch.Select(u => $"uris={Uri.EscapeDataString(u)}"))}", with, stop);
            var open = batch.ToHashSet(StringComparer.Ordinal);
            foreach (var post in json.Field("posts").Items())
            {
                var uri = post.Field("uri").Text();
                if (!open.Remove(uri)) throw UnreadableException.NotUnderstood("it is about a post that was not asked for");
                totals.AddRange(CountsOf(post, uri));
                seen++;
            }
        }

        if (seen < wanted.Count) notes.Add($"{wanted.Count - seen} of {wanted.Count} posts are not shown any more; what they had brought stays");
    }

    private static IEnumerable<SubjectTotal> CountsOf(JsonElement post, string uri)
    {
        var (likes, replies, reposts, quotes) = (Count(post, "likeCount"), Count(post, "replyCount"), Count(post, "repostCount"), Count(post, "quoteCount"));
        if (likes is { } l) yield return new(Network.Bluesky, Measure.Reactions, uri, l);
        if (replies is { } r) yield return new(Network.Bluesky, Measure.Replies, uri, r);
        if (reposts is { } p && quotes is { } q) yield return new(Network.Bluesky, Measure.Shares, uri, checked(p + q));
    }

    /// <summary>A count that is not given is not known; zero it is only where zero is said.</summary>
    private static int? Count(JsonElement json, string name) => json.Optional(name)?.Count();

    private async Task ReadAccountsAsync(SourceToRead source, string xrpc, Action<HttpRequestMessage>? with, List<SubjectTotal> totals, List<string> notes, CancellationToken stop)
    {
        foreach (var batch in source.Settings.Handles.Select(h => h.Trim().TrimStart('@')).Where(h => h.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostAtOnce))
        {
            var json = await http.GetJsonAsync($"{xrpc}/app.bsky.actor.getProfiles?{string.Join('&', batch.Select(a => $"actors={Uri.EscapeDataString(a)}"))}", with, stop);
            var open = batch.ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var profile in json.Field("profiles").Items())
            {
                var did = profile.Field("did").Text();
                if (!open.Remove(profile.Field("handle").Text()) && !open.Remove(did)) throw UnreadableException.NotUnderstood("it is about an account that was not asked for");
                if (Count(profile, "followersCount") is { } followers) totals.Add(new(Network.Bluesky, Measure.Follows, did, followers, IsBornToday: false));
            }

            notes.AddRange(open.Select(NoAccount));
        }
    }

    /// <summary>Posts are kept under an identifier that stays when a handle changes. Null for a handle that nobody has: one that was mistyped must
    /// not hide everybody else's numbers.</summary>
    private async Task<string?> DidOfAsync(string account, string xrpc, Action<HttpRequestMessage>? with, CancellationToken stop)
    {
        if (account.StartsWith("did:", StringComparison.Ordinal)) return account;
        var known = $"{xrpc} {account}";
        if (_dids.TryGetValue(known, out var did)) return did;
        try
        {
            return _dids[known] = (await http.GetJsonAsync($"{xrpc}/com.atproto.identity.resolveHandle?handle={Uri.EscapeDataString(account)}", with, stop)).Field("did").Text();
        }
        catch (UnreadableException e) when (e.Status is HttpStatusCode.BadRequest)
        {
            return null;
        }
    }

    private static string NoAccount(string account) => $"Bluesky knows no account {account}";

    private async Task<string> SignInAsync(string xrpc, string handle, string password, CancellationToken stop) =>
        (await http.PostJsonAsync($"{xrpc}/com.atproto.server.createSession", new { identifier = handle.TrimStart('@'), password }, null, stop)).Field("accessJwt").Text();

    private static Action<HttpRequestMessage> SignedBy(string token) => request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
}
