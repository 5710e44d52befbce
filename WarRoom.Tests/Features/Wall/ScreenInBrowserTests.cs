using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Screens;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Wall;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Wall;

/// <summary>A television that nobody touches, in a real browser: let in from a phone, steered from it, and left alone for a day.</summary>
[Collection(nameof(MoreBrowsers))]
public sealed class ScreenInBrowserTests(Browsers browsers)
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("WARROOM_WALL") is "all";

    [Fact]
    public async Task A_television_is_let_in_from_a_phone_steered_by_it_and_turned_off()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        var tv = await browsers.WallAsync(app);
        await tv.GotoAsync("/wall");
        await tv.LookAsync("wall-pair", whole: false);
        await ShouldBeLegibleAsync(tv, "the code");
        await tv.ShouldBeAccessibleAsync();
        var code = await tv.Locator(".code").InnerTextAsync();
        (await tv.EvaluateAsync<string>("document.cookie")).ShouldNotContain("warroom-screen", Case.Insensitive, "no script can read the secret");

        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Lead);
        await phone.GotoAsync($"/screens?code={code.Replace(" ", "", StringComparison.Ordinal)}", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(phone.GetByLabel("Code on the screen")).ToHaveValueAsync(code);
        await phone.GetByLabel("Name of the screen").FillAsync("Big room");
        await phone.GetByLabel("Kind of room").SelectOptionAsync("Branch office");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Let it in" }).ClickAsync();
        await tv.WaitForURLAsync("**/w/*");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Big room" })).ToBeVisibleAsync();
        await Expect(phone.GetByText("Next hour, Latest posts, Notes and join code, 30 s each")).ToBeVisibleAsync();

        await phone.GetByLabel("Show now").SelectOptionAsync("latest");
        await ShouldShowAsync(tv, "latest");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Next", Exact = true }).ClickAsync();
        await ShouldShowAsync(tv, "thanks|countdown|notes");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Blank" }).ClickAsync();
        await ShouldShowAsync(tv, "blank");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Show again" }).ClickAsync();
        await phone.GetByText("Set up", new() { Exact = true }).First.ClickAsync();
        await phone.GetByLabel("Theme").SelectOptionAsync("Light");
        await phone.GetByLabel("Size, inches").FillAsync("43");
        await Expect(phone.GetByText("Smallest text 6.3 % of the height", new() { Exact = false })).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(tv.Locator("html")).ToHaveClassAsync("wall wall-light", new() { Timeout = 5_000 });
        await phone.LookAsync("screens-phone");
        await phone.Locator("main").ShouldBeAccessibleAsync();

        await tv.GotoAsync("/wall");
        await tv.WaitForURLAsync("**/w/*");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Turn off Big room" }).ClickAsync();
        await ShouldShowAsync(tv, "off");
        (await tv.Locator("body").InnerTextAsync()).ShouldNotContain("Harbour");
    }

    [Fact]
    public async Task A_screen_keeps_its_last_frame_while_the_server_is_away_or_something_else_answers()
    {
        var first = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(first, new());
        var port = first.Address.Port;
        var tv = await browsers.WallAsync(first);
        await tv.AddInitScriptAsync("window.locks = 0; Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { window.locks++; return { release: async () => {} } } } })");
        await tv.Clock.InstallAsync(new() { TimeDate = new DateTime(2019, 1, 1, 3, 0, 0, DateTimeKind.Utc) });
        await tv.GotoAsync($"/w/{Token}");
        await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Live 11:42", new() { Timeout = 5_000 });
        (await tv.Locator(".clock b").InnerTextAsync()).ShouldMatch(@"^0[0-9]:[0-5][0-9]$", "it counts by the server's clock, not by a television that thinks it is 2019");
        (await tv.EvaluateAsync<int>("locks")).ShouldBe(1);
        await tv.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        (await tv.EvaluateAsync<int>("locks")).ShouldBe(2, "asked for again when it is looked at again");
        var shown = await tv.Locator("main").InnerTextAsync();

        var folder = await first.StopAsync();
        await PassAsync(tv, TimeSpan.FromSeconds(6), 4);
        await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Showing 11:42");
        await PassAsync(tv, TimeSpan.FromMinutes(10), 6);
        (await tv.Locator("main").InnerTextAsync()).ShouldBe(shown, "after an hour");
        await tv.LookAsync("wall-stale", whole: false);
        (await tv.EvaluateAsync<string>("document.body.style.transform")).ShouldStartWith("translate(");

        await using var app = await WarRoomApp.StartAsync(At(12, 45), ["--Kestrel:Endpoints:Http:Url", $"http://127.0.0.1:{port}"], folder: folder);
        await PassAsync(tv, TimeSpan.FromSeconds(6), 1);
        await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Live 12:45");

        foreach (var (status, body) in new[] { (502, "<html><body><main>Bad gateway</main></body></html>"), (200, "<html><body><header data-scene='x'></header><main>Sign in to the hotel</main><footer></footer></body></html>") })
        {
            await tv.RouteAsync("**/w/**", r => r.FulfillAsync(new() { Status = status, ContentType = "text/html", Body = body }));
            await PassAsync(tv, TimeSpan.FromSeconds(6), 4);
            await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Showing 12:45");
            (await tv.Locator("body").InnerTextAsync()).ShouldContain("Visits above expected");
            await tv.UnrouteAllAsync();
            await PassAsync(tv, TimeSpan.FromSeconds(6), 1);
            await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Live 12:45");
        }

        await tv.EvaluateAsync("window.old = true");
        await tv.RouteAsync("**/scene*", async r => await r.FulfillAsync(new() { Response = await r.FetchAsync(), Headers = new Dictionary<string, string> { ["x-warroom-version"] = "newer", ["content-type"] = "text/html" } }));
        var loaded = tv.WaitForRequestAsync(r => r.IsNavigationRequest);
        await PassAsync(tv, TimeSpan.FromSeconds(6), 1);
        await loaded;
        await tv.UnrouteAllAsync();
        await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Live 12:45");
        (await tv.EvaluateAsync<bool>("'old' in window")).ShouldBeFalse("it started anew with the new version");

        await app.Get<RevokeScreen>().RunAsync(Token, day.Lead.AsActor(), WarRoomApp.Stop);
        await PassAsync(tv, TimeSpan.FromSeconds(2), 1);
        await ShouldShowAsync(tv, "off");
    }

    [Fact]
    public async Task Every_scene_can_be_read_in_every_size_and_theme()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new());
        await app.StoreAsync(new Invite { Code = "7KQ2M4XD", CampaignId = day.Campaign.Id, ValidUntil = At(20, 0) },
            new Note { Id = Guid.CreateVersion7(At(11, 5).ToDateTimeOffset()), CampaignId = day.Campaign.Id, At = At(11, 5), ByName = "Sam", Text = "Radio Nord called about the traffic count, Mia speaks at noon and brings the map of the new lanes along, please be there" });
        var tv = await browsers.WallAsync(app);
        ScreenSettings[] rooms = [new(), new() { Inches = 43, Theme = WallTheme.Light, SafePercent = 2, ZoneId = "Europe/Lisbon" }, new() { Metres = 8, SafePercent = 5 }];
        foreach (var room in rooms)
        {
            (await app.Get<SetUpScreen>().RunAsync(Token, "Big room", room, day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
            foreach (var scene in SceneNames.Choosable)
            {
                (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Show, scene), day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
                await LookAtAsync(tv, scene, room);
            }
        }

        await app.StoreAsync(Hold.Place(Ids.New<HoldId>(At(11, 42)), HoldScope.Network, Network.Bluesky.Key(), "A false number", null, day.Lead.AsActor(), At(11, 42)));
        await app.Get<SetUpScreen>().RunAsync(Token, "Big room", rooms[0], day.Lead.AsActor(), WarRoomApp.Stop);
        foreach (var (width, height) in new[] { (1920, 1080), (1024, 768), (1080, 1920) })
        {
            await tv.SetViewportSizeAsync(width, height);
            foreach (var scene in new[] { SceneNames.Numbers, SceneNames.Next })
            {
                (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Show, scene), day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
                await tv.GotoAsync($"/w/{Token}");
                await ShouldBeLegibleAsync(tv, $"{scene} on {width} by {height}", 4.9 * Math.Min(1, width * 9.0 / 16 / height));
            }
        }

        await tv.SetViewportSizeAsync(1920, 1080);
        await app.StoreAsync(Hold.Place(Ids.New<HoldId>(At(11, 42)), HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), At(11, 42)));
        foreach (var room in rooms)
        {
            await app.Get<SetUpScreen>().RunAsync(Token, "Big room", room, day.Lead.AsActor(), WarRoomApp.Stop);
            await LookAtAsync(tv, "hold", room);
        }
    }

    [Fact]
    public async Task The_keys_of_a_screen_and_a_button_that_comes_with_the_pointer_let_it_stand_still()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        await StoreAsync(app, new() { Scenes = [SceneNames.Lift, SceneNames.Latest], Dwell = 20 });
        var tv = await browsers.WallAsync(app);
        await tv.Clock.InstallAsync();
        await tv.GotoAsync($"/w/{Token}");
        var button = tv.Locator("button.pause");
        await Expect(button).ToBeHiddenAsync();
        var first = await tv.Locator("header").GetAttributeAsync("data-scene");

        await tv.Keyboard.PressAsync("ArrowRight");
        await ShouldShowAsync(tv, first == "lift" ? "latest" : "lift");
        await tv.Keyboard.PressAsync("Home");
        await ShouldShowAsync(tv, first!);
        await tv.Mouse.MoveAsync(500, 500);
        await Expect(button).ToHaveTextAsync("Pause");
        await ShouldBeLegibleAsync(tv, "the button");
        await tv.ShouldBeAccessibleAsync();
        await tv.Mouse.MoveAsync(520, 520); // it is gone after five seconds, which a slow machine may have needed to look
        await button.ClickAsync();
        await Expect(button).ToHaveTextAsync("Go on");
        app.Clock!.Advance(TimeSpan.FromSeconds(20));
        await PassAsync(tv, TimeSpan.FromSeconds(6), 1);
        await ShouldShowAsync(tv, first!);
        await Expect(button).ToBeHiddenAsync();
        await tv.Keyboard.PressAsync("Space");
        await ShouldShowAsync(tv, first == "lift" ? "latest" : "lift");
    }

    [Fact]
    public async Task After_a_day_without_a_hand_on_it_a_screen_has_grown_by_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        await StoreAsync(app, new() { Scenes = [SceneNames.Numbers, SceneNames.Next, SceneNames.Latest] });
        var tv = await browsers.WallAsync(app);
        await tv.AddInitScriptAsync("window.loads = Number(sessionStorage.loads ?? 0) + 1; sessionStorage.loads = loads;");
        await tv.Clock.InstallAsync();
        await tv.GotoAsync($"/w/{Token}");
        var step = IsLong ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(20);
        var steps = (int)(TimeSpan.FromHours(24) / step);
        await LiveAsync(tv, app, step, steps / 12);
        var early = await MeasureAsync(tv);
        await LiveAsync(tv, app, step, steps - (steps / 12));
        var late = await MeasureAsync(tv);

        (await tv.EvaluateAsync<int>("loads")).ShouldBe(1, "it never started anew");
        await Expect(tv.Locator("[data-live]")).ToHaveTextAsync("Live 11:42");
        late["JSEventListeners"].ShouldBeLessThanOrEqualTo(early["JSEventListeners"]);
        late["Nodes"].ShouldBeLessThan(early["Nodes"] + 400, "scenes differ, but nothing piles up");
        late["JSHeapUsedSize"].ShouldBeLessThan((early["JSHeapUsedSize"] * 1.3) + 500_000);
    }

    private static async Task LookAtAsync(IPage tv, string scene, ScreenSettings room)
    {
        var where = $"{scene} on {room.Inches} inches from {room.Metres} m";
        await tv.GotoAsync($"/w/{Token}");
        await ShouldShowAsync(tv, scene);
        await tv.LookAsync($"wall-{scene}-{room.Inches}-{room.Metres}", whole: false);
        await ShouldBeLegibleAsync(tv, where, room.Type.Smallest);
        if (IsLong || (scene is "latest" or "notes" or "pulse" && room.Theme is WallTheme.Light)) await tv.ShouldBeAccessibleAsync();
    }

    private static Task ShouldShowAsync(IPage tv, string scenes) =>
        Expect(tv.Locator("header")).ToHaveAttributeAsync("data-scene", new System.Text.RegularExpressions.Regex($"^({scenes})$"), new() { Timeout = 5_000 });

    /// <summary>Lets a television's time pass, and the answers come.</summary>
    private static async Task PassAsync(IPage tv, TimeSpan time, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await tv.Clock.FastForwardAsync((long)time.TotalMilliseconds);
            await tv.EvaluateAsync("() => fetch('/health/live').catch(() => { })");
            await Task.Delay(60, WarRoomApp.Stop);
        }
    }

    private static async Task LiveAsync(IPage tv, WarRoomApp app, TimeSpan step, int times)
    {
        for (var i = 0; i < times; i++)
        {
            app.Clock!.Advance(step);
            await PassAsync(tv, step, 1);
        }
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(IPage tv)
    {
        var inspector = await tv.Context.NewCDPSessionAsync(tv);
        await inspector.SendAsync("Performance.enable");
        await inspector.SendAsync("HeapProfiler.collectGarbage");
        var answer = await inspector.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble());
    }

    private static async Task<EdgeDay> StoreAsync(WarRoomApp app, ScreenSettings settings)
    {
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        await app.StoreAsync(new SharedLink { Token = Token, CampaignId = day.Campaign.Id, Page = SharedPage.Wall, Name = "Big room", CreatedAt = At(6, 0), Screen = settings });
        return day;
    }

    /// <summary>Measured in the browser: no text smaller than 16 minutes of arc for this room, none under seven to one, and none cut off.</summary>
    private static async Task ShouldBeLegibleAsync(IPage tv, string where, double smallest = 4.89)
    {
        var wrong = await tv.EvaluateAsync<string[]>("""
            smallest => {
              const scale = e => e.ownerSVGElement ? Math.min(e.ownerSVGElement.getBoundingClientRect().height / e.ownerSVGElement.viewBox.baseVal.height, e.ownerSVGElement.getBoundingClientRect().width / e.ownerSVGElement.viewBox.baseVal.width) : 1;
              const parse = c => (c.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number), light = c => parse(c).slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((parse(c)[3] ?? 1) === 1) return c } return 'rgb(255,255,255)' };
              const found = [], say = (what, e) => found.push(what + ': ' + e.outerHTML.slice(0, 120));
              for (const e of document.querySelectorAll('body *')) {
                const box = e.getBoundingClientRect();
                if (e.closest('script') || box.height <= 1 || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
                const style = getComputedStyle(e), size = parseFloat(style.fontSize) * scale(e) / innerHeight * 100;
                if (size < smallest - .011) say('small ' + size.toFixed(2), e);
                const two = [light(e.ownerSVGElement ? style.fill : style.color), light(ground(e))], ratio = (Math.max(...two) + .05) / (Math.min(...two) + .05);
                if (ratio < 7) say('contrast ' + ratio.toFixed(1), e);
                const text = document.createRange();
                text.selectNodeContents(e);
                if (e.matches('.chip') && text.getBoundingClientRect().top < box.top) say('beside its box', e);
                if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) say('cut off', e);
              }
              const main = document.querySelector('main');
              if (main.scrollHeight > main.clientHeight + 12 || main.scrollWidth > main.clientWidth + 2) found.push(`main overflows: ${main.scrollWidth}x${main.scrollHeight} in ${main.clientWidth}x${main.clientHeight}`);
              return found;
            }
            """, smallest);
        string.Join("\n", wrong).ShouldBe("", where);
    }
}
