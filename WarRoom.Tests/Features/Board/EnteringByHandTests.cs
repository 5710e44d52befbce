using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Board;

public sealed class EnteringByHandTests
{
    [Fact]
    public async Task Visits_of_an_hour_that_is_over_are_entered_with_a_name_and_an_hour_that_runs_is_refused()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 30));
        var (campaign, lead) = await ADayAsync(app);

        (await app.Get<EnterVisits>().RunAsync(At(10, 0), 42, lead, WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<EnterVisits>().RunAsync(At(11, 0), 7, lead, WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("visits.notOver");

        await using var db = await app.DbAsync();
        var hour = await db.HourlyVisits.SingleAsync(WarRoomApp.Stop);
        (hour.Visits, hour.Source, hour.CampaignId).ShouldBe((42, "by hand", campaign.Id));
        (await db.Audit.SingleAsync(WarRoomApp.Stop)).ByName.ShouldBe("Mia Falk");
    }

    [Fact]
    public async Task A_total_by_hand_holds_what_networks_report_and_is_never_added_to_it()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 30));
        var (campaign, lead) = await ADayAsync(app);
        await app.StoreAsync(new MetricReading { Id = Guid.CreateVersion7(At(11, 0).ToDateTimeOffset()), CampaignId = campaign.Id, At = At(11, 0), Network = Network.Bluesky, Measure = Measure.Shares, Total = 30, Source = "csv" });

        (await app.Get<EnterNumber>().RunAsync(Measure.Shares, 20, lead, WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("number.less");
        (await app.Get<EnterNumber>().RunAsync(Measure.Shares, 50, lead, WarRoomApp.Stop)).ShouldBeNull();

        var shares = (await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop)).Counters.Single(c => c.Measure is Measure.Shares);
        shares.Value.ShouldBe(50);
        shares.Source.ShouldBe("csv and by hand");
    }

    [Fact]
    public async Task What_nobody_read_is_no_number_rather_than_zero()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 30));
        var (campaign, _) = await ADayAsync(app);

        var day = await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop);

        day.Counters.Single(c => c.Measure is Measure.Shares).Value.ShouldBeNull();
        day.Counters.Single(c => c.Measure is Measure.Visits).Value.ShouldBeNull();
    }

    [Fact]
    public async Task A_volunteer_enters_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 30));
        var (campaign, _) = await ADayAsync(app);

        (await app.Get<EnterVisits>().RunAsync(At(10, 0), 42, AMember(campaign, "Ada Lovelace").AsActor(), WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("actor.notAllowed");
    }

    private static async Task<(Campaign, Actor)> ADayAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, lead);
        return (campaign, lead.AsActor());
    }
}
