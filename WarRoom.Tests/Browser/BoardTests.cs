using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

[Collection(nameof(Browsers))]
public sealed class BoardTests(Browsers browsers)
{
    [Fact]
    public async Task What_a_volunteer_claims_and_confirms_on_the_phone_stands_on_the_board_without_a_reload()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var board = await OpenAsync(app, day);
        await Expect(board.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" })).ToBeVisibleAsync();
        var chip = board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip");
        await Expect(chip).ToHaveCountAsync(0);

        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToContainTextAsync("Your turn");
        await Expect(chip).ToHaveClassAsync(new Regex("claimed"));

        await phone.GetByLabel("Link to your post").FillAsync("https://bsky.app/profile/ana-ribeiro/post/3lxyz");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        await Expect(chip).ToHaveClassAsync(new Regex("posted"));
        await Expect(board.Locator(".feed").First).ToContainTextAsync("Ana posted, Bluesky 1B");
    }

    [Fact]
    public async Task The_lead_steers_by_keyboard_alone()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var day = await StoredDay.AsOf1143Async(app);
        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await SetClockAsync(app, At(12, 9)); // nine minutes late
        var board = await OpenAsync(app, day);
        await Expect(board.Locator(".board__needs .strip").First).ToContainTextAsync("Ana Ribeiro, Bluesky");

