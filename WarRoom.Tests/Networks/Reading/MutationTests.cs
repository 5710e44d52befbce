using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Tests.Networks.Reading;

/// <summary>Two hundred bad answers for each connector, made from a good one with a seed: malformed, cut off, huge, of another shape, with
/// numbers that are none. What comes of each is the truth, or part of it, or no number at all; and never an error.</summary>
public sealed class MutationTests
{
    private const int Mutations = 200;
    private const int MostBytes = 64 * 1024;

    public static TheoryData<SourceKind> EachKind => [.. Enum.GetValues<SourceKind>().Where(k => SourceRules.Of(k).IsAsked)];

    [Theory]
    [MemberData(nameof(EachKind))]
    public async Task However_an_answer_is_broken_it_gives_the_truth_or_no_number(SourceKind kind)
    {
        var (media, good) = GoodAnswer(kind);
        var (body, type) = (good, media);
        await using var world = await OutsideWorld.StartAsync(c => c.BodyAsync(type, body));
        using var connectors = new Connectors(world, mostBytes: MostBytes);
        ShouldBeTrue(await AskAsync(connectors, world, kind), kind, isWhole: true, "nothing");
        var random = new Random(20261112 + (int)kind);
        var refused = 0;

        for (var i = 0; i < Mutations; i++)
        {
            (var how, body, type) = Break(good, media, random);
            var reading = await AskAsync(connectors, world, kind);
            ShouldBeTrue(reading, kind, isWhole: false, $"{kind} {i}: {how}");
            if (reading is NetworkReading.Unavailable no)
            {
                refused++;
                no.Reason.ShouldNotBeNullOrWhiteSpace();
            }
        }

        refused.ShouldBeGreaterThan(Mutations / 4); // the mutations do hurt
    }

