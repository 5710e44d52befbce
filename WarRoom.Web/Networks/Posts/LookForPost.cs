using WarRoom.Domain.Messages;

namespace WarRoom.Web.Networks.Posts;

/// <summary>Looks whether a post is at its public address, in the way that its network allows.</summary>
public sealed class LookForPost(BlueskyPosts bluesky, MastodonPosts mastodon, PublicPages pages)
{
    public Task<PostLook> RunAsync(PostToFind post, CancellationToken stop) => post.Rules.Network switch
    {
        Network.Bluesky => bluesky.LookAsync(post, stop),
        Network.Mastodon => mastodon.LookAsync(post, stop),
        _ => pages.LookAsync(post, stop),
    };
}