        await PressUntilAsync(board, "j", board.Locator(".picked"));
        await board.Keyboard.PressAsync("r");
        await Expect(board.Locator("[data-give]").First).ToBeFocusedAsync();
        await board.Keyboard.PressAsync("Enter");
        await Expect(board.Locator(".picked")).ToContainTextAsync("Given to Mia Falk.");
        await Expect(board.Locator(".lanes .lane", new() { HasText = "Mia Falk" }).Locator(".chip")).ToHaveCountAsync(1);
        await board.Locator(".picked h3").ClickAsync(); // away from the buttons
        await board.Keyboard.PressAsync("z");
        await Expect(board.Locator(".picked")).ToContainTextAsync("Undone.");
        await Expect(board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip")).ToHaveCountAsync(1);

        await board.Keyboard.PressAsync("/");
        await Expect(board.GetByRole(AriaRole.Combobox, new() { Name = "Find or do" })).ToBeFocusedAsync();
        await board.Keyboard.TypeAsync("linkedin 12:30");
        await Expect(board.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await board.Keyboard.PressAsync("Enter");
        await Expect(board.Locator(".picked h3")).ToHaveTextAsync("LinkedIn 2A");
        await Expect(board).ToHaveURLAsync(new Regex("slot="));
        await Expect(board.Locator(".mud-dialog")).ToHaveCountAsync(0);

        await PressUntilAsync(board, "e", board.Locator(".scribe input:focus"));
        await board.Keyboard.TypeAsync("Radio wants an interview, l and z are only letters");
        await board.Keyboard.PressAsync("Enter");
        await Expect(board.Locator(".board__notes .feed")).ToContainTextAsync("Radio wants an interview, l and z are only letters");
        await Expect(board.Locator(".board--list")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_swipe_to_the_right_does_what_the_first_button_does_and_a_short_one_nothing()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var day = await StoredDay.AsOf1143Async(app);
        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await SetClockAsync(app, At(12, 9));
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Lead);
        await phone.GotoAsync(Visits.BoardOf(day.Campaign));
        await phone.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        var strip = phone.Locator(".board__needs .strip", new() { HasText = "Ana Ribeiro" });

        await SwipeAsync(phone, strip, 50);
        await Expect(strip).Not.ToHaveAttributeAsync("data-swipe", "Reassign");
        await Expect(phone.Locator(".picked")).ToHaveCountAsync(0);
        await SwipeAsync(phone, strip, 110);

        await Expect(phone.Locator(".picked [data-give]").First).ToBeVisibleAsync();
        (await phone.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_chip_that_changes_under_the_keyboard_keeps_the_focus_and_the_one_stop_of_tab()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var day = await StoredDay.AsOf1143Async(app);
        var board = await OpenAsync(app, day);
        var chip = board.Locator($".lanes [data-slot='{day.Slot.Id}']");
        await Expect(chip).ToContainTextAsync("Open");
        await chip.FocusAsync();
        await Expect(board.Locator(".lanes [tabindex='0']")).ToHaveCountAsync(1);

        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await Expect(board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).GetByRole(AriaRole.Gridcell, new() { Name = "Claimed BS Bluesky 1B, Ana Ribeiro, 12:00" })).ToBeFocusedAsync();
        await Expect(board.Locator(".lanes [tabindex='0']")).ToHaveCountAsync(1);

        await board.Keyboard.PressAsync("Enter");
        await Expect(board.Locator(".picked h3")).ToHaveTextAsync("Bluesky 1B");
        await Expect(chip).ToBeFocusedAsync();
        await Expect(chip).ToHaveAttributeAsync("aria-current", "true");
        await board.Locator(".picked h3").ClickAsync();
        await SetClockAsync(app, At(12, 9)); // now it is late, and nobody stands on it
        await Expect(chip).ToContainTextAsync("Late");
        await Expect(chip).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_board_that_stands_still_says_how_much_is_new_and_a_restarted_server_gets_it_back_to_its_place()
    {
        var port = FreePort();
        string[] here = ["--urls", $"http://127.0.0.1:{port}"];
        var app = await WarRoomApp.StartAsync(args: here, runSchedules: false);
        var day = await StoredDay.AsOf1143Async(app);
        var board = await OpenAsync(app, day);

        await board.GetByRole(AriaRole.Button, new() { Name = "Pause view" }).ClickAsync();
        await Expect(board.Locator(".pill")).ToContainTextAsync("Paused at 11:43");
        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await Expect(board.Locator(".pill")).ToContainTextAsync("1 new");
        await Expect(board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip")).ToHaveCountAsync(0);
        await board.GetByRole(AriaRole.Button, new() { Name = "Show 1 new" }).ClickAsync();
        await Expect(board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip")).ToHaveCountAsync(1);

        await board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator("button.slot").ClickAsync();
        await PressUntilAsync(board, "l", board.Locator(".board--list"));
        await Expect(board).ToHaveURLAsync(new Regex("slot=.*view=list|view=list.*slot="));

        var folder = await app.StopAsync();
        await Expect(board.Locator(".pill")).ToContainTextAsync("Offline, showing 11:43");
        await using var again = await WarRoomApp.StartAsync(args: here, folder: folder, runSchedules: false);
        await Expect(board.Locator(".pill")).ToContainTextAsync("Live", new() { Timeout = 60_000 });
        await Expect(board.Locator(".pill")).Not.ToContainTextAsync("Offline", new() { Timeout = 60_000 });
        await Expect(board.Locator(".board--list")).ToBeVisibleAsync();
        await Expect(board.Locator(".picked h3")).ToHaveTextAsync("Bluesky 1B");
    }

    [Fact]
    public async Task A_burst_of_two_hundred_events_is_one_polite_sentence()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var day = await StoredDay.AsOf1143Async(app);
        var board = await OpenAsync(app, day);
        await board.EvaluateAsync("() => { window.said = []; new MutationObserver(() => window.said.push(document.getElementById('wr-said').textContent)).observe(document.getElementById('wr-said'), { childList: true, characterData: true, subtree: true }) }");

        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        for (var i = 0; i < 100; i++)
        {
            (await app.Get<ConfirmForHolder>().RunAsync(day.Slot.Id, null, day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
            if (i < 99) (await app.Get<VerifySlot>().RunAsync(day.Slot.Id, day.Lead.AsActor(), isRight: false, WarRoomApp.Stop)).ShouldBeNull();
        }

        await Expect(board.Locator("#wr-said")).Not.ToBeEmptyAsync();
        (await board.EvaluateAsync<int>("() => window.said.length")).ShouldBe(1);
        (await board.EvaluateAsync<string>("() => window.said[0]")).ShouldContain("post");
    }

    private async Task<IPage> OpenAsync(WarRoomApp app, StoredDay day)
    {
        var board = await browsers.DeskAsync(app);
        await board.SignInAsync(app, day.Lead);
        await board.GotoAsync(Visits.BoardOf(day.Campaign));
        await board.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        return board;
    }

    private static async Task SwipeAsync(IPage phone, ILocator over, int pixels)
    {
        var finger = await phone.Context.NewCDPSessionAsync(phone);
        var box = (await over.BoundingBoxAsync())!;
        await TouchAsync("touchStart", 0);
        foreach (var share in new[] { 0.25, 0.5, 0.75, 1 }) await TouchAsync("touchMove", pixels * share);
        await finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        Task TouchAsync(string type, double by) => finger.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = new[] { new { x = box.X + 120 + by, y = box.Y + 18 } } });
    }

    /// <summary>The page's keys are told to the browser a moment after it is live.</summary>
    private static async Task PressUntilAsync(IPage page, string key, ILocator seen)
    {
        for (var tries = 0; tries < 20 && !await seen.IsVisibleAsync(); tries++)
        {
            await page.Keyboard.PressAsync(key);
            await seen.WaitForAsync(new() { Timeout = 1_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await Expect(seen).ToBeVisibleAsync();
    }

    private static async Task SetClockAsync(WarRoomApp app, Instant now)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        campaign.SetClock(now, app.Get<CampaignClocks>().RealNow, 0);
        await db.SaveChangesAsync(WarRoomApp.Stop);
        app.Get<CampaignClocks>().Remember(campaign);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
