using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sharing;

public sealed class SiteTests
{
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

    [Fact]
    public async Task The_script_is_smaller_than_a_kilobyte_and_may_stand_on_any_site()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        using var client = app.NewClient();
        var answer = await client.GetAsync("/site.js", WarRoomApp.Stop);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await answer.Content.ReadAsByteArrayAsync(WarRoomApp.Stop)).Length.ShouldBeLessThanOrEqualTo(1_024);
    }

    [Fact]
    public async Task Views_visitors_confirmed_visitors_and_goals_are_counted_by_the_hour()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0), ["--WarRoom:TrustedProxies:0", "127.0.0.1"]);
        await app.StoreAsync(ACampaign());

        foreach (var (what, from) in new[] { ("view", "203.0.113.1"), ("view", "203.0.113.1"), ("seen", "203.0.113.1"), ("seen", "203.0.113.1"), ("view", "203.0.113.2"), ("goal", "203.0.113.2") })
            (await HearAsync(app, what, from)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await app.Get<SiteWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        (await db.SiteHours.SingleAsync(WarRoomApp.Stop)).ShouldSatisfyAllConditions(h => h.Hour.ShouldBe(At(11, 0)), h => h.Views.ShouldBe(3), h => h.Visitors.ShouldBe(2), h => h.Confirmed.ShouldBe(1));
        (await db.SiteGoals.SingleAsync(WarRoomApp.Stop)).ShouldSatisfyAllConditions(g => g.Name.ShouldBe("sign-up"), g => g.Count.ShouldBe(1));
    }

    [Theory]
    [InlineData("https://elsewhere.example", Safari, "{\"c\":\"harbour-bridge\",\"e\":\"view\"}")]
    [InlineData("https://harbour.example", "Googlebot/2.1 (+http://www.google.com/bot.html)", "{\"c\":\"harbour-bridge\",\"e\":\"view\"}")]
    [InlineData("https://harbour.example", Safari, "{\"c\":\"nobody\",\"e\":\"view\"}")]
    [InlineData("https://harbour.example", Safari, "{\"c\":\"harbour-bridge\",\"e\":\"7\"}")]
    [InlineData("https://harbour.example", Safari, "{\"c\":\"harbour-bridge\",\"e\":\"goal\"}")]
    [InlineData("https://harbour.example", Safari, "{\"c\":[1],\"e\":\"view\"}")]
    [InlineData("https://harbour.example", Safari, "[]")]
    [InlineData("https://harbour.example", Safari, "{")]
    [InlineData("https://harbour.example", Safari, "")]
    public async Task Other_sites_robots_and_rubbish_are_heard_politely_and_not_counted(string origin, string agent, string body)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        await app.StoreAsync(ACampaign());

        (await SendAsync(app, body, origin, agent, "203.0.113.1")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await app.Get<SiteWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        (await db.SiteHours.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
        (await db.SiteGoals.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Hours_that_are_over_become_the_campaign_s_visits_and_what_somebody_entered_stays()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0), ["--WarRoom:TrustedProxies:0", "127.0.0.1"]);
        var campaign = ACampaign();
        await app.StoreAsync(campaign, new HourlyVisits { CampaignId = campaign.Id, Hour = At(13, 0), Visits = 77, Source = "by hand", ReadAt = At(11, 0) });
        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await HearAndWriteAsync(app, "view", "203.0.113.1");
        await MoveAsync(app, At(12, 10));
        await HearAndWriteAsync(app, "view", "203.0.113.2");
        await MoveAsync(app, At(13, 10));
        await HearAndWriteAsync(app, "view", "203.0.113.3");
        await MoveAsync(app, At(15, 1));

        await using var db = await app.DbAsync();
        (await db.HourlyVisits.OrderBy(v => v.Hour).Select(v => new { v.Hour, v.Visits, v.Source }).ToListAsync(WarRoomApp.Stop)).Select(v => (v.Hour, v.Visits, v.Source)).ShouldBe(
        [
            (At(12, 0), 1, "site script"), // not 11:00: the script began to speak within it
            (At(13, 0), 77, "by hand"),
            (At(14, 0), 0, "site script"), // nobody came, and the server listened
        ]);
    }

    [Fact]
    public async Task A_post_that_shows_the_page_itself_counts_its_clicks_by_the_script_and_nobody_twice()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var slot = ASlot(campaign, network: Network.Mastodon);
        await app.StoreAsync(campaign, slot, new TrackedLink { Code = "7KQ2M4X", CampaignId = campaign.Id, SlotId = slot.Id, Network = Network.Mastodon, CreatedAt = At(10, 0) });

        foreach (var what in new[] { "view", "seen", "view", "seen" }) await HearAndWriteAsync(app, what, "127.0.0.1", "7kq2m4x");
        using (var client = app.NewClient())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/go/7KQ2M4X");
            request.Headers.TryAddWithoutValidation("User-Agent", Safari);
            await client.SendAsync(request, WarRoomApp.Stop);
        }

        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        (await db.Clicks.SingleAsync(WarRoomApp.Stop)).SlotId.ShouldBe(slot.Id);
        (await db.SiteVisitors.SingleAsync(WarRoomApp.Stop)).FirstCode.ShouldBe("7KQ2M4X");
    }

    [Fact]
    public async Task A_click_that_a_mail_scanner_passed_on_counts_once_the_page_has_seen_a_person()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var slot = ASlot(campaign);
        await app.StoreAsync(campaign, slot, new TrackedLink { Code = "7KQ2M4X", CampaignId = campaign.Id, SlotId = slot.Id, Network = Network.Email, CreatedAt = At(10, 0) });
        using (var client = app.NewClient())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/go/7KQ2M4X");
            request.Headers.TryAddWithoutValidation("User-Agent", Safari);
            request.Headers.TryAddWithoutValidation("Referer", "https://eur02.safelinks.protection.outlook.com/");
            await client.SendAsync(request, WarRoomApp.Stop);
        }

        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        (await db.Clicks.CountAsync(WarRoomApp.Stop)).ShouldBe(0);

        await HearAndWriteAsync(app, "seen", "127.0.0.1");
        await app.Get<ClickWriter>().FlushAsync(WarRoomApp.Stop);
        (await db.Clicks.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task The_self_test_page_says_what_was_heard_and_counts_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        await app.StoreAsync(ACampaign());
        using var client = app.NewClient();
        var page = (await client.GetAsync("/site/test/harbour-bridge", WarRoomApp.Stop)).Headers.Location!.ToString();
        (await client.GetStringAsync(page, WarRoomApp.Stop)).ShouldContain("data-campaign=\"harbour-bridge\"");

        await SendAsync(app, $$"""{"c":"harbour-bridge","e":"view","p":"{{page}}"}""", app.Address.GetLeftPart(UriPartial.Authority), Safari, "127.0.0.1");

        (await client.GetStringAsync(page + ".json", WarRoomApp.Stop)).ShouldBe("[\"view\"]");
        await app.Get<SiteWriter>().FlushAsync(WarRoomApp.Stop);
        await using var db = await ClicksAsync(app);
        (await db.SiteHours.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    private static async Task MoveAsync(WarRoomApp app, Instant to)
    {
        app.Clock!.SetUtcNow(to.ToDateTimeOffset());
        await app.Get<SiteWriter>().FlushAsync(WarRoomApp.Stop);
    }

    private static async Task HearAndWriteAsync(WarRoomApp app, string what, string from, string? code = null)
    {
        await HearAsync(app, what, from, code);
        await app.Get<SiteWriter>().FlushAsync(WarRoomApp.Stop);
    }

    private static Task<HttpResponseMessage> HearAsync(WarRoomApp app, string what, string from, string? code = null) =>
        SendAsync(app, $$"""{"c":"harbour-bridge","e":"{{what}}","g":{{(what == "goal" ? "\"sign-up\"" : "null")}},"l":{{(code is null ? "null" : $"\"{code}\"")}},"p":"/bridge"}""", "https://www.harbour.example", Safari, from);

    private static async Task<HttpResponseMessage> SendAsync(WarRoomApp app, string body, string origin, string agent, string from)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/site/hear") { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        return await client.SendAsync(request, WarRoomApp.Stop);
    }

    private static Task<ClicksDb> ClicksAsync(WarRoomApp app) => app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
}
