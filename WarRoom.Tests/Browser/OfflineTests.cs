using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>A confirmation that was tapped without a connection, on a page that was closed. The phone's clock is the test's.</summary>
[Collection(nameof(Browsers))]
public sealed class OfflineTests(Browsers browsers)
{
    private static readonly DateTime Tapped = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task It_survives_the_closed_page_and_is_recorded_at_the_time_of_the_tap()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 58));
        var (ada, slot) = await ADayAsync(app);
        await using var context = await PhoneAsync(app);
        await TapOfflineAsync(context, app, ada, slot);
        app.Clock!.SetUtcNow(At(12, 10).ToDateTimeOffset());

        var later = await OpenLaterAsync(context, "/me");

        await Expect(later.Locator("h1")).ToHaveTextAsync("Thank you, Ada");
        (await SlotAsync(app)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SlotStatus.Posted), s => s.Post!.At.ShouldBe(At(11, 58)), s => s.PostUrl.ShouldBe("https://bsky.app/profile/ada-lovelace/post/3lxyz"));
    }

    [Fact]
    public async Task Without_a_sign_in_it_waits_and_says_what_to_do()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 58));
        var (ada, slot) = await ADayAsync(app);
        await using var context = await PhoneAsync(app);
        await TapOfflineAsync(context, app, ada, slot);
        app.Clock!.SetUtcNow(At(12, 10).ToDateTimeOffset());
        await context.ClearCookiesAsync();

        var later = await OpenLaterAsync(context, "/me");

        await Expect(later.Locator("[data-waits]")).ToHaveTextAsync("A confirmation waits: open your personal link or sign in again, then it is sent.");
        await later.LookAsync("offline-sign-in");
        (await SlotAsync(app)).Status.ShouldBe(SlotStatus.Claimed);
        await later.GotoAsync(app.LinkOf(ada));
        await later.Locator("main button").ClickAsync();
        await Expect(later.Locator("h1")).ToHaveTextAsync("Thank you, Ada");
        (await SlotAsync(app)).Post!.At.ShouldBe(At(11, 58));
    }

    private static async Task TapOfflineAsync(IBrowserContext context, WarRoomApp app, Member ada, Slot slot)
    {
        var phone = await context.NewPageAsync();
        await phone.Clock.SetFixedTimeAsync(Tapped);
        await phone.SignInAsync(app, ada);
        await phone.GotoAsync($"/me/slots/{slot.Id}");
        await context.SetOfflineAsync(true);
        await phone.GetByLabel("Link to your post").FillAsync("https://bsky.app/profile/ada-lovelace/post/3lxyz");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
        await Expect(phone.Locator("[data-waits]")).ToHaveTextAsync("1 confirmation waits for a connection");
        await phone.LookAsync("offline-waits");
        await phone.ShouldBeAccessibleAsync();
        await phone.CloseAsync();
        (await SlotAsync(app)).Status.ShouldBe(SlotStatus.Claimed);
        await context.SetOfflineAsync(false);
    }

    /// <summary>Twelve minutes later by the phone's own clock.</summary>
    private static async Task<IPage> OpenLaterAsync(IBrowserContext context, string path)
    {
        var page = await context.NewPageAsync();
        await page.Clock.SetFixedTimeAsync(Tapped.AddMinutes(12));
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>Without a service worker, which has a clock of its own and could be first.</summary>
    private async Task<IBrowserContext> PhoneAsync(WarRoomApp app)
    {
        var context = await browsers.Chromium.NewContextAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, Locale = "en-GB", TimezoneId = "Europe/Berlin", HasTouch = true, ServiceWorkers = ServiceWorkerPolicy.Block });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    private static async Task<(Member Ada, Slot Slot)> ADayAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (ada, slot);
    }

    private static async Task<Slot> SlotAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().SingleAsync(WarRoomApp.Stop);
    }
}
