using System.Text.Json;
using Microsoft.Playwright;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;

namespace WarRoom.Tests.Browser;

/// <summary>The service worker in a real browser. A browser without a display has no push service, so the browser itself delivers.</summary>
[Collection(nameof(Browsers))]
public sealed class ServiceWorkerTests(Browsers browsers)
{
    [Fact]
    public async Task A_pushed_message_is_on_the_screen_once_and_a_stop_takes_the_place_of_all_others()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var phone = await browsers.PhoneAsync(app);
        await phone.Context.GrantPermissionsAsync(["notifications"], new() { Origin = app.Address.GetLeftPart(UriPartial.Authority) });
        await phone.SignInAsync(app, day.Volunteer);
        var push = await WorkerAsync(phone);
        var slot = $"/me/slots/{day.Slot.Id}";

        await push(new { title = "Harbour Bridge", body = "12:00: Your post on Bluesky is next.", tag = "reminder:1", key = "reminder:1", url = slot, at = 1000 });
        await push(new { title = "Harbour Bridge", body = "12:00: Your post on Bluesky is next.", tag = "reminder:1", key = "reminder:1", url = slot, at = 1001 });
        await ShownAsync(phone, 1, "12:00: Your post on Bluesky is next.", hold: false);
        await push(new { title = "Harbour Bridge", body = "Hold: please don't post.", tag = "stop:1", key = "hold:1", url = "/me", hold = true, at = 2000 });
        await ShownAsync(phone, 1, "Hold: please don't post.", hold: true);
        await push(new { title = "Harbour Bridge", body = "12:30: Your post on LinkedIn is next.", tag = "reminder:2", key = "reminder:2", url = slot, at = 1500 });
        await ShownAsync(phone, 1, "Hold: please don't post.", hold: true);
        await push(new { title = "Harbour Bridge", body = "We go on. Look at your times: some have moved.", tag = "stop:1", key = "resumed:1", url = "/me", at = 3000 });
        await ShownAsync(phone, 1, "We go on. Look at your times: some have moved.", hold: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_page_of_the_own_account_says_how_a_member_is_reached_and_can_be_read_by_everybody(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var phone = await browsers.PhoneAsync(app, dark: dark);
        await phone.Context.GrantPermissionsAsync(["notifications"], new() { Origin = app.Address.GetLeftPart(UriPartial.Authority) });
        await phone.SignInAsync(app, day.Volunteer);
        await Expect(phone.Locator("[data-push-offer]")).ToHaveCountAsync(0); // not before something was posted
        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<ConfirmPost>().RunAsync(day.Slot.Id, null, null, day.Volunteer.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        await phone.ReloadAsync();
        await Expect(phone.GetByText("Shall this phone tell you when it is your turn?")).ToBeVisibleAsync();
        await phone.LookAsync($"push-offer{(dark ? "-dark" : "")}");
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "No, thanks" }).ClickAsync();
        await phone.ReloadAsync();
        await Expect(phone.Locator("h1")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Shall this phone tell you when it is your turn?")).ToBeHiddenAsync();

        await phone.GotoAsync("/me/account");

        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Allow notifications on this device" })).ToBeVisibleAsync();
        await phone.GetByLabel("First", new() { Exact = true }).SelectOptionAsync("push");
        await phone.LookAsync($"account-reach{(dark ? "-dark" : "")}");
        await phone.ShouldBeAccessibleAsync();
        (await phone.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
    }

    private static async Task<Func<object, Task>> WorkerAsync(IPage phone)
    {
        var cdp = await phone.Context.NewCDPSessionAsync(phone);
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        cdp.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, e) =>
        {
            foreach (var registration in e!.Value.GetProperty("registrations").EnumerateArray()) found.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await cdp.SendAsync("ServiceWorker.enable");
        await phone.EvaluateAsync("() => navigator.serviceWorker.ready.then(r => r.scope)");
        var id = await found.Task.WaitAsync(TimeSpan.FromSeconds(15), WarRoomApp.Stop);
        var origin = new Uri(phone.Url).GetLeftPart(UriPartial.Authority);
        return data => cdp.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = origin, ["registrationId"] = id, ["data"] = JsonSerializer.Serialize(data) });
    }

    /// <summary>Looks until the screen shows so many notices and the last one is this.</summary>
    private static async Task ShownAsync(IPage phone, int count, string body, bool hold) =>
        await phone.WaitForFunctionAsync("""
            async ([count, body, hold]) => {
              const all = await (await navigator.serviceWorker.ready).getNotifications();
              return all.length === count && all[0].body === body && all[0].requireInteraction === hold;
            }
            """, new object[] { count, body, hold });
}
