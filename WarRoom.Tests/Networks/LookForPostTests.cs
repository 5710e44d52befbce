using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarRoom.Domain.Messages;
using WarRoom.Web.Networks.Outbound;
using WarRoom.Web.Networks.Posts;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Networks;

public sealed class LookForPostTests
{
    private const string Text = "2.4 km, no traffic lights: from today the Harbour Bridge has a lane of its own for bikes.";
    private const string OnBluesky = "https://bsky.app/profile/ada-lovelace.bsky.social/post/3lxyz";
    private const string OnMastodon = "https://social.example/@ada/112233445566";

    [Theory]
    [InlineData("""{"posts":[{"author":{"did":"did:plc:ada","handle":"ada-lovelace.bsky.social"},"record":{"text":"Look!","facets":[{"features":[{"uri":"https://war.example/go/ABC2345"}]}]}}]}""", "Bluesky shows the post with its link.")]
    [InlineData("""{"posts":[{"author":{"handle":"ada-lovelace.bsky.social"},"record":{"text":"My way to work. 2.4 km, no traffic lights: from today the Harbour Bridge has a lane of its own for bikes."}}]}""", "Bluesky shows the post with its text.")]
    public async Task A_post_on_Bluesky_is_seen_by_its_link_or_by_its_text(string posts, string finding)
    {
        await using var world = await BlueskyAsync(posts);

        (await LookAsync(world, OnBluesky)).ShouldBeOfType<PostLook.Seen>().Finding.ShouldBe(finding);

        world.Asked.ShouldBe(["/xrpc/com.atproto.identity.resolveHandle?handle=ada-lovelace.bsky.social", "/xrpc/app.bsky.feed.getPosts?uris=at%3A%2F%2Fdid%3Aplc%3Aada%2Fapp.bsky.feed.post%2F3lxyz"]);
    }

    [Theory]
    [InlineData("""{"posts":[]}""", typeof(PostLook.Missing))]
    [InlineData("""{"posts":[{"author":{"handle":"ada-lovelace.bsky.social"},"record":{"text":"Good morning."}}]}""", typeof(PostLook.Unsure))]
    [InlineData("""{"posts":[{"author":{"handle":"eve.bsky.social"},"record":{"text":"https://war.example/go/ABC2345"}}]}""", typeof(PostLook.Unsure))]
    [InlineData("""{"posts":[{"author":"ada","record":7}]}""", typeof(PostLook.Unsure))]
    [InlineData("""{"posts":{"0":1}}""", typeof(PostLook.Later))]
    [InlineData("""{"posts":[{"author":{"hand""", typeof(PostLook.Later))]
    [InlineData("<!doctype html><h1>Welcome</h1>", typeof(PostLook.Later))]
    [InlineData("[]", typeof(PostLook.Later))]
    [InlineData("", typeof(PostLook.Later))]
    public async Task What_Bluesky_answers_otherwise_is_missing_unclear_or_for_later(string posts, Type look)
    {
        await using var world = await BlueskyAsync(posts);

        (await LookAsync(world, OnBluesky)).ShouldBeOfType(look);
    }

