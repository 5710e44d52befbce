using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Tests.Networks.Reading;

public sealed class NetworkNumbersTests
{
    [Fact]
    public async Task Sixty_posts_on_Bluesky_are_asked_for_in_three_batches_and_one_that_is_gone_is_said()
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            var uris = c.Request.Query["uris"];
            if (uris.Count > 25) c.Response.StatusCode = 400;
            return c.JsonAsync(c.Request.Path.Value!.EndsWith("resolveHandle", StringComparison.Ordinal)
                ? """{"did":"did:plc:ada"}"""
                : $$"""{"posts":[{{string.Join(',', uris.Where(u => !u!.EndsWith("/3p07", StringComparison.Ordinal)).Select(u => $$"""{"uri":"{{u}}","replyCount":1,"repostCount":2,"likeCount":3,"quoteCount":1}"""))}}]}""");
        });
        using var connectors = new Connectors(world);
        var posts = Enumerable.Range(0, 60).Select(i => new PostToCount(Network.Bluesky, new Uri($"https://bsky.app/profile/ada.bsky.social/post/3p{i:00}"))).ToList();

        var fresh = (await connectors.ReadAsync(SourceKind.Bluesky, world.Address.ToString(), token: null, posts: posts)).ShouldBeFresh();

        fresh.Totals.Where(t => t.Measure is Measure.Shares).Sum(t => t.Total).ShouldBe(59 * 3);
        fresh.Notes.ShouldBe(["1 of 60 posts are not shown any more; what they had brought stays"]);
        world.Asked.Count.ShouldBe(4); // the handle once, then the batches
    }

    [Fact]
    public async Task One_handle_on_Bluesky_that_nobody_has_is_said_and_hides_no_other_number()
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            if (!c.Request.Path.Value!.EndsWith("resolveHandle", StringComparison.Ordinal)) return c.JsonAsync($$"""{"posts":[{"uri":"{{c.Request.Query["uris"]}}","replyCount":1,"repostCount":2,"likeCount":3,"quoteCount":1}]}""");
            if (c.Request.Query["handle"] == "ada.test") return c.JsonAsync("""{"did":"did:plc:ada"}""");
            c.Response.StatusCode = 400;
            return c.JsonAsync("""{"error":"InvalidRequest","message":"Unable to resolve handle"}""");
        });
        using var connectors = new Connectors(world);

        var fresh = (await connectors.ReadAsync(SourceKind.Bluesky, world.Address.ToString(), token: null, posts: [Post("adda.test", "3a"), Post("ada.test", "3b"), Post("adda.test", "3c")])).ShouldBeFresh();

        fresh.Totals.Select(t => t.Subject).Distinct().ShouldBe(["at://did:plc:ada/app.bsky.feed.post/3b"]);
        fresh.Notes.ShouldBe(["Bluesky knows no account adda.test"]);
        world.Asked.Count.ShouldBe(3); // each handle once, then the post

        static PostToCount Post(string handle, string key) => new(Network.Bluesky, new Uri($"https://bsky.app/profile/{handle}/post/{key}"));
    }

    [Fact]
    public async Task Followers_on_Bluesky_are_those_of_the_accounts_that_were_named_and_an_unknown_one_is_said()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"profiles":[{"did":"did:plc:port","handle":"portcity.example","followersCount":3404,"followsCount":1}]}"""));
        using var connectors = new Connectors(world);

        var fresh = (await connectors.ReadAsync(SourceKind.Bluesky, world.Address.ToString(), new() { Handles = ["@portcity.example", "nobody.example"] }, token: null)).ShouldBeFresh();

        fresh.Totals.ShouldBe([new SubjectTotal(Network.Bluesky, Measure.Follows, "did:plc:port", 3404, IsBornToday: false)]);
        fresh.Notes.ShouldBe(["Bluesky knows no account nobody.example"]);
    }

    [Fact]
    public async Task Through_a_PDS_the_house_signs_in_and_its_upstream_may_be_down()
    {
        var tokens = new List<string>();
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            tokens.Add(c.Request.Headers.Authorization.ToString());
            if (c.Request.Path.Value!.EndsWith("createSession", StringComparison.Ordinal)) return c.JsonAsync("""{"accessJwt":"eyJ","refreshJwt":"eyR","did":"did:plc:ada","handle":"ada.test"}""");
            c.Response.StatusCode = 502;
            return c.JsonAsync("""{"error":"UpstreamFailure","message":"Upstream service unreachable"}""");
        });
        using var connectors = new Connectors(world);

        var no = (await connectors.ReadAsync(SourceKind.Bluesky, world.Address.ToString(), token: "ada.test:qm4g-trr2", posts: [new(Network.Bluesky, new("https://bsky.app/profile/did:plc:ada/post/3p"))])).ShouldBeUnavailable();

        (no.NeedsPerson, no.Reason).ShouldBe((false, "127.0.0.1 is in trouble itself (502)"));
        tokens.ShouldBe(["", "Bearer eyJ"]);
    }

    [Fact]
    public async Task Each_Mastodon_server_is_asked_for_its_own_posts_and_the_token_goes_to_its_own_server_only()
    {
        var asked = new List<(string Path, string Token)>();
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            asked.Add((c.Request.Path.Value!, c.Request.Headers.Authorization.ToString()));
            if (c.Request.Path.Value!.EndsWith("/lookup", StringComparison.Ordinal)) return c.JsonAsync("""{"id":"1","username":"port","acct":"port","followers_count":70}""");
            var id = c.Request.Path.Value.Split('/')[^1];
            return c.JsonAsync($$"""{"id":"{{id}}","replies_count":1,"reblogs_count":2,"favourites_count":3,"quotes_count":4}""");
        });
        using var connectors = new Connectors(world);

        var fresh = (await connectors.ReadAsync(
            SourceKind.Mastodon,
            world.Address.ToString(),
            new() { Handles = [$"@port@{world.Host}", "ada"] },
            posts: [new(Network.Mastodon, new($"http://{world.Host}/@ada/112233")), new(Network.Mastodon, new("https://social.example/@tom/0199-abcd"))])).ShouldBeFresh();

        asked.ShouldBe([("/api/v1/statuses/112233", "Bearer secret"), ("/social.example/api/v1/statuses/0199-abcd", ""), ("/api/v1/accounts/lookup", "Bearer secret")]);
        fresh.Totals.Where(t => t.Measure is Measure.Shares).Sum(t => t.Total).ShouldBe(12);
        fresh.Totals.Single(t => t.Measure is Measure.Follows).Total.ShouldBe(70);
        fresh.Notes.ShouldBe(["ada names no server; write it like @name@server.example"]);
    }

    [Fact]
    public async Task A_server_that_wants_a_token_hides_neither_the_others_nor_that_it_does()
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            if (!c.Request.Path.Value!.StartsWith("/locked.example/", StringComparison.Ordinal)) return c.JsonAsync("""{"id":"112233","reblogs_count":2}""");
            c.Response.StatusCode = 401;
            return c.JsonAsync("""{"error":"Unauthorized: token not supplied"}""");
        });
        using var connectors = new Connectors(world);

        var fresh = (await connectors.ReadAsync(SourceKind.Mastodon, "", token: null, posts: [new(Network.Mastodon, new("https://locked.example/@a/1")), new(Network.Mastodon, new("https://open.example/@b/112233")), new(Network.Mastodon, new("https://locked.example/@a/2"))])).ShouldBeFresh();

        fresh.Totals.ShouldBe([new SubjectTotal(Network.Mastodon, Measure.Shares, "open.example/112233", 2)]); // what it does not say is not known
        fresh.Notes.ShouldBe(["127.0.0.1 does not accept the token, or wants one"]);
        world.Asked.Count.ShouldBe(2); // and it is asked once
    }

    [Fact]
    public async Task A_test_says_how_long_a_post_may_be_there()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"configuration":{"statuses":{"max_characters":5000}}}"""));
        using var connectors = new Connectors(world);

        (await connectors.ReadAsync(SourceKind.Mastodon, world.Address.ToString(), isTest: true)).ShouldBeFresh().Notes.ShouldContain("Posts there may have 5000 characters");
    }

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>""")]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>""")]
    [InlineData("""<rss version="2.0"><channel><title>x</title></channel></rss><rss/>""")]
    public async Task A_feed_with_a_document_type_or_something_behind_it_is_refused(string feed)
    {
        await using var world = await OutsideWorld.StartAsync(c => c.BodyAsync("text/xml", feed));
        using var connectors = new Connectors(world);

        (await connectors.ReadAsync(SourceKind.Feed, world.Address.ToString())).ShouldBeUnavailable().Reason.ShouldContain("no feed");
        world.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Atom_is_read_too_and_a_link_that_is_no_web_address_is_left_out()
    {
        const string Feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>n</title><id>i</id><updated>2026-11-12T09:00:00Z</updated><entry><id>e1</id><title>The bridge opens</title><updated>2026-11-12T09:00:00Z</updated><link href="https://news.example/1"/></entry><entry><id>e2</id><title>Bad</title><updated>soon</updated><link href="javascript:alert(1)"/></entry><entry><id>e3</id><title>No date</title><updated>soon</updated><link href="https://news.example/3"/></entry></feed>""";
        await using var world = await OutsideWorld.StartAsync(c => c.BodyAsync("application/atom+xml", Feed));
        using var connectors = new Connectors(world);

        var press = (await connectors.ReadAsync(SourceKind.Feed, world.Address.ToString())).ShouldBeFresh().Press;

        press.Select(p => (p.Key, p.PublishedAt)).ShouldBe([("e1", Instant.FromUtc(2026, 11, 12, 9, 0)), ("e3", (Instant?)null)]);
    }

    [Fact]
    public async Task Any_JSON_gives_a_running_total_from_the_place_that_is_named()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"a/b":[{"followers":"1204"}]}"""));
        using var connectors = new Connectors(world);
        var settings = new SourceSettings { Pointer = "/a~1b/0/followers", Measure = Measure.Follows, Network = Network.LinkedIn };

        (await connectors.ReadAsync(SourceKind.Json, world.Address.ToString(), settings)).ShouldBeFresh().Totals.Single().ShouldBe(new SubjectTotal(Network.LinkedIn, Measure.Follows, world.Address + "/a~1b/0/followers", 1204, IsBornToday: false));
        (await connectors.ReadAsync(SourceKind.Json, world.Address.ToString(), settings with { Pointer = "/a~1b/1" })).ShouldBeUnavailable().Reason.ShouldContain("nothing at");
    }

    [Theory]
    [InlineData("hour;visits\r\n2026-11-12 09:00;12\r\n", 12)]
    [InlineData("\uFEFFvisits\thour\n12\t2026-11-12T09:00+01:00\n", 12)]
    [InlineData("hour,visits\n2026-11-12T08:00:00Z,12\n2026-11-12 10:00,\n", 12)]
    [InlineData("hour,visits\n2026-11-12 09:00,12\n2026-11-12 11:00,1", 12)] // the last line may be cut off
    [InlineData("hour,visits\n2026-11-12 09:00,12\n2026-11-12 09:00,12\n", null)]
    [InlineData("hour,visits\n2026-11-12 09:00,1.204\n", null)]
    [InlineData("hour,visits\n2026-11-12 09:00,1,204\n", null)]
    [InlineData("hour,visits\n12.11.2026 09:00,12\n", null)]
    [InlineData("hour,visits,visits\n2026-11-12 09:00,12,13\n", null)]
    [InlineData("hour,hits\n2026-11-12 09:00,12\n", null)]
    [InlineData("hour,visits\n\"2026-11-12 09:00,12\n", null)]
    public async Task A_table_is_read_as_it_is_written_or_not_at_all(string table, int? count)
    {
        await using var world = await OutsideWorld.StartAsync(c => c.BodyAsync("text/csv", table));
        using var connectors = new Connectors(world);

        var reading = await connectors.ReadAsync(SourceKind.Csv, world.Address.ToString());

        if (count is null) reading.ShouldBeUnavailable();
        else reading.ShouldBeFresh().Hours.Single().ShouldBe(new HourlyCount(Examples.At(9, 0), count));
    }

    public static TheoryData<int, bool> Statuses => new()
    {
        { 400, true }, { 401, true }, { 403, true }, { 404, true }, { 410, true }, { 302, true }, { 418, false }, { 429, false }, { 500, false }, { 502, false }, { 503, false }, { 599, false },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_without_numbers_says_whether_a_person_has_to_act(int status, bool needsPerson)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            c.Response.StatusCode = status;
            c.Response.Headers.Location = "/elsewhere";
            return c.JsonAsync("""{"results":[{"metrics":[1]}]}""");
        });
        using var connectors = new Connectors(world);

        foreach (var kind in Enum.GetValues<SourceKind>().Where(k => SourceRules.Of(k).IsAsked && k is not (SourceKind.Mastodon or SourceKind.Feed)))
        {
            var no = (await connectors.ReadAsync(kind, world.Address.ToString(), new() { Site = "7", Handles = ["ada.test"] }, token: kind is SourceKind.Bluesky ? "ada:pw" : "secret")).ShouldBeUnavailable();
            (no.NeedsPerson, Regex.IsMatch(no.Reason, "^127.0.0.1 ", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBe((needsPerson, true), $"{kind}: {no.Reason}");
        }

        world.Asked.ShouldNotContain("/elsewhere"); // nobody is followed with a secret in the hand
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Thu, 12 Nov 2026 11:17:30 GMT", 150)]
    [InlineData("RateLimit-Reset", "90", 90)]
    [InlineData("RateLimit-Reset", "1794482400", 300)]
    [InlineData("X-RateLimit-Reset", "2026-11-12T11:20:00.000Z", 300)]
    [InlineData("X-RateLimit-Reset", "soon", null)]
    [InlineData("X-RateLimit-Reset", "99999999999999999999", null)]
    public async Task Who_has_had_enough_says_in_its_own_way_until_when(string header, string value, int? seconds)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            (c.Response.StatusCode, c.Response.Headers[header]) = (429, value);
            return Task.CompletedTask;
        });
        using var connectors = new Connectors(world);

        var no = (await connectors.ReadAsync(SourceKind.Plausible, world.Address.ToString())).ShouldBeUnavailable();

        no.RetryAt.ShouldBe(seconds is { } s ? Connectors.Now + Duration.FromSeconds(s) : (Instant?)null);
    }

    [Fact]
    public async Task Who_is_asked_hears_who_asks()
    {
        var agent = "";
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            agent = c.Request.Headers.UserAgent.ToString();
            return c.JsonAsync("{}");
        });
        using var connectors = new Connectors(world);

        await connectors.ReadAsync(SourceKind.Mastodon, world.Address.ToString(), new() { Handles = [$"ada@{world.Host}"] });

        agent.ShouldStartWith("WarRoom/");
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_not_asked()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("{}"));
        await using var other = await OutsideWorld.StartAsync(c => c.JsonAsync("{}"));
        using var connectors = new Connectors(world);

        (await connectors.ReadAsync(SourceKind.Json, other.Address.ToString())).ShouldBeUnavailable().NeedsPerson.ShouldBeTrue();

        other.Asked.ShouldBeEmpty();
    }
}
