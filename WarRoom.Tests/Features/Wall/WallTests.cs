using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Wall;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Wall;

[Collection(nameof(MoreBrowsers))]
public sealed class WallTests(Browsers browsers)
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_screen_shows_the_numbers_of_the_day_and_tells_its_address_to_nobody()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        await StoreAsync(app, At(11, 42));
        using var screen = new PlainBrowser(app);

        using var answer = await screen.Client.GetAsync($"/w/{Token}", WarRoomApp.Stop);
        await screen.OpenAsync($"/w/{Token}");

        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-WarRoom-Version").Single().Length.ShouldBe(32);
        screen.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        screen.Main.ShouldContain("Visits above expected");
        screen.Main.ShouldContain("212");
        screen.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_revoked_or_unknown_address_is_a_neutral_screen_that_names_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, At(11, 42));
        using var screen = new PlainBrowser(app);

        (await app.Get<RevokeScreen>().RunAsync(Token, day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await screen.OpenAsync($"/w/{Token}/scene");
        var revoked = screen.Page.Body!.InnerHtml;
        await screen.OpenAsync("/w/ffffffffffffffffffffffffffffffff/scene");

        revoked.ShouldContain("Screen is off");
        revoked.ShouldNotContain("Harbour");
        screen.Page.Body!.InnerHtml.ShouldBe(revoked);
    }

    [Fact]
    public async Task A_hold_stands_on_the_screen_whatever_was_chosen()
    {
        await using var app = await WarRoomApp.StartAsync(At(12, 6));
        var day = await StoreAsync(app, At(12, 6));
        var hold = Hold.Place(Ids.New<HoldId>(At(12, 2)), HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), At(12, 2));
        hold.AcknowledgeBy(day.Ana, At(12, 3));
        await app.StoreAsync(hold);
        using var screen = new PlainBrowser(app);

        await screen.OpenAsync($"/w/{Token}/scene?scene=lift");

        screen.Main.ShouldContain("On hold");
        screen.Main.ShouldContain("Mia tells us when we go on");
        screen.Main.ShouldContain("1 of 7");
        screen.Main.ShouldNotContain("rumour");
    }

    [Fact]
    public async Task Before_the_first_post_it_counts_down_and_invites_and_after_the_end_it_thanks_those_who_may_be_named()
    {
        await using var app = await WarRoomApp.StartAsync(At(6, 43));
        await StoreAsync(app, At(19, 1));
        await app.StoreAsync(new Invite { Code = "7KQ2M4XD", CampaignId = (await (await app.DbAsync()).Campaigns.SingleAsync(WarRoomApp.Stop)).Id, ValidUntil = At(20, 0) });
        using var screen = new PlainBrowser(app);
        await screen.OpenAsync($"/w/{Token}/scene");
        screen.Main.ShouldContain("47:00");
        screen.Main.ShouldContain("7KQ2-M4XD");

        app.Clock!.SetUtcNow(At(19, 5).ToDateTimeOffset());
        await screen.OpenAsync($"/w/{Token}/scene");

        screen.Main.ShouldContain("Thank you");
        screen.Main.ShouldContain("Ana R.");
        screen.Main.ShouldContain("T. W.");
        screen.Main.ShouldNotContain("Lee");
        screen.Main.ShouldContain("and 1 more");
    }

    [Fact]
    public async Task The_next_hour_names_people_only_as_far_as_they_consented()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        await StoreAsync(app, At(11, 42));
        using var screen = new PlainBrowser(app);

        await screen.OpenAsync($"/w/{Token}/scene?scene=next");

        screen.Main.ShouldContain("Nobody yet");
        screen.Main.ShouldContain("Priya N.");
        screen.Main.ShouldNotContain("Nair");
        screen.Main.ShouldNotContain("Wood");
        screen.Page.QuerySelectorAll("[style]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenes_take_turns_only_when_the_address_says_so()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, At(11, 42));
        var shown = await app.Get<Web.Live.DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);

        new WallChoice(null, null, null).SceneOf(shown, At(11, 42)).ShouldBe("numbers");
        Enumerable.Range(0, 3).Select(i => new WallChoice(null, "numbers,lift,nonsense,next", 20).SceneOf(shown, Instant.FromUnixTimeSeconds(i * 20))).ShouldBe(["numbers", "lift", "next"]);
        new WallChoice("next", "numbers,lift", 20).SceneOf(shown, At(11, 42)).ShouldBe("next");
    }

    [Fact]
    public async Task Only_who_manages_the_team_sets_up_a_screen()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, At(11, 42));

        (await app.Get<CreateScreen>().RunAsync("Big room", day.Ana.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<CreateScreen>().RunAsync(" ", day.Lead.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("screen.name");
        (await app.Get<CreateScreen>().RunAsync("Big room", day.Lead.AsActor(), WarRoomApp.Stop)).Token!.Length.ShouldBe(32);
    }

    [Fact]
    public async Task In_a_real_browser_a_screen_refreshes_itself_keeps_its_last_frame_and_has_nothing_too_small_to_read()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, At(11, 42));
        var screen = await browsers.WallAsync(app);
        foreach (var scene in WallChoice.Scenes)
        {
            await screen.GotoAsync($"/w/{Token}?scene={scene}");
            await screen.LookAsync($"wall-{scene}", whole: false);
            await ShouldBeLegibleAsync(screen);
            await screen.ShouldBeAccessibleAsync();
        }

        await app.StoreAsync(Hold.Place(Ids.New<HoldId>(At(11, 42)), HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), At(11, 42)));
        await Expect(screen.Locator("main")).ToContainTextAsync("On hold");
        await screen.LookAsync("wall-hold", whole: false);
        await ShouldBeLegibleAsync(screen);
        await screen.Context.SetOfflineAsync(true);
        await Expect(screen.Locator("[data-live]")).ToContainTextAsync("Showing", new() { Timeout = 40_000 });
        await Expect(screen.Locator("main")).ToContainTextAsync("On hold");
    }

    [Fact]
    public async Task The_beginning_and_the_end_can_be_read_from_the_back_of_the_room_as_well()
    {
        await using var app = await WarRoomApp.StartAsync(At(6, 43));
        await StoreAsync(app, At(19, 1));
        await app.StoreAsync(new Invite { Code = "7KQ2M4XD", CampaignId = (await (await app.DbAsync()).Campaigns.SingleAsync(WarRoomApp.Stop)).Id, ValidUntil = At(20, 0) });
        var screen = await browsers.WallAsync(app);
        await screen.GotoAsync($"/w/{Token}");
        await screen.LookAsync("wall-countdown", whole: false);
        await ShouldBeLegibleAsync(screen);

        app.Clock!.SetUtcNow(At(19, 5).ToDateTimeOffset());
        await screen.GotoAsync($"/w/{Token}");
        await screen.LookAsync("wall-thanks", whole: false);
        await ShouldBeLegibleAsync(screen);
        await screen.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_lead_sets_up_a_screen_at_the_desk_and_turns_it_off()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoreAsync(app, At(11, 42));
        var desk = await browsers.DeskAsync(app);
        await desk.SignInAsync(app, day.Lead);
        await desk.GotoAsync("/screens", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await desk.GetByLabel("New screen").FillAsync("Small room");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        await Expect(desk.GetByText("Small room")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Img, new() { Name = "QR code of the screen Small room" })).ToBeVisibleAsync();
        await desk.LookAsync("screens");
        await desk.Locator("main").ShouldBeAccessibleAsync();

        await desk.GetByRole(AriaRole.Button, new() { Name = "Turn off Small room" }).ClickAsync();

        await Expect(desk.GetByText("Small room")).ToHaveCountAsync(0);
    }

    private static async Task<EdgeDay> StoreAsync(WarRoomApp app, Instant until)
    {
        var day = await EdgeDay.StoreAsync(app, until);
        await app.StoreAsync(new SharedLink { Token = Token, CampaignId = day.Campaign.Id, Page = SharedPage.Wall, Name = "Big room", CreatedAt = At(6, 0) });
        return day;
    }

    /// <summary>No glyph under 4.9 hundredths of the screen's height.</summary>
    private static async Task ShouldBeLegibleAsync(IPage screen)
    {
        var small = await screen.EvaluateAsync<string[]>("""
            () => { const scale = e => e.ownerSVGElement ? e.ownerSVGElement.getBoundingClientRect().height / e.ownerSVGElement.viewBox.baseVal.height : 1;
              return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.getBoundingClientRect().height > 1 && !e.closest('script'))
                .filter(e => parseFloat(getComputedStyle(e).fontSize) * scale(e) < innerHeight * 0.0489).map(e => e.outerHTML.slice(0, 120)) }
            """);
        small.ShouldBeEmpty();
        (await screen.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }
}