    [Theory]
    [InlineData(404, typeof(PostLook.Missing))]
    [InlineData(400, typeof(PostLook.Missing))]
    [InlineData(401, typeof(PostLook.Unsure))]
    [InlineData(403, typeof(PostLook.Unsure))]
    [InlineData(429, typeof(PostLook.Later))]
    [InlineData(500, typeof(PostLook.Later))]
    [InlineData(503, typeof(PostLook.Later))]
    public async Task A_status_without_a_post_says_what_to_do_next(int status, Type look)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            (c.Response.StatusCode, c.Response.Headers.RetryAfter) = (status, "300");
            return JsonAsync(c, "{}");
        });

        var found = await LookAsync(world, OnMastodon, Network.Mastodon, "@ada@social.example");

        found.ShouldBeOfType(look);
        if (found is PostLook.Later later) later.After.ShouldBe(TimeSpan.FromSeconds(300));
    }

    [Fact]
    public async Task A_post_on_Mastodon_is_asked_for_at_the_server_of_the_account()
    {
        await using var world = await OutsideWorld.StartAsync(c => JsonAsync(c, """{"url":"https://social.example/@ada/112233445566","content":"<p>Ride! <a href=\"https:\/\/war.example\/go\/ABC2345\">link<\/a><\/p>","account":{"acct":"ada"}}"""));

        (await LookAsync(world, OnMastodon, Network.Mastodon, "@ada@social.example")).ShouldBeOfType<PostLook.Seen>();

        world.Asked.ShouldBe(["/social.example/api/v1/statuses/112233445566"]);
    }

    [Theory]
    [InlineData("@ada@other.example")]
    [InlineData("@ada@l.example")] // the end of the name alone is another server
    [InlineData("ada")]
    [InlineData(null)]
    public async Task Nobody_else_s_server_is_asked_about_a_post_on_Mastodon(string? handle)
    {
        await using var world = await OutsideWorld.StartAsync(c => JsonAsync(c, "{}"));

        (await LookAsync(world, OnMastodon, Network.Mastodon, handle)).ShouldBeOfType<PostLook.Unsure>();

        world.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Network.Reddit, "https://www.reddit.com/r/bikes/comments/abc123/bridge", """<a href="https://war.example/go/ABC2345">""", typeof(PostLook.Seen))]
    [InlineData(Network.Threads, "https://www.threads.com/@ada/post/C1", """<meta content="2.4 km, no traffic lights: from today the Harbour&nbsp;Bridge has a lane of its own for bikes.">""", typeof(PostLook.Seen))]
    [InlineData(Network.Facebook, "https://www.facebook.com/ada/posts/1", """{"u":"l.php?u=https%3A%2F%2Fwar.example%2Fgo%2FABC2345"}""", typeof(PostLook.Seen))]
    [InlineData(Network.X, "https://x.com/ada/status/1", "JavaScript is not available.", typeof(PostLook.Unsure))]
    [InlineData(Network.LinkedIn, "https://www.linkedin.com/posts/ada_1", "Join LinkedIn", typeof(PostLook.Unsure))]
    [InlineData(Network.Reddit, "https://www.reddit.com/r/bikes/comments/abc123/bridge", "Nothing to see", typeof(PostLook.Missing))]
    [InlineData(Network.Threads, "https://evil.example/@ada/post/C1", "go/ABC2345", typeof(PostLook.Unsure))]
    public async Task A_page_must_be_on_the_network_and_show_link_or_text_and_a_wall_is_left_to_a_person(Network network, string address, string page, Type look)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            c.Response.ContentType = "text/html";
            return c.Response.WriteAsync(page, c.RequestAborted);
        });

        (await LookAsync(world, address, network)).ShouldBeOfType(look);
    }

    [Fact]
    public async Task Who_is_sent_to_the_sign_in_has_not_seen_the_post()
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            if (c.Request.Path.Value!.Contains("/authwall", StringComparison.Ordinal)) return JsonAsync(c, "go/ABC2345");
            (c.Response.StatusCode, c.Response.Headers.Location) = (302, "/authwall?to=go%2FABC2345");
            return Task.CompletedTask;
        });

        (await LookAsync(world, "https://www.linkedin.com/posts/ada_1", Network.LinkedIn)).Finding.ShouldBe("LinkedIn shows this post to people who signed in only: needs a look by a person.");
    }

    [Theory]
    [InlineData("see https://war.example/go/abc2345", true)]
    [InlineData("""https:\/\/war.example\/go\/ABC2345""", true)]
    [InlineData("?u=https%3A%2F%2Fwar.example%2Fgo%2FABC2345&x", true)]
    [InlineData("https://war.example/go/ABC23456", false)]
    [InlineData("ABC2345", false)]
    public void A_link_is_known_in_any_spelling_and_never_by_half(string shown, bool isThere) => PostTraces.HoldsLink(shown, "ABC2345").ShouldBe(isThere);

    [Fact]
    public void A_few_words_prove_nothing_and_half_of_a_text_does()
    {
        PostTraces.HoldsText("Good morning to all of you", "Good morning").ShouldBeFalse();
        PostTraces.HoldsText("From today the Harbour Bridge has a lane of its own, says Ada", Text).ShouldBeTrue();
        PostTraces.HoldsText("The bridge is closed today for traffic of all kinds, said the harbour", Text).ShouldBeFalse();
    }

    private static Task<OutsideWorld> BlueskyAsync(string posts) =>
        OutsideWorld.StartAsync(c => JsonAsync(c, c.Request.Path.Value!.EndsWith("resolveHandle", StringComparison.Ordinal) ? """{"did":"did:plc:ada"}""" : posts));

    private static async Task<PostLook> LookAsync(OutsideWorld world, string address, Network network = Network.Bluesky, string? handle = "ada-lovelace")
    {
        var home = world.Address.ToString().TrimEnd('/');
        using var client = new OutboundClient(Options.Create(new OutboundOptions { AllowedHosts = [world.Host] }), OutboundLimits.Default with { Total = TimeSpan.FromSeconds(30) }, (host, stop) => Dns.GetHostAddressesAsync(host, stop), new FakeTimeProvider(Noon.ToDateTimeOffset()));
        var options = Options.Create(new NetworkOptions { Bluesky = new() { Api = home }, Mastodon = new() { Api = home + "/{host}" }, Pages = new() { Api = home + "/{host}" } });
        var api = new NetworkApi(client);
        var look = new LookForPost(new(api, options), new(api, options), new(api, options));
        return await look.RunAsync(new(NetworkRules.Defaults[network], new Uri(address), handle, "ABC2345", Text), WarRoomApp.Stop);
    }

    private static Task JsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = json.StartsWith('<') ? "text/html" : "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
