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
            answer.Headers.Location!.ToString().ShouldBe("https://harbour.example/bridge?utm_source=bluesky&utm_medium=social&utm_campaign=harbour-bridge");
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
        var path = $"/go/{(await db.Slots.SingleAsync(WarRoomApp.Stop)).LinkCode}";
        await SendAsync(app, HttpMethod.Get, path, Safari);
        (await db.Campaigns.SingleAsync(WarRoomApp.Stop)).LandingPage = "https://harbour.example/new?from=sea#top";
        await db.SaveChangesAsync(WarRoomApp.Stop);

        app.Clock!.Advance(TimeSpan.FromSeconds(31));

        (await SendAsync(app, HttpMethod.Get, path, Safari)).Headers.Location!.ToString().ShouldBe("https://harbour.example/new?from=sea&utm_source=bluesky&utm_medium=social&utm_campaign=harbour-bridge#top");
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

    private static async Task<HttpResponseMessage> SendAsync(WarRoomApp app, HttpMethod method, string path, string agent)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        return await client.SendAsync(request, WarRoomApp.Stop);
    }
}
