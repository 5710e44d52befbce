using System.Text.Json;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Networks.Posts;

/// <summary>Asks Bluesky's public AppView, which needs no sign-in.</summary>
public sealed class BlueskyPosts(NetworkApi api, IOptions<NetworkOptions> options)
{
    private const string Network = "Bluesky";
    private readonly string _xrpc = $"{options.Value.Bluesky.For("")}/xrpc";

    public async Task<PostLook> LookAsync(PostToFind post, CancellationToken stop)
    {
        if (post.Address.AbsolutePath.Split('/') is not ["", "profile", var account, "post", var key, ..]) return new PostLook.Unsure("This address does not lead to a single post");
        var (did, unknown) = await ResolveAsync(Uri.UnescapeDataString(account), stop);
        if (unknown is not null) return unknown;
        var (json, instead) = await api.ReadAsync($"{_xrpc}/app.bsky.feed.getPosts?uris={Uri.EscapeDataString($"at://{did}/app.bsky.feed.post/{key}")}", Network, stop);
        if (instead is not null) return instead;
        if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty("posts", out var posts) || posts.ValueKind is not JsonValueKind.Array) return new PostLook.Later($"{Network} answered with something that cannot be read");
        if (posts.GetArrayLength() == 0) return new PostLook.Missing($"{Network} does not show a post there");
        var shown = posts[0];
        var other = shown.TextAt("author", "handle") is { } handle ? post.OtherAccount($"https://bsky.app/profile/{handle}/post/{key}") : null;
        return other ?? post.Judge(shown.GetRawText(), shown.TextAt("record", "text") ?? "");
    }

    /// <summary>Posts are kept under an identifier that stays when a handle changes.</summary>
    private async Task<(string? Did, PostLook? Instead)> ResolveAsync(string account, CancellationToken stop)
    {
        if (account.StartsWith("did:", StringComparison.Ordinal)) return (account, null);
        var (json, instead) = await api.ReadAsync($"{_xrpc}/com.atproto.identity.resolveHandle?handle={Uri.EscapeDataString(account)}", Network, stop);
        return instead is not null ? (null, instead)
            : json.TextAt("did") is { } did ? (did, null)
            : (null, new PostLook.Missing($"{Network} knows no account {account}"));
    }
}
