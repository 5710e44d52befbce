using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Rehearsal;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>The pictures of the README, made from the demo day. With WARROOM_PICTURES=1 they replace those in docs/pictures.</summary>
[Collection(nameof(Browsers))]
public sealed class PicturesTests(Browsers browsers)
{
    [Fact]
    public async Task The_demo_day_looks_as_the_readme_shows_it()
    {
        await using var app = await WarRoomApp.StartAsync(args: ["--demo"], runSchedules: false);
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        await StandAtAsync(app, db, campaign, At(11, 43));
        var members = await db.Members.AsNoTracking().ToListAsync(WarRoomApp.Stop);

        var desk = await browsers.DeskAsync(app);
        await desk.SignInAsync(app, members.First(m => m.Role is Role.Deputy));
        await desk.GotoAsync("/c/harbour-bridge/live");
        await Expect(desk.Locator(".lanes .chip").First).ToBeVisibleAsync();
        await Expect(desk.Locator(".keybar")).ToContainTextAsync("undo"); // live, and measured
        await KeepAsync(desk, "board");
        await desk.GotoAsync("/c/harbour-bridge/plan");
        await Expect(desk.Locator(".lanes .chip").First).ToBeVisibleAsync();
        await Expect(desk.Locator(".keybar")).ToContainTextAsync("undo");
        await KeepAsync(desk, "plan");

        var slot = await db.Slots.AsNoTracking().Where(s => s.Network == WarRoom.Domain.Messages.Network.LinkedIn && (s.Status == SlotStatus.Claimed || s.Status == SlotStatus.Assigned)).OrderBy(s => s.PostAt).FirstAsync(WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, members.First(m => m.Id == slot.HolderId));
        await KeepAsync(phone, "phone-today");
        await phone.GotoAsync($"/me/slots/{slot.Id}");
        await Expect(phone.Locator("h1")).ToContainTextAsync("Your turn");
        await KeepAsync(phone, "phone-slot");

        var wall = await browsers.WallAsync(app);
        await wall.GotoAsync($"/w/{await db.SharedLinks.Where(l => l.Page == SharedPage.Wall).Select(l => l.Token).FirstAsync(WarRoomApp.Stop)}");
        await Expect(wall.Locator("main")).ToContainTextAsync("Shares");
        await KeepAsync(wall, "wall");

        await LiveUntilTheEndAsync(app, db, campaign);
        await desk.GotoAsync("/c/harbour-bridge/report");
        await Expect(desk.Locator("h1").First).ToContainTextAsync("visits");
        await KeepAsync(desk, "report");
    }

    private static async Task LiveUntilTheEndAsync(WarRoomApp app, WarRoomDb db, Campaign campaign)
    {
        await using var scope = app.Services.CreateAsyncScope();
        for (var now = At(11, 44); now <= At(20, 1); now += Minutes(1))
        {
            app.Get<CampaignClocks>().ResumeAt(campaign, now);
            await scope.ServiceProvider.GetRequiredService<LiveOneMinute>().RunAsync(campaign.Id, WarRoomApp.Stop);
        }

        await db.Entry(campaign).ReloadAsync(WarRoomApp.Stop);
        await StandAtAsync(app, db, campaign, At(20, 1));
        campaign.State.ShouldBe(CampaignState.Ended);
    }

    private static async Task StandAtAsync(WarRoomApp app, WarRoomDb db, Campaign campaign, Instant now)
    {
        campaign.SetClock(now, app.Get<CampaignClocks>().RealNow, 0);
        app.Get<CampaignClocks>().Remember(campaign);
        await db.SaveChangesAsync(WarRoomApp.Stop);
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("WARROOM_PICTURES") == "1" ? Browsers.Pictures() : Path.Combine(AppContext.BaseDirectory, "pictures");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
