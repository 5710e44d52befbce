using System.Net;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Networks.Posts;

/// <summary>Asks the post's own server, and only when it is the one of the account on file: otherwise anybody could set up a server that says yes.</summary>
public sealed class MastodonPosts(NetworkApi api, IOptions<NetworkOptions> options)
{
    public async Task<PostLook> LookAsync(PostToFind post, CancellationToken stop)
    {
        var host = post.Address.IdnHost;
        if (post.Handle?.Trim().TrimStart('@').Split('@') is not [_, { Length: > 0 } server]) return new PostLook.Unsure("The account on file names no server");
        if (!host.Equals(server, StringComparison.OrdinalIgnoreCase) && !host.EndsWith("." + server, StringComparison.OrdinalIgnoreCase)) return new PostLook.Unsure($"The post is on {host}, the account on file is on {server}");
        var id = post.Address.Segments[^1].Trim('/');
        if (id.Length == 0 || !id.All(char.IsAsciiLetterOrDigit)) return new PostLook.Unsure("This address does not lead to a single post");
        var (json, instead) = await api.ReadAsync($"{options.Value.Mastodon.For(host)}/api/v1/statuses/{id}", host, stop);
        if (instead is not null) return instead;
        if (json.TextAt("content") is not { } content || json.TextAt("url") is not { } canonical) return new PostLook.Later($"{host} answered with something that cannot be read");
        return post.OtherAccount(canonical) ?? post.Judge(json.GetRawText(), WebUtility.HtmlDecode(content));
    }
}
