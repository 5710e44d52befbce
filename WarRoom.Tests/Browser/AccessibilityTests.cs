using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>No violation of WCAG 2.2 A and AA on any page of the demo day, dialogs and a stop included; in dark the same pages, for their colours.</summary>
[Collection(nameof(MoreBrowsers))]
public sealed class AccessibilityTests(Browsers browsers)
{
    private static readonly string[] DeskPages =
    [
        "/campaigns", "/c/harbour-bridge/foundation/objectives", "/c/harbour-bridge/foundation/audiences", "/c/harbour-bridge/foundation/communities", "/c/harbour-bridge/foundation/influencers",
        "/c/harbour-bridge/foundation/messages", "/c/harbour-bridge/foundation/waves", "/c/harbour-bridge/foundation/baseline", "/c/harbour-bridge/foundation/settings", "/c/harbour-bridge/team",
        "/c/harbour-bridge/plan", "/c/harbour-bridge/live", "/c/harbour-bridge/sent", "/screens?code=K7M4QX", "/admin", "/c/harbour-bridge/numbers/visits", "/c/harbour-bridge/numbers/links", "/c/harbour-bridge/numbers/site", "/c/harbour-bridge/numbers/texts", "/c/harbour-bridge/numbers/projection", "/c/harbour-bridge/numbers/formulas", "/c/harbour-bridge/sources", "/c/harbour-bridge/report",
    ];

    [Fact]
    public async Task Every_page_of_the_demo_day_is_accessible()
    {
        await using var app = await WarRoomApp.StartAsync(args: ["--demo"], runSchedules: false);
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        campaign.SetClock(At(11, 43), app.Get<CampaignClocks>().RealNow, 0);
        app.Get<CampaignClocks>().Remember(campaign);
        await db.SaveChangesAsync(WarRoomApp.Stop);
        var found = new List<string>();

        await PhoneAsync(app, db, found);
        await DeskAsync(app, db, found);

        found.ShouldBeEmpty();
    }

    private async Task DeskAsync(WarRoomApp app, WarRoomDb db, List<string> found)
    {
        var desk = await browsers.DeskAsync(app);
        await desk.SignInAsync(app, await db.Members.FirstAsync(m => m.Role == Role.Deputy, WarRoomApp.Stop));
        foreach (var path in DeskPages)
        {
            await desk.GotoAsync(path);
            await Expect(desk.Locator("main, article").First).ToBeVisibleAsync();
            if (path is not "/c/harbour-bridge/report") await desk.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
            await LookAsync(desk, path, found);
            if (await IsTooWideAsync(desk)) found.Add($"{path}: wider than a window of 320 pixels");
        }

        await desk.GotoAsync("/c/harbour-bridge/live");
        await desk.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        foreach (var (key, dialog) in new[] { ("?", "Keys on this page"), ("+", "Open more slots"), ("/", "Find or do") })
        {
            await desk.Keyboard.PressAsync(key);
            await Expect(desk.GetByRole(AriaRole.Dialog)).ToContainTextAsync(dialog);
            await LookAsync(desk, dialog, found);
            await desk.Keyboard.PressAsync("Escape");
            await Expect(desk.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }

        await desk.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Stop posts now" })).ToBeVisibleAsync();
        await LookAsync(desk, "the stop dialog", found);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Stop posts now" }).ClickAsync();
        await Expect(desk.Locator(".holdbar")).ToBeVisibleAsync();
        await LookAsync(desk, "the board on hold", found);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resume, with reason" }).ClickAsync();
        await Expect(desk.GetByLabel("Why it is safe to go on")).ToBeVisibleAsync();
        await LookAsync(desk, "the resume dialog", found);
    }

    /// <summary>Whether a page has to be scrolled sideways in a window of 320 pixels, as in one of 1280 at four times the size; a table in a box of its own may be.</summary>
    private static async Task<bool> IsTooWideAsync(IPage desk)
    {
        var (width, height) = (desk.ViewportSize!.Width, desk.ViewportSize.Height);
        await desk.SetViewportSizeAsync(320, height);
        var isTooWide = await desk.EvaluateAsync<bool>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.documentElement.scrollWidth > innerWidth))))");
        await desk.SetViewportSizeAsync(width, height);
        return isTooWide;
    }

    private async Task PhoneAsync(WarRoomApp app, WarRoomDb db, List<string> found)
    {
        var slot = await db.Slots.AsNoTracking().Where(s => s.HolderId != null && (s.Status == SlotStatus.Claimed || s.Status == SlotStatus.Assigned)).OrderBy(s => s.PostAt).FirstAsync(WarRoomApp.Stop);
        var done = await db.Slots.AsNoTracking().Where(s => s.HolderId == slot.HolderId && s.Status == SlotStatus.Verified).Select(s => (SlotId?)s.Id).FirstOrDefaultAsync(WarRoomApp.Stop);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.Id == slot.HolderId, WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        foreach (var path in new[] { "/wall", "/login", "/help", "/privacy", $"/j/{(await db.Invites.SingleAsync(WarRoomApp.Stop)).Code}", app.LinkOf(member), "/v/old" })
        {
            await phone.GotoAsync(path);
            await LookAsync(phone, path, found);
        }

        await phone.SignInAsync(app, member);
        foreach (var path in new[] { "/me", "/me/account", $"/me/slots/{slot.Id}", done is null ? "/me" : $"/me/slots/{done}", "/not-here" })
        {
            await phone.GotoAsync(path);
            await LookAsync(phone, path, found);
        }

        await phone.GotoAsync($"/w/{await db.SharedLinks.Where(l => l.Page == SharedPage.Wall).Select(l => l.Token).FirstAsync(WarRoomApp.Stop)}");
        await LookAsync(phone, "the wall", found);
    }

    /// <summary>In light and, for its colours, in dark.</summary>
    private static async Task LookAsync(IPage page, string what, List<string> found)
    {
        await LookAsync(page, what, found, onlyColours: false);
        await PutOnAsync(page, ColorScheme.Dark);
        await LookAsync(page, $"{what}, dark", found, onlyColours: true);
        await PutOnAsync(page, ColorScheme.Light);
    }

    /// <summary>The desk's components get their colours from the server; what the style sheets know is there at once.</summary>
    private static async Task PutOnAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.WaitForFunctionAsync("s => { const have = getComputedStyle(document.documentElement).getPropertyValue('--mud-native-html-color-scheme').trim(); return !have || document.documentElement.dataset.live !== 'yes' || have === s }", scheme is ColorScheme.Dark ? "dark" : "light");
    }

    private static async Task LookAsync(IPage page, string what, List<string> found, bool onlyColours)
    {
        try
        {
            await page.ShouldBeAccessibleAsync(onlyColours);
        }
        catch (ShouldAssertException e)
        {
            found.Add($"{what}: {e.Message}");
        }
    }
}
