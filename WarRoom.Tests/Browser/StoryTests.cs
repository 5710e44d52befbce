using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Setup;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>The whole story in a real browser: from an empty installation to the success report, at the desk, on phones and on the wall.
/// The schedules run for real; the campaign's clock is set from moment to moment, as in a rehearsal.</summary>
[Collection(nameof(Browsers))]
public sealed class StoryTests(Browsers browsers)
{
    [Fact]
    public async Task A_launch_day_from_an_empty_installation_to_the_success_report()
    {
        await using var mail = new MailSink();
        await using var app = await WarRoomApp.StartAsync(args: mail.Arguments);
        var desk = await browsers.DeskAsync(app);

        try
        {
            await LiveAsync(app, desk);
        }
        catch
        {
            var pages = browsers.Chromium.Contexts.SelectMany(c => c.Pages).ToList();
            foreach (var page in pages) await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, $"story-failed-{pages.IndexOf(page)}.png") });
            throw;
        }
    }

    private async Task LiveAsync(WarRoomApp app, IPage desk)
    {
        await BecomeOwnerAsync(app, desk);
        await CreateCampaignAsync(desk);
        await OnTheDayOfTheSheetsAsync(app);
        await ImportEverythingAsync(desk);
        var joined = await JoinAsync(app, desk);
        await PlanAsync(app, desk);
        await BeReadyAsync(desk);
        await RehearseAtAsync(app, At(11, 55));
        await LiveTheDayAsync(app, desk, joined);
        await ShowTheWallAsync(app, desk);
        await ReadTheReportAsync(app, desk);
    }

    private static async Task BecomeOwnerAsync(WarRoomApp app, IPage desk)
    {
        await desk.GotoAsync("/setup");
        await desk.GetByLabel("Set-up code").FillAsync((await app.Get<SetupCode>().CurrentAsync(WarRoomApp.Stop))!);
        await desk.GetByLabel("Your name").FillAsync("Mia Falk");
        await desk.GetByLabel("E-mail address").FillAsync("mia@example.org");
        await desk.GetByLabel("Password").FillAsync("a bridge for everybody");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make the owner and sign in" }).ClickAsync();
        await desk.WaitForURLAsync("**/campaigns");
    }

    private static async Task CreateCampaignAsync(IPage desk)
    {
        await ReadyAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "New campaign" }).First.ClickAsync();
        await desk.GetByLabel("Name", new() { Exact = true }).FillAsync("Harbour Bridge");
        await desk.GetByLabel("The day").FillAsync(TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await desk.GetByLabel("Time zone").FillAsync("Europe/Berlin");
        await desk.GetByLabel("Posts from").FillAsync("07:30");
        await desk.GetByLabel("to", new() { Exact = true }).FillAsync("19:00");
        await desk.GetByLabel("Landing page").FillAsync("https://harbour.example/bridge");
        await desk.GetByLabel("Organisation").FillAsync("PortCity");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await desk.WaitForURLAsync("**/c/harbour-bridge/foundation/**");
    }

    /// <summary>The sheets tell of a day that is over: from here on the campaign is a rehearsal of it, with a clock that stands where the test puts it.</summary>
    private static async Task OnTheDayOfTheSheetsAsync(WarRoomApp app)
    {
        await using (var db = await app.DbAsync())
        {
            var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
            campaign.IsRehearsal = true;
            campaign.Reschedule(Day, new(7, 30), new(19, 0));
            await db.SaveChangesAsync(WarRoomApp.Stop);
        }

        await RehearseAtAsync(app, At(6, 0));
    }

    /// <summary>A broken sheet first: every fault is named and nothing is saved; then the good ones.</summary>
    private static async Task ImportEverythingAsync(IPage desk)
    {
        await OpenImportAsync(desk, "/c/harbour-bridge/foundation/baseline");
        await desk.Locator("input[type=file]").SetInputFilesAsync(Broken("baseline.csv"));
        await Expect(desk.GetByRole(AriaRole.Dialog)).ToContainTextAsync("negative");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        foreach (var (part, file) in new[] { ("audiences", "audiences"), ("objectives", "objectives"), ("communities", "communities"), ("influencers", "influencers"), ("messages", "variants"), ("waves", "waves"), ("baseline", "baseline") })
        {
            await ImportAsync(desk, $"/c/harbour-bridge/foundation/{part}", file);
        }

        await ImportAsync(desk, "/c/harbour-bridge/team", "roster");
    }

    private static async Task ImportAsync(IPage desk, string path, string file, string? button = null)
    {
        await OpenImportAsync(desk, path, button);
        await desk.Locator("input[type=file]").SetInputFilesAsync(Good($"{file}.csv"));
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Import the \\d+") }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
    }

    /// <summary>By the key of the page, or by a button of its own.</summary>
    private static async Task OpenImportAsync(IPage desk, string path, string? button = null)
    {
        await desk.GotoAsync(path);
        await ReadyAsync(desk);
        if (button is not null) await desk.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var file = desk.Locator("input[type=file]");
        for (var tries = 0; tries < 20 && await file.CountAsync() == 0; tries++)
        {
            // The page's keys are told to the browser a moment after it is live; in an open dialog a key does nothing.
            if (button is null) await desk.Keyboard.PressAsync("u");
            await file.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 1_000 }).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await Expect(file).ToBeAttachedAsync();
    }

    /// <summary>Somebody joins from a phone by the group link.</summary>
    private async Task<IPage> JoinAsync(WarRoomApp app, IPage desk)
    {
        await desk.GotoAsync("/c/harbour-bridge/team");
        await ReadyAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make a group link" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Copy link" })).ToBeVisibleAsync();
        await using var db = await app.DbAsync();
        var code = await db.Invites.Select(i => i.Code).SingleAsync(WarRoomApp.Stop);

        var phone = await browsers.PhoneAsync(app);
        await phone.GotoAsync($"/j/{code[..4].ToLowerInvariant()}-{code[4..]}");
        await NextAsync(phone);
        await phone.GetByLabel("Your name").FillAsync("Kim Novak");
        await NextAsync(phone);
        await phone.Locator("#net0").SelectOptionAsync("bluesky");
        await phone.Locator("#handle0").FillAsync("@kim.example");
        await phone.Locator("#followers0").FillAsync("300");
        foreach (var language in await phone.Locator("input[name=lang]").AllAsync()) await language.CheckAsync();
        await NextAsync(phone);
        await Expect(phone.Locator("h1")).ToHaveTextAsync("When can you post?");
        foreach (var part in await phone.Locator("button[data-all]").AllAsync()) await part.ClickAsync();
        await NextAsync(phone);
        await phone.Locator("input[name=own]").CheckAsync();
        await phone.Locator("input[name=accept]").CheckAsync();
        await NextAsync(phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Join the team" }).ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync("link");
        await Expect(desk.GetByText("Kim Novak").First).ToBeVisibleAsync();
        return phone;
    }

    private static Task NextAsync(IPage phone) => phone.Locator("button.btn:not(.line)").Last.ClickAsync();

    private static async Task PlanAsync(WarRoomApp app, IPage desk)
    {
        await desk.GotoAsync("/c/harbour-bridge/plan");
        await ReadyAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Make slots" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Optimise|Assign)") }).ClickAsync();
        await UntilAsync(app, db => db.PlanRuns.AnyAsync(r => r.EndedAt != null));
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^Put all (6[0-9]|7[0-2]) in place") }).ClickAsync();
        await Expect(desk.GetByText(new Regex(@"(6[0-9]|7[0-2]) of 72 placed")).First).ToBeVisibleAsync();
        await using var db = await app.DbAsync();
        (await db.Slots.CountAsync(s => s.HolderId != null, WarRoomApp.Stop)).ShouldBeGreaterThanOrEqualTo(60);
    }

    private static async Task BeReadyAsync(IPage desk)
    {
        await desk.GotoAsync("/c/harbour-bridge/foundation/settings");
        await ReadyAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Set ready" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Back to draft" })).ToBeVisibleAsync();
    }

    private static async Task RehearseAtAsync(WarRoomApp app, Instant now)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        campaign.SetClock(now, app.Get<CampaignClocks>().RealNow, 0);
        await db.SaveChangesAsync(WarRoomApp.Stop);
        app.Get<CampaignClocks>().Remember(campaign);
    }

    private async Task LiveTheDayAsync(WarRoomApp app, IPage desk, IPage joined)
    {
        await desk.GotoAsync("/c/harbour-bridge/live");
        await Expect(desk.Locator(".pill")).ToContainTextAsync("Live");
        await UntilAsync(app, db => db.Campaigns.AnyAsync(c => c.State == CampaignState.Live));
        var (ana, slot) = await NextOfAsync(app, "Ana Ribeiro");

        await RehearseAtAsync(app, slot.PostAt - Minutes(9));
        await UntilAsync(app, db => db.Inbox.AnyAsync(m => m.SlotId == slot.Id && m.Kind == MessageKind.Reminder));
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, ana);
        await Expect(phone.GetByText(new Regex("is next")).First).ToBeVisibleAsync();
        await phone.GotoAsync($"/me/slots/{slot.Id}");
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Your turn in 9 min");

        await StopAndResumeAsync(desk, phone);

        await phone.GotoAsync($"/me/slots/{slot.Id}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "I posted, there is no link" }).Or(phone.GetByText("No link at hand?")).First.ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "I posted, there is no link" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        await Expect(desk.Locator(".feed").First).ToContainTextAsync("Ana posted");
        await joined.GotoAsync("/me");
        await Expect(joined.Locator("h1")).ToBeVisibleAsync();
        await MissAndReassignAsync(app, desk);
    }

    private static async Task StopAndResumeAsync(IPage desk, IPage phone)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Stop posts now" })).ToBeFocusedAsync(); // one press stops
        await desk.GetByLabel("Reason, the team reads it").FillAsync("A rumour is being checked");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Stop posts now" }).ClickAsync();
        await Expect(desk.Locator(".holdbar")).ToContainTextAsync("A rumour is being checked");

        await Expect(phone.Locator("h1")).ToHaveTextAsync("Hold. Do not post."); // the open page hears of it by itself
        await Expect(phone.Locator("body")).Not.ToContainTextAsync("Make it yours");
        await phone.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "I have read this" })).ToHaveCountAsync(0);
        var held = await phone.Locator("[data-pulse]").GetAttributeAsync("data-epoch");
        await Expect(desk.Locator(".holdbar__ack")).ToContainTextAsync("1 of");

        await desk.GetByRole(AriaRole.Button, new() { Name = "Resume, with reason" }).ClickAsync();
        await desk.GetByLabel("Why it is safe to go on").FillAsync("It was false");
        await desk.GetByLabel("Your password, to go on at once (optional)").FillAsync("a bridge for everybody"); // there is a deputy, who would have to agree
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true }).ClickAsync();
        await Expect(desk.Locator(".holdbar")).ToHaveCountAsync(0);
        await Expect(phone.Locator("[data-pulse]")).Not.ToHaveAttributeAsync("data-epoch", held!); // and of that, too
        await phone.WaitForLoadStateAsync();
    }

    /// <summary>A slot that nobody posted is missed; the lead gives it away with one act.</summary>
    private static async Task MissAndReassignAsync(WarRoomApp app, IPage desk)
    {
        var (_, slot) = await NextOfAsync(app, null);
        await RehearseAtAsync(app, slot.ClosesAt + Minutes(1));
        await UntilAsync(app, db => db.Slots.AnyAsync(s => s.Id == slot.Id && s.Status == SlotStatus.Missed));
        await desk.GotoAsync($"/c/harbour-bridge/live?slot={slot.Id}");
        await ReadyAsync(desk);
        await desk.GetByRole(AriaRole.Button, new() { NameRegex = new("^Give to ") }).First.ClickAsync();
        await Expect(desk.Locator(".picked")).ToContainTextAsync("Given to");
        await UntilAsync(app, db => db.Slots.AnyAsync(s => s.Id == slot.Id && s.Status == SlotStatus.Assigned));
    }

    private async Task ShowTheWallAsync(WarRoomApp app, IPage desk)
    {
        await desk.GotoAsync("/screens");
        await ReadyAsync(desk);
        await desk.GetByLabel("New screen").FillAsync("Press room");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        await UntilAsync(app, db => db.SharedLinks.AnyAsync(l => l.Page == SharedPage.Wall));
        await using var db = await app.DbAsync();
        var token = await db.SharedLinks.Where(l => l.Page == SharedPage.Wall).Select(l => l.Token).SingleAsync(WarRoomApp.Stop);

        var wall = await browsers.WallAsync(app);
        await wall.GotoAsync($"/w/{token}");
        await Expect(wall.Locator("h1")).ToHaveTextAsync("Harbour Bridge");
        await Expect(wall.Locator("main")).ToContainTextAsync("Verified posts");

        await desk.GetByRole(AriaRole.Button, new() { Name = "Turn off Press room" }).ClickAsync();
        await UntilAsync(app, db => db.SharedLinks.AnyAsync(l => l.Token == token && l.RevokedAt != null));
        await wall.ReloadAsync();
        await Expect(wall.Locator("body")).ToContainTextAsync("off");
    }

    private static async Task ReadTheReportAsync(WarRoomApp app, IPage desk)
    {
        await ImportAsync(desk, "/c/harbour-bridge/foundation/baseline", "day", "Import the day");
        await RehearseAtAsync(app, At(20, 5));
        await UntilAsync(app, db => db.Campaigns.AnyAsync(c => c.State == CampaignState.Ended));
        await desk.GotoAsync("/c/harbour-bridge/report");
        await Expect(desk.Locator("main h1, article h1").First).ToContainTextAsync("more visits than expected");
        await desk.ShouldBeAccessibleAsync();
    }

    /// <summary>The next slot of a member, or of anybody, that is still to be posted.</summary>
    private static async Task<(Member Member, Slot Slot)> NextOfAsync(WarRoomApp app, string? name)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        var from = app.Get<CampaignClocks>().Now(campaign) + Minutes(10);
        var member = name is null ? null : await db.Members.AsNoTracking().SingleAsync(m => m.Name == name, WarRoomApp.Stop);
        var slot = await db.Slots.AsNoTracking().Where(s => s.HolderId != null && (member == null || s.HolderId == member.Id) && s.PostAt >= from && (s.Status == SlotStatus.Assigned || s.Status == SlotStatus.Claimed))
            .OrderBy(s => s.PostAt).FirstAsync(WarRoomApp.Stop);
        return (member ?? await db.Members.AsNoTracking().SingleAsync(m => m.Id == slot.HolderId, WarRoomApp.Stop), slot);
    }

    private static async Task UntilAsync(WarRoomApp app, Func<WarRoomDb, Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(WarRoomApp.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            await using var db = await app.DbAsync();
            if (await isSo(db)) return;
        }
    }

    /// <summary>Waits until the page's live connection answers: a click before that would go nowhere.</summary>
    private static Task ReadyAsync(IPage desk) => desk.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");

    private static string Good(string file) => Path.Combine(AppContext.BaseDirectory, "Demo", "harbour-bridge", file);

    private static string Broken(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Features", "Foundation", "Importing", "broken", file));
}
