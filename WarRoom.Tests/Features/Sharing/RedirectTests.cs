using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sharing;

public sealed class RedirectTests
{
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task Everybody_is_redirected_and_only_people_are_counted_once_an_hour()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        string code;
        await using (var db = await app.DbAsync()) code = (await db.Slots.SingleAsync(WarRoomApp.Stop)).LinkCode!;

        foreach (var (method, agent) in new[] { (HttpMethod.Get, Safari), (HttpMethod.Get, Safari), (HttpMethod.Head, Safari), (HttpMethod.Get, "Twitterbot/1.0"), (HttpMethod.Get, Safari + " other") })
        {
            var answer = await SendAsync(app, method, $"/go/{code}", agent);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.Location!.ToString().ShouldBe("https://harbour.example/bridge?utm_source=bluesky&utm_medium=social&utm_campaign=harbour-bridge&utm_id=" + code.ToLowerInvariant());
        }

        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await using var clicks = await app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
        (await clicks.Clicks.CountAsync(WarRoomApp.Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_landing_page_counts_half_a_minute_later_for_links_that_are_out_already()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await using var db = await app.DbAsync();
        var code = (await db.Slots.SingleAsync(WarRoomApp.Stop)).LinkCode!;
        var path = $"/go/{code}";
        await SendAsync(app, HttpMethod.Get, path, Safari);
        (await db.Campaigns.SingleAsync(WarRoomApp.Stop)).LandingPage = "https://harbour.example/new?from=sea#top";
        await db.SaveChangesAsync(WarRoomApp.Stop);

        app.Clock!.Advance(TimeSpan.FromSeconds(31));

        (await SendAsync(app, HttpMethod.Get, path, Safari)).Headers.Location!.ToString().ShouldBe($"https://harbour.example/new?from=sea&utm_source=bluesky&utm_medium=social&utm_campaign=harbour-bridge&utm_id={code.ToLowerInvariant()}#top");
    }

    [Fact]
    public async Task During_a_stop_links_show_a_holding_page_and_afterwards_they_lead_on()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, lead, slot) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Mia Falk", Role.Lead), ASlot(campaign));
        await app.StoreAsync(campaign, ada, lead, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await using var db = await app.DbAsync();
        var path = $"/go/{(await db.Slots.SingleAsync(WarRoomApp.Stop)).LinkCode}";
        (await SendAsync(app, HttpMethod.Get, path, Safari)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.Get<PlaceHold>().RunAsync(HoldScope.Network, "bluesky", "A rumour", "We are <checking> this.", lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();
        var held = await SendAsync(app, HttpMethod.Get, path, Safari);
        held.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await held.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("We are &lt;checking&gt; this.");

        var hold = await db.Holds.SingleAsync(WarRoomApp.Stop);
        (await app.Get<LiftHold>().RunAsync(hold.Id, "False", lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
        (await SendAsync(app, HttpMethod.Get, path, Safari)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_code_is_a_page_that_helps()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var answer = await SendAsync(app, HttpMethod.Get, "/go/ABCDEFG", Safari);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("This link leads nowhere");
    }

    [Fact]
    public async Task An_unknown_code_is_shown_to_the_lead_as_an_orphan_and_sent_on_where_a_front_page_is_set()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0), ["--WarRoom:FallbackUrl", "https://portcity.example/"]);
        foreach (var agent in new[] { Safari, Safari, "Twitterbot/1.0" }) (await (await SendAsync(app, HttpMethod.Get, "/go/abcdefg", agent)).Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("https://portcity.example/");

        var (clicks, _) = await CountedAsync(app);
        clicks.ShouldBe(0);
        await using var db = await ClicksAsync(app);
        (await db.Orphans.SingleAsync(WarRoomApp.Stop)).ShouldSatisfyAllConditions(o => o.Code.ShouldBe("ABCDEFG"), o => o.Count.ShouldBe(2));
    }

    [Fact]
    public async Task With_a_plus_behind_it_a_link_shows_where_it_leads_and_counts_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var code = await AClaimedLinkAsync(app);

        var answer = await SendAsync(app, HttpMethod.Get, $"/go/{code}+", Safari);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("https://harbour.example/bridge?utm_source=bluesky&amp;utm_medium=social");
        (await CountedAsync(app)).Clicks.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_person_s_is_counted_by_its_reason()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var path = $"/go/{await AClaimedLinkAsync(app)}";
        await SendAsync(app, HttpMethod.Head, path, Safari);
        await SendAsync(app, HttpMethod.Get, path, "curl/8.5.0 something");
        await SendAsync(app, HttpMethod.Get, path, "http.rb/5.1.1 (Mastodon/4.3.0; +https://norden.example/)");
        await SendAsync(app, HttpMethod.Get, path, "Mastodon/4.5.0 (http.rb/5.3.1; +https://bruecke.example/) Bot");
        await SendAsync(app, HttpMethod.Get, path, Safari, ("Sec-Purpose", "prefetch"));
        await SendAsync(app, HttpMethod.Get, path + "?notrack", Safari);
        await SendAsync(app, HttpMethod.Get, path, Safari, ("Referer", "https://eur02.safelinks.protection.outlook.com/"));

        var (clicks, bots) = await CountedAsync(app);

        clicks.ShouldBe(0);
        bots.ShouldBe(new Dictionary<string, int> { ["mail-scanner"] = 1, ["method"] = 1, ["prefetch"] = 1, ["preview"] = 2, ["robot"] = 1, ["team"] = 1 }, ignoreOrder: true);
        await using var db = await ClicksAsync(app);
        (await db.PreviewServers.Select(s => s.Host).OrderBy(h => h).ToListAsync(WarRoomApp.Stop)).ShouldBe(["bruecke.example", "norden.example"]);
    }

    [Fact]
    public async Task A_burst_is_taken_back_as_a_whole()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var codes = new List<string>();
        for (var i = 0; i < 3; i++) codes.Add(await AClaimedLinkAsync(app, $"day-{i}"));
        await using (var db = await app.DbAsync())
        {
            var campaign = (await db.Links.SingleAsync(l => l.Code == codes[0], WarRoomApp.Stop)).CampaignId;
            foreach (var code in codes.Skip(1)) await db.Links.Where(l => l.Code == code).ExecuteUpdateAsync(l => l.SetProperty(x => x.CampaignId, campaign), WarRoomApp.Stop);
        }

        await SendAsync(app, HttpMethod.Get, $"/go/{codes[0]}", Safari + " somebody else");
        await SendAsync(app, HttpMethod.Get, $"/go/{codes[0]}", Safari);
        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await SendAsync(app, HttpMethod.Get, $"/go/{codes[1]}", Safari);
        await SendAsync(app, HttpMethod.Get, $"/go/{codes[2]}", Safari);

        var (clicks, bots) = await CountedAsync(app);
        clicks.ShouldBe(1, "the other visitor's");
        bots["burst"].ShouldBe(3);
    }

    [Fact]
    public async Task Who_clicks_within_two_seconds_of_the_confirmation_only_looks_at_every_new_post()
    {
        await using var app = await WarRoomApp.StartAsync(At(12, 0));
        var code = await AClaimedLinkAsync(app);
        await using (var db = await app.DbAsync())
        {
            var slot = await db.Slots.SingleAsync(WarRoomApp.Stop);
            var ada = await db.Members.SingleAsync(m => m.Id == slot.HolderId, WarRoomApp.Stop);
            (await app.Get<ConfirmPost>().RunAsync(slot.Id, "", null, ada.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        }

        app.Clock!.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(app, HttpMethod.Get, $"/go/{code}", Safari);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(app, HttpMethod.Get, $"/go/{code}", Safari + " a follower");

        var (clicks, bots) = await CountedAsync(app);
        clicks.ShouldBe(1);
        bots["too-soon"].ShouldBe(1);
    }

    [Fact]
    public async Task Addresses_that_others_claim_for_themselves_count_only_from_a_proxy_that_is_trusted()
    {
        foreach (var (args, visitors) in new[] { (Array.Empty<string>(), 1), (["--WarRoom:TrustedProxies:0", "127.0.0.1"], 3) })
        {
            await using var app = await WarRoomApp.StartAsync(At(11, 0), args);
            var path = $"/go/{await AClaimedLinkAsync(app)}";
            foreach (var address in new[] { "203.0.113.1", "203.0.113.2", "203.0.113.3" }) await SendAsync(app, HttpMethod.Get, path, Safari, ("X-Forwarded-For", address));
            (await CountedAsync(app)).Clicks.ShouldBe(visitors);
        }
    }

    [Fact]
    public async Task A_sudden_end_is_told_from_an_orderly_one()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-test-").FullName;
        var app = await WarRoomApp.StartAsync(At(11, 0), folder: folder);
        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await app.StopAsync();
        app = await WarRoomApp.StartAsync(At(11, 10), folder: folder);
        app.Get<ClickWriter>().LastSuddenEnd.ShouldBeNull();
        await app.StopAsync();
        await using (var db = new ClicksDb(new DbContextOptionsBuilder<ClicksDb>().UseSqlite($"Data Source={Path.Combine(folder, "clicks.db")}").Options)) await db.Runs.ExecuteUpdateAsync(r => r.SetProperty(x => x.ClosedAt, (Instant?)null), WarRoomApp.Stop);

        await using var killed = await WarRoomApp.StartAsync(At(11, 20), folder: folder);
        killed.Get<ClickWriter>().LastSuddenEnd.ShouldBe(At(11, 10));
    }

    [Theory]
    [InlineData("https://go.harbour.example/go/7KQ2M4X", "https://www.harbour.example/bridge", true)]
    [InlineData("https://harbour.example/go/7KQ2M4X", "https://harbour.example/bridge", true)]
    [InlineData("https://war.example/go/7KQ2M4X", "https://harbour.example/bridge", false)]
    [InlineData("https://evilharbour.example/go/7KQ2M4X", "https://harbour.example/bridge", false)]
    [InlineData("http://localhost:5080/go/7KQ2M4X", "https://harbour.example/bridge", false)]
    public void A_link_stands_visibly_for_a_page_only_on_its_own_domain(string link, string page, bool isVisible) => LandingPages.IsVisiblyOf(link, page).ShouldBe(isVisible);

    private static async Task<string> AClaimedLinkAsync(WarRoomApp app, string slug = "harbour-bridge")
    {
        var campaign = ACampaign(slug: slug);
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await using var db = await app.DbAsync();
        return (await db.Slots.SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop)).LinkCode!;
    }

    private static async Task<(int Clicks, Dictionary<string, int> Bots)> CountedAsync(WarRoomApp app)
    {
        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        return (await db.Clicks.CountAsync(WarRoomApp.Stop), await db.Bots.GroupBy(b => b.Reason).Select(g => new { g.Key, Count = g.Sum(b => b.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, WarRoomApp.Stop));
    }

    private static Task<ClicksDb> ClicksAsync(WarRoomApp app) => app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);

    private static async Task<HttpResponseMessage> SendAsync(WarRoomApp app, HttpMethod method, string path, string agent, params (string Name, string Value)[] headers)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, WarRoomApp.Stop);
    }
}
