using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Planning;

/// <summary>Thirty people, 150 posts: planned, accepted, undone and accepted again by the keyboard; then somebody does not come.</summary>
[Collection(nameof(MoreBrowsers))]
public sealed class BigDayInTheBrowserTests(Browsers browsers)
{
    private static readonly Network[] Networks = [Network.Bluesky, Network.LinkedIn, Network.Mastodon];
    private readonly Campaign _campaign = ACampaign(CampaignState.Draft);
    private List<Member> _people = [];

    [Fact]
    public async Task Thirty_people_and_150_posts_are_planned_accepted_and_replanned_when_somebody_does_not_come()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false, replace: s => s.Replace(ServiceDescriptor.Singleton(PlanPace.Default with { Limit = TimeSpan.FromSeconds(1) })));
        await StoreAsync(app);
        var page = await browsers.DeskAsync(app);
        await page.SignInAsync(app, _people[0]);
        await page.GotoAsync("/c/harbour-bridge/plan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make slots" }).ClickAsync();
        await Expect(page.Locator(".lane--nobody .chip")).ToHaveCountAsync(150);
        await page.Keyboard.PressAsync("o");
        var putAll = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put all (14[0-9]|150) in place") });
        await Expect(putAll).ToBeVisibleAsync();
        await page.LookAsync("plan-first", whole: false);
        (await GivenAsync(app)).ShouldBe(0, "nothing changes before it is accepted");
        await putAll.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("(14[0-9]|150) of 150 placed") })).ToBeVisibleAsync();
        var given = await GivenAsync(app);

        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator(".lane--nobody .chip")).ToHaveCountAsync(150);
        await page.Keyboard.PressAsync("Shift+Z");
        await Expect(page.GetByText("Done again")).ToBeVisibleAsync();
        (await GivenAsync(app)).ShouldBe(given);

        await TakeRowByRowAsync(app, page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published: the team sees the plan and can claim.")).ToBeVisibleAsync();
        await ReplanAsync(app, page);
    }

    /// <summary>One person gives everything back; of what the planner then proposes one row is left out; the plan before comes back as a version.</summary>
    private async Task TakeRowByRowAsync(WarRoomApp app, IPage page)
    {
        var before = await PlacesAsync(app);
        await BeThereAsync(app, _people[5], isThere: false);

        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Proposal: [0-9]+ changes") })).ToBeVisibleAsync();
        await page.LookAsync("plan-proposal", whole: false);
        await page.Locator(".plan").ShouldBeAccessibleAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.LookAsync("plan-proposal-dark", whole: false);
        await page.SetViewportSizeAsync(390, 844);
        await page.LookAsync("plan-proposal-390-dark", whole: false);
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1440, 900);
        await page.Locator(".proposal input[type=checkbox]").Last.UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept [0-9]+ of [0-9]+") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tick none" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tick all" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept all [0-9]+") }).ClickAsync();
        await Expect(page.GetByText("posts have changed").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Versions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("kept by itself");
        await page.GetByLabel("Keep the plan as it is, as").FillAsync("Without P05");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Kept as \"Without P05\".");
        await page.LookAsync("plan-versions", whole: false);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Compare Before planning at") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Before planning at .*differ") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Bring back all [0-9]+") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Before planning at") })).ToHaveCountAsync(0);
        (await PlacesAsync(app)).ShouldBe(before);
        await BeThereAsync(app, _people[5], isThere: true);
    }

    private static async Task BeThereAsync(WarRoomApp app, Member member, bool isThere)
    {
        await using var db = await app.DbAsync();
        (await db.Members.SingleAsync(m => m.Id == member.Id, WarRoomApp.Stop)).Hours = isThere ? [.. member.Hours] : [];
        await db.SaveChangesAsync(WarRoomApp.Stop);
    }

    private async Task ReplanAsync(WarRoomApp app, IPage page)
    {
        var slots = await SlotsAsync(app);
        var absent = slots.First(s => s.HolderId is not null);
        await GoLiveAsync(app, absent.PostAt + Minutes(16));
        foreach (var slot in slots.Where(s => s.HolderId is not null && s.Id != absent.Id && s.PostAt <= absent.PostAt + Minutes(16)))
        {
            var holder = _people.Single(m => m.Id == slot.HolderId);
            (await app.Get<ConfirmPost>().RunAsync(slot.Id, null, slot.Version, holder.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        }

        await app.RunDueAsync();
        await page.GotoAsync(Visits.BoardOf(_campaign));
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        await Expect(page.Locator(".keybar")).ToContainTextAsync("repair");
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"Missed at {absent.PostAt.InZone(Berlin):HH:mm}.");
        await Expect(page.GetByText("Looking for a second")).ToHaveCountAsync(0);
        await page.LookAsync("replan", whole: false);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept all [0-9]+") }).ClickAsync();
        await Expect(page.GetByText("changed, everybody concerned is told.")).ToBeVisibleAsync();

        var mended = (await SlotsAsync(app)).Single(s => s.Id == absent.Id);
        mended.ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SlotStatus.Assigned), s => s.HolderId.ShouldNotBe(absent.HolderId), s => s.PostAt.ShouldBeGreaterThan(absent.PostAt));
        await using var db = await app.DbAsync();
        var told = await db.Outbox.AsNoTracking().Where(r => r.MemberId == mended.HolderId && r.Kind == MessageKind.Assigned && r.Text.StartsWith("The plan has changed: ")).ToListAsync(WarRoomApp.Stop);
        told.ShouldContain(r => r.Text.Contains(mended.PostAt.InZone(Berlin).ToString("HH:mm", null)));
    }

    private async Task StoreAsync(WarRoomApp app)
    {
        _campaign.IsRehearsal = true;
        _campaign.SetClock(At(9, 0) - Duration.FromDays(7), app.Get<CampaignClocks>().RealNow, 0);
        _people = [.. Enumerable.Range(0, 30).Select(i => AMember(_campaign, $"{(i == 0 ? "Mia" : $"P{i:00}")} Falk", i == 0 ? Role.Lead : Role.Volunteer, Networks[i % 3], Networks[(i + 1) % 3]))];
        var audience = AnAudience(_campaign);
        var pillar = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = _campaign.Id, Name = "Safer way" };
        string[] words = ["harbour bicycles lanterns evening", "children school morning ferry", "wind gulls ribbon applause", "concrete steel seven years", "bakers breakfast crossing river", "engineers bolts patience rain"];
        var texts = Networks.SelectMany(n => words.Select((w, i) =>
        {
            var text = AVariant(_campaign, pillar, audience, $"{i + 1}{n.Mark()[..1]}", n);
            text.Text = $"{{{{your words}}}} {w} {n.Name()} {{{{link}}}}";
            return text;
        }));
        var waves = new[] { (7, 10, 40), (10, 12, 40), (12, 15, 40), (16, 19, 30) }.Select((w, i) => new Wave { Id = Ids.New<WaveId>(At(6, 0)), CampaignId = _campaign.Id, Name = $"Wave {i + 1}", Start = new(w.Item1, i == 0 ? 30 : 0), End = new(w.Item2, 0), StartsAt = At(w.Item1, i == 0 ? 30 : 0), EndsAt = At(w.Item2, 0), Slots = w.Item3 });
        await app.StoreAsync([_campaign, .. _people, audience, pillar, .. texts, .. waves]);
    }

    private static async Task GoLiveAsync(WarRoomApp app, Instant now)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        foreach (var next in new[] { CampaignState.Ready, CampaignState.Live }) campaign.Become(next, At(7, 0)).ShouldBeNull();
        campaign.SetClock(now, app.Get<CampaignClocks>().RealNow, 0);
        await db.SaveChangesAsync(WarRoomApp.Stop);
        app.Get<CampaignClocks>().Remember(campaign);
    }

    private static async Task<List<(SlotId Slot, Instant At, MemberId? Holder)>> PlacesAsync(WarRoomApp app) => (await SlotsAsync(app)).OrderBy(s => s.Id.Value).Select(s => (s.Id, s.PostAt, s.HolderId)).ToList();

    private static async Task<int> GivenAsync(WarRoomApp app) => (await SlotsAsync(app)).Count(s => s.HolderId is not null);

    private static async Task<List<Slot>> SlotsAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().OrderBy(s => s.PostAt).ThenBy(s => s.Id).ToListAsync(WarRoomApp.Stop);
    }
}
