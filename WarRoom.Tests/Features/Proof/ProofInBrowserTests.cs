using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Slots;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Proof;

[Collection(nameof(MoreBrowsers))]
public sealed class ProofInBrowserTests(Browsers browsers)
{
    /// <summary>A picture is sent, drawn anew and shown: on a busy machine that takes more than the five seconds of a page.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 30_000 };

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task On_the_phone_a_screenshot_takes_the_place_of_a_link_with_and_without_script(bool script, bool dark)
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app, script, dark);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await LookAsync(phone, $"proof-form{(dark ? "-dark" : "")}", script);

        await phone.GetByLabel("Screenshot of your post").SetInputFilesAsync(new FilePayload { Name = "post.png", MimeType = "image/png", Buffer = "<svg/>"u8.ToArray() });
        await phone.GetByRole(AriaRole.Button, new() { Name = "I posted it, send the screenshot" }).ClickAsync();
        await Expect(phone.Locator("#screenshot [role=alert]")).ToContainTextAsync("not a picture that we can read", new() { Timeout = Patient.Timeout });
        await LookAsync(phone, $"proof-refused{(dark ? "-dark" : "")}", script);
        await phone.GetByLabel("Screenshot of your post").SetInputFilesAsync(new FilePayload { Name = "post.png", MimeType = "image/png", Buffer = Pictures.RedAndBlue(1179, 2556, SkiaSharp.SKEncodedImageFormat.Png) });
        await phone.GetByRole(AriaRole.Button, new() { Name = "I posted it, send the screenshot" }).ClickAsync();

        await Expect(phone.GetByText("Your screenshot is kept")).ToBeVisibleAsync(Patient);
        await Expect(phone.GetByAltText("Screenshot, sent 11:43")).ToBeVisibleAsync();
        (await phone.GetByAltText("Screenshot, sent 11:43").EvaluateAsync<int>("i => i.decode().then(() => i.naturalHeight)")).ShouldBe(1600);
        await LookAsync(phone, $"proof-kept{(dark ? "-dark" : "")}", script);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_the_board_the_lead_sees_the_rungs_the_finding_and_the_screenshot_and_verifies(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var ana = day.Volunteer.AsActor();
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, ana, WarRoomApp.Stop);
        await app.Get<ConfirmPost>().RunAsync(day.Slot.Id, "https://bsky.app/profile/ana-ribeiro.bsky.social/post/3lxyz", null, ana, stop: WarRoomApp.Stop);
        (await app.Get<AddScreenshot>().RunAsync(day.Slot.Id, Pictures.RedAndBlue(1179, 2556), null, ana, WarRoomApp.Stop)).ShouldBeNull();
        await app.StoreAsync(new PostCheck { SlotId = day.Slot.Id, CampaignId = day.Campaign.Id, Address = "https://bsky.app/profile/ana-ribeiro.bsky.social/post/3lxyz", Attempts = 4, LookedAt = At(11, 31), Finding = "Bluesky does not show a post there." });
        var desk = await browsers.DeskAsync(app, dark);
        await desk.SignInAsync(app, day.Lead);
        await desk.GotoAsync(Visits.BoardOf(day.Campaign));
        await desk.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");

        var need = desk.Locator(".board__needs .strip", new() { HasText = "Look at the post of Ana Ribeiro, Bluesky" });
        await Expect(need).ToContainTextAsync("Bluesky does not show a post there.");
        await need.GetByRole(AriaRole.Button, new() { NameRegex = new("^Look: ") }).ClickAsync();

        var panel = desk.GetByRole(AriaRole.Region, new() { Name = "Selected slot" });
        await Expect(panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Linked" })).ToHaveClassAsync("is");
        await Expect(panel).ToContainTextAsync("Bluesky does not show a post there. 12 min ago");
        var picture = panel.GetByAltText("Screenshot by Ana Ribeiro, 11:43");
        (await picture.EvaluateAsync<int>("i => i.decode().then(() => i.naturalHeight)")).ShouldBe(1600);
        await desk.LookAsync($"proof-board{(dark ? "-dark" : "")}", whole: false);
        await panel.ShouldBeAccessibleAsync();
        await desk.SetViewportSizeAsync(390, 844);
        await desk.LookAsync($"proof-board-390{(dark ? "-dark" : "")}", whole: false);
        await desk.SetViewportSizeAsync(1440, 900);

        await panel.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();

        await Expect(panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Checked" })).ToHaveClassAsync("is");
        await Expect(need).ToHaveCountAsync(0);
    }

    private static async Task LookAsync(IPage page, string name, bool script)
    {
        await page.LookAsync(script ? name : name + "-plain");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(name);
        if (script) await page.ShouldBeAccessibleAsync();
    }
}
