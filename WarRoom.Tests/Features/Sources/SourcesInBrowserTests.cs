using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Networks.Reading;
using WarRoom.Tests.Ui.Edge;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sources;

[Collection(nameof(MoreBrowsers))]
public sealed class SourcesInBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_lead_connects_a_source_tests_it_pauses_it_and_removes_it()
    {
        await using var day = await SourceDay.StartAsync(AnswerAsync);
        var desk = await browsers.DeskAsync(day.App);
        await OpenAsync(desk, day);
        await Expect(desk.GetByText("No source yet")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await Button(desk, "Add a source").First.ClickAsync();
        await desk.GetByLabel("Where the numbers live").SelectOptionAsync("Umami");
        await desk.GetByLabel("Address of Umami").FillAsync(day.World.Address.ToString());
        await Button(desk, "Add").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Alert)).ToHaveTextAsync(["It needs to know which site.", "It is read with a token."]);
        await desk.LookAsync("source-form", whole: false);
        await desk.ShouldBeAccessibleAsync();
        await desk.GetByLabel("Website ID").FillAsync("7");
        await desk.GetByLabel("User:password, or API key").FillAsync("very-secret");
        await Button(desk, "Add").ClickAsync();

        var card = desk.GetByRole(AriaRole.Article, new() { Name = "Umami" });
        await Expect(card).ToContainTextAsync("Waiting for the first reading");
        await Button(desk, "Test Umami").ClickAsync();
        await Expect(card).ToContainTextAsync("Read just now: 1 hour, the newest from Thu 12 Nov, 09:00 with 12 visits.");
        await using (var db = await day.App.DbAsync()) await day.ReadAsync((await db.Sources.SingleAsync(WarRoomApp.Stop)).Id);
        await Expect(card).ToContainTextAsync("Reading, read just now");
        await Expect(desk.GetByRole(AriaRole.Row, new() { Name = "Umami 1 Thu 12 Nov, 09:00" })).ToBeVisibleAsync();
        (await desk.ContentAsync()).ShouldNotContain("very-secret");

        await Button(desk, "Pause Umami").ClickAsync();
        await Expect(card).ToContainTextAsync("Paused");
        await Button(desk, "Remove Umami").ClickAsync();
        await Button(desk, "Remove").ClickAsync();
        await Expect(desk.GetByText("No source yet")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Row, new() { Name = "Umami 1 Thu 12 Nov, 09:00" })).ToBeVisibleAsync(); // its numbers stay
    }

    [Fact]
    public async Task A_table_of_any_columns_and_an_hour_by_hand_are_taken_in()
    {
        await using var day = await SourceDay.StartAsync(AnswerAsync);
        var desk = await browsers.DeskAsync(day.App);
        await OpenAsync(desk, day);

        await Button(desk, "Upload a table").ClickAsync();
        await desk.GetByLabel("Paste the table").FillAsync("page;Sessions;Time\n/;12;2026-11-12 09:00\n/;5;2026-11-12 10:00");
        await desk.GetByLabel("Paste the table").BlurAsync();
        await Expect(desk.GetByLabel("The hour stands in")).ToHaveValueAsync("Time");
        await Expect(desk.GetByLabel("The visits stand in")).ToHaveValueAsync("Sessions");
        await Expect(desk.GetByText("2 hours from Thu 12 Nov, 09:00 to Thu 12 Nov, 10:00, 17 visits in all.")).ToBeVisibleAsync();
        await desk.LookAsync("source-upload", whole: false);
        await desk.ShouldBeAccessibleAsync();
        await Button(desk, "Import").ClickAsync();
        await Expect(desk.GetByText("2 hours stored.")).ToBeVisibleAsync();
        await Button(desk, "Done").ClickAsync();

        await Button(desk, "Enter by hand").ClickAsync();
        await desk.GetByLabel("Visits in that hour").FillAsync("99");
        await desk.ShouldBeAccessibleAsync();
        await Button(desk, "Enter").ClickAsync();

        await Expect(desk.GetByRole(AriaRole.Row, new() { Name = "by hand 1 Thu 12 Nov, 11:00" })).ToBeVisibleAsync();
        await using var db = await day.App.DbAsync();
        (await db.HourlyVisits.OrderBy(v => v.Hour).Select(v => v.Visits).ToListAsync(WarRoomApp.Stop)).ShouldBe([12, 5, 99]);
        (await db.Audit.Select(a => a.ByName).ToListAsync(WarRoomApp.Stop)).ShouldBe(["Mia Falk", "Mia Falk"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_state_of_a_source_can_be_read_on_a_desk_and_on_a_phone(bool dark)
    {
        await using var day = await SourceDay.StartAsync(AnswerAsync);
        await day.ReadAsync((await day.AddAsync(SourceKind.Umami)).Id!.Value);
        await day.App.Get<WarRoom.Web.Features.Sources.SwitchSource>().RunAsync((await StoredAsync(day, "Umami")).Id, isOn: false, day.Actor, WarRoomApp.Stop);
        await day.ReadAsync((await day.AddAsync(SourceKind.Ga4, token: "ya29.old", address: new Uri(day.World.Address, "/locked").ToString())).Id!.Value);
        await day.ReadAsync((await day.AddAsync(SourceKind.Bluesky, new() { Handles = ["port.example"] }, token: "", address: new Uri(day.World.Address, "/down").ToString())).Id!.Value);
        await day.ReadAsync((await day.AddAsync(SourceKind.Feed, name: "Harbour News")).Id!.Value);
        await day.AddAsync(SourceKind.Mastodon, new() { Handles = ["@port@social.example"] }, token: "", address: "");
        await using (var db = await day.App.DbAsync()) (await db.Sources.ToListAsync(WarRoomApp.Stop)).Select(s => s.StateAt(At(12, 15))).Order().ShouldBe([SourceState.Waiting, SourceState.Reading, SourceState.TryingAgain, SourceState.NeedsYou, SourceState.Paused]);

        foreach (var page in new[] { await browsers.DeskAsync(day.App, dark), await browsers.PhoneAsync(day.App, dark: dark) })
        {
            await OpenAsync(page, day);
            await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Google Analytics 4" })).ToContainTextAsync("Hours late");
            await Expect(page.GetByText("127.0.0.1 does not accept the token, or wants one.")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The bridge opens" })).ToBeVisibleAsync();
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
            await page.LookAsync($"sources-{page.ViewportSize!.Width}{(dark ? "-dark" : "")}");
            await page.ShouldBeAccessibleAsync();
        }
    }

    [Fact]
    public async Task Whoever_only_reads_sees_the_cards_and_no_button()
    {
        await using var day = await SourceDay.StartAsync(AnswerAsync);
        var scribe = AMember(day.Campaign, "Sam Ink", Role.Scribe);
        await day.App.StoreAsync(scribe);
        await day.AddAsync(SourceKind.Umami);
        var desk = await browsers.DeskAsync(day.App);

        await OpenAsync(desk, day, scribe);

        await Expect(desk.GetByRole(AriaRole.Article, new() { Name = "Umami" })).ToBeVisibleAsync();
        await Expect(Button(desk, "Add a source")).ToHaveCountAsync(0);
        await Expect(Button(desk, "Test Umami")).ToHaveCountAsync(0);
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/locked", StringComparison.Ordinal)) context.Response.StatusCode = 401;
        if (path.StartsWith("/down", StringComparison.Ordinal)) context.Response.StatusCode = 503;
        return path == "/"
            ? context.BodyAsync("text/xml", """<rss version="2.0"><channel><title>n</title><link>https://n.example</link><description>d</description><item><title>The bridge opens</title><link>https://n.example/1</link><guid isPermaLink="false">n1</guid><pubDate>Thu, 12 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>""")
            : context.JsonAsync("""{"pageviews":[],"sessions":[{"x":"2026-11-12 09:00:00","y":12}]}""");
    }

    private static async Task<Source> StoredAsync(SourceDay day, string name)
    {
        await using var db = await day.App.DbAsync();
        return await db.Sources.SingleAsync(s => s.Name == name, WarRoomApp.Stop);
    }

    private static async Task OpenAsync(IPage page, SourceDay day, Member? member = null)
    {
        await page.SignInAsync(day.App, member ?? day.Lead);
        await page.GotoAsync($"/c/{day.Campaign.Slug}/sources");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
