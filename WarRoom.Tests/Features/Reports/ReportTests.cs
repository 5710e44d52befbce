using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Reports;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Reports;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Reports;

[Collection(nameof(MoreBrowsers))]
public sealed class ReportTests(Browsers browsers)
{
    [Fact]
    public async Task Its_numbers_are_those_of_board_and_wall()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);
        await ClickAsync(app, day);

        var view = await app.Get<ReadReport>().RunAsync(day.Campaign.Id, Readers.Team, WarRoomApp.Stop);
        var shown = await app.Get<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);

        view.Report.State.ShouldBe(ReportState.Over);
        view.Report.Counts.Slots.ShouldBe(shown.Slots.Count);
        view.Report.Counts.Clicks.ShouldBe(shown.Counters.Single(c => c.Measure is Measure.Clicks).Value!.Value);
        view.Report.Goals.Single(g => g.Fact.Name == "Traffic").Fact.Result.ShouldBe(shown.Lift.Extra);
        view.Report.Goals.Single(g => g.Fact.Name == "Interaction").Fact.Result.ShouldBe(212 + 906);
        view.Report.Headline[0].ToString().ShouldContain($"{shown.Lift.Extra:N0} more visits than expected");
    }

    [Fact]
    public async Task Beside_what_the_day_added_it_says_in_the_reader_s_language_how_many_came_by_links()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);
        await ClickAsync(app, day);
        using var lead = await SignedInAsync(app, day.Lead);

        var attribution = (await app.Get<ReadReport>().RunAsync(day.Campaign.Id, Readers.Team, WarRoomApp.Stop)).Tracked.Attribution!;
        await lead.OpenAsync("/c/harbour-bridge/report");
        var english = lead.Main;
        lead.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        await lead.OpenAsync("/c/harbour-bridge/report");

        attribution.Tracked.ShouldBe(day.Slots.Where(s => s.Post is not null).Select((s, i) => (s.Network is WarRoom.Domain.Messages.Network.Bluesky ? 12 : 25) + (i % 5)).Sum());
        english.ShouldContain($"{attribution.Tracked} came by campaign links");
        lead.Main.ShouldContain($"{attribution.Tracked} kamen über Links der Kampagne");
        lead.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_like_any_other_has_no_clear_effect()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), extraPerHour: 0, state: CampaignState.Ended);

        var view = await app.Get<ReadReport>().RunAsync(day.Campaign.Id, Readers.Team, WarRoomApp.Stop);

        view.Report.Headline[0].ToString().ShouldStartWith("No clear effect on visits");
    }

    [Fact]
    public async Task Without_a_baseline_the_page_says_so_and_shows_the_rest()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), hasBaseline: false, state: CampaignState.Ended);
        using var browser = await SignedInAsync(app, day.Lead);

        await browser.OpenAsync("/c/harbour-bridge/report");

        browser.H1.ShouldBe(Headline.NoBaseline);
        browser.Main.ShouldContain("Record of the day");
    }

    [Fact]
    public async Task While_the_day_runs_the_page_says_that_it_runs()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        using var browser = await SignedInAsync(app, day.Lead);

        await browser.OpenAsync("/c/harbour-bridge/report");

        browser.Main.ShouldContain("The day is still running");
        browser.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_volunteer_and_a_stranger_read_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        using var ana = await SignedInAsync(app, day.Ana);
        using var stranger = new PlainBrowser(app);

        await ana.OpenAsync("/c/harbour-bridge/report");
        await stranger.OpenAsync("/c/harbour-bridge/report");

        ana.H1.ShouldBe("No report here");
        stranger.Path.ShouldStartWith("/login");
        using var file = await ana.Client.GetAsync("/c/harbour-bridge/report.csv", WarRoomApp.Stop);
        file.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_shared_report_names_people_only_as_they_consented_and_ends_when_it_is_revoked()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);
        using var lead = await SignedInAsync(app, day.Lead);
        await lead.OpenAsync("/c/harbour-bridge/report");
        lead.Main.ShouldContain("Lee Chen");
        await lead.SendAsync("/c/harbour-bridge/report/share");
        var address = new Uri(lead.Page.QuerySelector("#shared")!.GetAttribute("value")!).PathAndQuery;
        using var reader = new PlainBrowser(app);

        await reader.OpenAsync(address);
        reader.Main.ShouldContain("Ana Ribeiro");
        reader.Main.ShouldContain("T. W.");
        reader.Main.ShouldNotContain("Tom");
        reader.Main.ShouldNotContain("Lee");
        await lead.SendAsync("/c/harbour-bridge/report/unshare");
        await reader.OpenAsync(address);

        reader.H1.ShouldBe("This report is not shared any more");
    }

    [Fact]
    public async Task Only_who_edits_the_report_shares_it()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);

        (await app.Get<ShareReport>().RunAsync(day.Ana.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<ShareReport>().RunAsync(day.Lead.AsActor(), WarRoomApp.Stop)).Token.ShouldBe((await app.Get<ShareReport>().RunAsync(day.Lead.AsActor(), WarRoomApp.Stop)).Token);
    }

    [Fact]
    public async Task The_file_has_every_number_and_no_formula()
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);
        await app.StoreAsync(new Note { Id = Guid.CreateVersion7(At(12, 0).ToDateTimeOffset()), CampaignId = day.Campaign.Id, At = At(12, 0), ByName = "@mia", Text = "=HYPERLINK(\"http://evil.example\",\"look\")" });
        using var lead = await SignedInAsync(app, day.Lead);

        var text = await lead.Client.GetStringAsync("/c/harbour-bridge/report.csv", WarRoomApp.Stop);

        text.ShouldContain("'=HYPERLINK");
        text.ShouldContain("'@mia");
        text.Split("\r\n").ShouldNotContain(line => line.Contains(",=") || line.StartsWith('='));
        text.ShouldContain("goal,Interaction,Shares + Reactions,1118,,,2400");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_can_be_read_by_everybody_on_paper_desk_and_phone(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync(At(19, 1));
        var day = await EdgeDay.StoreAsync(app, At(19, 1), state: CampaignState.Ended);
        await ClickAsync(app, day);
        var desk = await browsers.DeskAsync(app, dark);
        await desk.SignInAsync(app, day.Lead);
        await desk.GotoAsync("/c/harbour-bridge/report");
        await desk.LookAsync($"report{(dark ? "-dark" : "")}");
        await desk.ShouldBeAccessibleAsync();

        await desk.SetViewportSizeAsync(390, 844);
        await desk.LookAsync($"report-phone{(dark ? "-dark" : "")}");
        await desk.ShouldBeAccessibleAsync();
        (await desk.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    private static async Task ClickAsync(WarRoomApp app, EdgeDay day)
    {
        await using var db = await app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
        var posts = day.Slots.Where(s => s.Post is not null).ToList();
        db.AddRange(posts.SelectMany((s, i) => Enumerable.Range(0, (s.Network is WarRoom.Domain.Messages.Network.Bluesky ? 12 : 25) + (i % 5)).Select(_ => new Click { Code = s.LinkCode!, CampaignId = s.CampaignId, SlotId = s.Id, At = s.PostAt + Minutes(5) })));
        await db.SaveChangesAsync(WarRoomApp.Stop);
    }

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }
}
