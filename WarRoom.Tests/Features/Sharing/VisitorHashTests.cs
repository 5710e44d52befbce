using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Time;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sharing;

public sealed class VisitorHashTests
{
    [Fact]
    public async Task A_visitor_is_known_again_until_four_in_the_morning_and_not_after()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (hash, campaign) = (app.Get<VisitorHash>(), ACampaign());
        var evening = await OfAsync(hash, campaign, At(20, 0));

        (await OfAsync(hash, campaign, At(23, 0))).ShouldBe(evening);
        (await OfAsync(hash, campaign, At(23, 0) + Minutes(4 * 60))).ShouldBe(evening);
        (await OfAsync(hash, campaign, At(23, 0) + Minutes(5 * 60))).ShouldNotBe(evening);
    }

    [Fact]
    public async Task A_launch_day_that_runs_past_four_in_the_morning_counts_nobody_twice()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = new Campaign(Ids.New<CampaignId>(At(6, 0)), "night", "Night", Examples.Day, new(20, 0), new(8, 0));
        var hash = app.Get<VisitorHash>();
        var evening = await OfAsync(hash, campaign, At(21, 0));

        (await OfAsync(hash, campaign, At(23, 0) + Minutes(6 * 60))).ShouldBe(evening);
        (await OfAsync(hash, campaign, At(23, 0) + Minutes(10 * 60))).ShouldNotBe(evening);
    }

    [Fact]
    public async Task Nobody_can_be_followed_from_one_campaign_into_another()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var hash = app.Get<VisitorHash>();

        (await OfAsync(hash, ACampaign(), Noon)).ShouldNotBe(await OfAsync(hash, ACampaign(slug: "other"), Noon));
    }

    [Fact]
    public async Task A_restart_does_not_make_new_visitors_and_the_key_is_gone_a_day_after_its_day()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-test-").FullName;
        var campaign = ACampaign();
        long? before;
        var app = await WarRoomApp.StartAsync(At(11, 0), folder: folder);
        before = await OfAsync(app.Get<VisitorHash>(), campaign, Noon);
        await app.StopAsync();

        await using var again = await WarRoomApp.StartAsync(At(11, 30), folder: folder);
        (await OfAsync(again.Get<VisitorHash>(), campaign, Noon)).ShouldBe(before);

        await OfAsync(again.Get<VisitorHash>(), campaign, Noon + Duration.FromDays(2));
        await using var db = await again.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
        (await db.Salts.Select(s => s.Day).ToListAsync(WarRoomApp.Stop)).ShouldBe([Examples.Day.Date.PlusDays(2)]);
    }

    [Fact]
    public async Task Phones_of_one_household_behind_changing_addresses_of_a_prefix_are_one_kind_of_visitor()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (hash, campaign) = (app.Get<VisitorHash>(), ACampaign());

        (await OfAsync(hash, campaign, Noon, "2001:db8:1:2::7")).ShouldBe(await OfAsync(hash, campaign, Noon, "2001:db8:1:2:aaaa::9"));
        (await OfAsync(hash, campaign, Noon, "2001:db8:1:2::7")).ShouldNotBe(await OfAsync(hash, campaign, Noon, "2001:db8:1:3::7"));
        (await OfAsync(hash, campaign, Noon, "::ffff:203.0.113.7")).ShouldBe(await OfAsync(hash, campaign, Noon, "203.0.113.7"));
    }

    [Theory]
    [InlineData("DNT")]
    [InlineData("Sec-GPC")]
    public async Task Who_asks_not_to_be_tracked_is_counted_and_not_hashed(string header)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var visitor = ARequest("203.0.113.7");
        visitor.Headers[header] = "1";

        (await app.Get<VisitorHash>().OfAsync(visitor, ACampaign(), Noon)).ShouldBeNull();
    }

    private static async Task<long?> OfAsync(VisitorHash hash, Campaign campaign, Instant now, string address = "203.0.113.7") => (await hash.OfAsync(ARequest(address), campaign, now))?.Visitor;

    private static HttpRequest ARequest(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Headers.UserAgent = "Mozilla/5.0 (iPhone)";
        return context.Request;
    }
}
