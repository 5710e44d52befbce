using System.Net;
using Microsoft.Extensions.Options;
using WarRoom.Web.Networks.Outbound;

namespace WarRoom.Web.Networks.Posts;

/// <summary>Looks at a post's page as a stranger would. Some networks show a stranger a wall instead of the post; then a person has to look.</summary>
public sealed class PublicPages(NetworkApi api, IOptions<NetworkOptions> options)
{
    private static readonly string[] Walls = ["login", "signin", "authwall", "checkpoint", "uas", "onboarding"];

    public async Task<PostLook> LookAsync(PostToFind post, CancellationToken stop)
    {
        if (!post.Rules.HasHostOf(post.Address)) return new PostLook.Unsure($"This address is not on {post.Name}");
        var asked = new Uri(options.Value.Pages.For(post.Address.IdnHost) + post.Address.PathAndQuery);
        var result = await api.GetAsync(asked.ToString(), "text/html", stop);
        if (NetworkApi.LookOf(result, post.Name) is { } look) return look is PostLook.Missing && post.Rules.WantsSignIn ? Wall(post) : look;
        var answer = (OutboundResult.Answer)result;
        if (answer.Address.Authority != asked.Authority && !post.Rules.HasHostOf(answer.Address)) return new PostLook.Unsure($"The address leads away from {post.Name}, to {answer.Address.Host}");
        if (answer.Status is not HttpStatusCode.OK || IsWall(answer.Address)) return Wall(post);
        return post.Judge(answer.Text, WebUtility.HtmlDecode(answer.Text)) switch
        {
            PostLook.Seen seen => seen,
            _ when post.Rules.WantsSignIn => Wall(post),
            _ => new PostLook.Missing($"{post.Name} shows a page there, with neither the link nor the text of this slot"),
        };
    }

    private static PostLook.Unsure Wall(PostToFind post) => new($"{post.Name} shows this post to people who signed in only");

    private static bool IsWall(Uri address) => address.Segments.Any(s => Walls.Contains(s.Trim('/'), StringComparer.OrdinalIgnoreCase));
}