    [Theory]
    [MemberData(nameof(EachKind))]
    public async Task Whoever_drips_an_answer_gives_no_number(SourceKind kind)
    {
        var (media, good) = GoodAnswer(kind);
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            c.Response.ContentType = media;
            await c.Response.WriteAsync(good[..(good.Length / 2)], c.RequestAborted);
            await c.Response.Body.FlushAsync(c.RequestAborted);
            await Task.Delay(Timeout.Infinite, c.RequestAborted);
        });
        using var connectors = new Connectors(world, patience: TimeSpan.FromMilliseconds(400));

        (await AskAsync(connectors, world, kind)).ShouldBeUnavailable().Reason.ShouldContain("did not answer in time");
    }

    private static Task<NetworkReading> AskAsync(Connectors connectors, OutsideWorld world, SourceKind kind)
    {
        var settings = kind switch
        {
            SourceKind.Plausible => Bodies.PlausibleSite,
            SourceKind.Json => new() { Pointer = "/data/hours" },
            _ => new SourceSettings { Site = "7" },
        };
        IReadOnlyList<PostToCount> posts = kind switch
        {
            SourceKind.Bluesky => [new(Network.Bluesky, new("https://bsky.app/profile/did:plc:ada/post/3aaa")), new(Network.Bluesky, new("https://bsky.app/profile/did:plc:ada/post/3bbb"))],
            SourceKind.Mastodon => [new(Network.Mastodon, new($"http://{world.Host}/@ada/01M8"))],
            _ => [],
        };
        return connectors.ReadAsync(kind, world.Address.ToString(), settings, kind is SourceKind.Bluesky ? null : "secret", posts);
    }

    private static void ShouldBeTrue(NetworkReading reading, SourceKind kind, bool isWhole, string how)
    {
        if (reading is not NetworkReading.Fresh fresh)
        {
            if (isWhole) reading.ShouldBeFresh();
            return;
        }

        foreach (var hour in fresh.Hours)
        {
            hour.Count.ShouldBe(Bodies.VisitsAt(hour.Hour), $"{how}: {hour.Hour}");
            (hour.Hour >= Connectors.Span.From && hour.Hour < Connectors.Span.To).ShouldBeTrue(how);
        }

        foreach (var total in fresh.Totals) Totals.ShouldContain((total.Measure, total.Subject.Split('/')[^1], total.Total), how);
        foreach (var item in fresh.Press) item.Title.ShouldBeOneOf("The bridge opens", "A lane for bikes");
        if (!isWhole) return;
        fresh.Hours.Count.ShouldBe(SourceRules.Of(kind).CountsVisits || kind is SourceKind.Json ? kind is SourceKind.Json or SourceKind.Csv ? 34 : 36 : 0);
        fresh.Totals.Count.ShouldBe(kind switch { SourceKind.Bluesky => 6, SourceKind.Mastodon => 3, _ => 0 });
        fresh.Press.Count.ShouldBe(kind is SourceKind.Feed ? 2 : 0);
    }

    private static readonly (Measure, string, int)[] Totals =
    [
        (Measure.Reactions, "3aaa", 31), (Measure.Replies, "3aaa", 4), (Measure.Shares, "3aaa", 17), (Measure.Reactions, "3bbb", 50), (Measure.Replies, "3bbb", 0), (Measure.Shares, "3bbb", 9),
        (Measure.Reactions, "01M8", 21), (Measure.Replies, "01M8", 2), (Measure.Shares, "01M8", 13),
    ];

    private static (string Media, string Body) GoodAnswer(SourceKind kind) => kind switch
    {
        SourceKind.Plausible => ("application/json", Bodies.Plausible()),
        SourceKind.Matomo => ("application/json", Bodies.Matomo()),
        SourceKind.Umami => ("application/json", Bodies.Umami()),
        SourceKind.Ga4 => ("application/json", Bodies.Ga4()),
        SourceKind.Bluesky => ("application/json", """{"posts":[{"uri":"at://did:plc:ada/app.bsky.feed.post/3aaa","cid":"b1","author":{"did":"did:plc:ada","handle":"ada.test"},"record":{"text":"Grüezi 🎉","createdAt":"2026-11-12T09:00:00.000Z"},"replyCount":4,"repostCount":12,"likeCount":31,"quoteCount":5,"labels":[]},{"uri":"at://did:plc:ada/app.bsky.feed.post/3bbb","cid":"b2","author":{"did":"did:plc:ada","handle":"ada.test"},"record":{"text":"Hi"},"replyCount":0,"repostCount":8,"likeCount":50,"quoteCount":1,"labels":[]}]}"""),
        SourceKind.Mastodon => ("application/json", """{"id":"01M8","created_at":"2026-11-12T09:00:00.000Z","edited_at":null,"visibility":"public","replies_count":2,"reblogs_count":13,"favourites_count":21,"content":"<p>Hi</p>","account":{"id":"1","username":"ada","followers_count":70}}"""),
        SourceKind.Feed => ("application/rss+xml", """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>d</description><item><title>The bridge opens</title><link>https://news.example/1</link><guid isPermaLink="false">n1</guid><pubDate>Thu, 12 Nov 2026 08:00:00 GMT</pubDate></item><item><title>A lane for bikes</title><link>https://news.example/2</link><guid isPermaLink="false">n2</guid><pubDate>Thu, 12 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>"""),
        SourceKind.Json => ("application/json", Bodies.Json()),
        SourceKind.Csv => ("text/csv", Bodies.Csv()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static (string How, string Body, string Media) Break(string good, string media, Random random)
    {
        var kind = random.Next(10);
        var isJson = media == "application/json";
        return kind switch
        {
            0 or 1 => ("cut off", good[..random.Next(good.Length)], media),
            2 => ("a page", "<!doctype html><html><head><title>Sign in</title></head><body><p>7</p></body></html>", random.Next(2) == 0 ? "text/html" : media),
            3 => ("something else", new[] { "", "null", "[]", "{}", "42", "\"a\"", "[{}]", "{\"error\":\"no\"}", "\0\0\0", "{\"a\":{\"b\":" }[random.Next(10)], media),
            4 => ("huge", isJson ? $"{{\"pad\":\"{new string('x', MostBytes)}\",{good[1..]}" : new string('x', MostBytes + 1) + good, media),
            5 => Without(good, random) is var (body, letter) ? ($"without {letter}", body, media) : default,
            6 => ("as a picture", good, "image/png"),
            _ when isJson => Bent(good, random) is var (how, body) ? (how, body, media) : default,
            _ => Misnumbered(good, random) is var (how, body) ? (how, body, media) : default,
        };
    }

    /// <summary>One sign less, but no digit: another number cannot be told from a right one.</summary>
    private static (string Body, string Letter) Without(string good, Random random)
    {
        int at;
        do at = random.Next(good.Length);
        while (!"{}[]:,\"-+<>/=\n".Contains(good[at], StringComparison.Ordinal));
        return (good.Remove(at, 1), $"“{good[at]}” at {at}");
    }

    /// <summary>One place of the JSON holds something else, is gone, or comes twice.</summary>
    private static (string How, string Body) Bent(string good, Random random)
    {
        var root = JsonNode.Parse(good)!;
        var places = Places(root).ToList();
        var (parent, name, index) = places[random.Next(places.Count)];
        var strange = new[] { "-1", "1.5", "1e3", "9007199254740993", "99999999999999999999", "true", "null", "{}", "[]", "[1]", "\"-3\"", "\"12.5\"", "\"abc\"", "\" 7\"", "\"\"", "\"2026-13-45 99:00:00\"", "\"2026-11-12 09:30:00\"", "\"2001-01-01 00:00:00\"", "\"0x1F\"", "\"٣\"" }[random.Next(20)];
        if (parent is JsonArray list)
        {
            if (random.Next(3) == 0)
            {
                list.Insert(index, list[index]?.DeepClone());
                return ($"item {index} twice", root.ToJsonString());
            }

            list[index] = JsonNode.Parse(strange);
            return ($"item {index} is {strange}", root.ToJsonString());
        }

        var members = (JsonObject)parent;
        if (random.Next(4) == 0)
        {
            members.Remove(name!);
            return ($"no {name}", root.ToJsonString());
        }

        if (random.Next(4) == 0)
        {
            var once = $"\"{name}\":";
            var text = root.ToJsonString();
            return ($"{name} twice", text.Replace(once, $"\"{name}\":0,{once}", StringComparison.Ordinal));
        }

        members[name!] = JsonNode.Parse(strange);
        return ($"{name} is {strange}", root.ToJsonString());
    }

    /// <summary>In text, one number is none.</summary>
    private static (string How, string Body) Misnumbered(string good, Random random)
    {
        var numbers = Regex.Matches(good, @"\d+", RegexOptions.None, TimeSpan.FromSeconds(5));
        var number = numbers[random.Next(numbers.Count)];
        var strange = new[] { "-1", "1.5", "1e3", "9007199254740993", "abc", "٣", "&xxe;" }[random.Next(7)];
        return ($"{number.Value} at {number.Index} is {strange}", good[..number.Index] + strange + good[(number.Index + number.Length)..]);
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Places(m.Value).Prepend((members, m.Key, 0))),
        JsonArray list => list.SelectMany((item, i) => Places(item).Prepend((list, null, i))),
        _ => [],
    };
}
