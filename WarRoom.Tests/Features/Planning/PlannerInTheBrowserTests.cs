using Microsoft.Playwright;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Domain.Planning.Making;
using WarRoom.Web.Clock;
using static Microsoft.Playwright.Assertions;

namespace WarRoom.Tests.Features.Planning;

[Collection(nameof(MoreBrowsers))]
public sealed class PlannerInTheBrowserTests(Browsers browsers)
{
    private readonly HarbourBridge _bridge = new();

    [Fact]
    public async Task From_waves_to_a_plan_and_a_slot_moved_by_the_keyboard_alone()
    {
        await using var app = await AStoredBridgeAsync();
        var page = await browsers.DeskAsync(app);
        await page.SignInAsync(app, _bridge["Mia"]);
        await page.GotoAsync("/c/harbour-bridge/plan");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make slots" }).ClickAsync();
        await Expect(page.Locator(".lane--nobody .chip")).ToHaveCountAsync(72);
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("(6[0-9]|7[0-2]) of 72 can be placed") })).ToBeVisibleAsync();
        await Expect(page.Locator(".lanes .chip.proposed").First).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put all (6[0-9]|7[0-2]) in place") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("(6[0-9]|7[0-2]) of 72 placed") })).ToBeVisibleAsync();
        await Expect(page.Locator(".plan__unfilled")).ToContainTextAsync("times. Allow more uses");

        var chip = page.Locator(".lane", new() { HasText = "Ines Moreau" }).Locator("button.chip").First;
        var id = await chip.GetAttributeAsync("id");
        var slot = page.Locator($"#{id}");
        await slot.FocusAsync();
        await Expect(page.Locator(".keybar")).ToContainTextAsync("other person");
        var before = Minute(await slot.GetAttributeAsync("style"));
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(slot).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex($"--m:{before + 5}\\b"));
        await Expect(slot).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("l");
        await Expect(slot).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("locked"));
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator($".lane--nobody #{id}")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("z");
        await Expect(page.Locator(".lane", new() { HasText = "Ines Moreau" }).Locator($"#{id}")).ToHaveCountAsync(1);
        await DragAsync(page, slot, to: page.Locator(".lane--nobody"), by: 60);
        await Expect(page.Locator($".lane--nobody #{id}")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex($"--m:{before + 65}\\b"));
        page.Url.ShouldContain($"slot={id![5..]}");
        var second = await browsers.DeskAsync(app);
        await second.SignInAsync(app, _bridge["Jonas"]);
        await second.GotoAsync("/c/harbour-bridge/plan");
        await Expect(second.GetByText("Mia is here too")).ToBeVisibleAsync();
        await Expect(page.GetByText("Jonas is here too")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(page);
    }

    private static async Task DragAsync(IPage page, ILocator chip, ILocator to, int by)
    {
        var (from, lane) = (await chip.BoundingBoxAsync(), await to.BoundingBoxAsync());
        var pixels = await page.EvaluateAsync<float>("document.querySelector('.lane .track').clientWidth / 690");
        await page.Mouse.MoveAsync(from!.X + 8, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 8 + (by * pixels), lane!.Y + 10, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private static async Task ShouldBeAccessibleAsync(IPage page)
    {
        var found = await Deque.AxeCore.Playwright.LocatorExtensions.RunAxe(page.Locator(".plan"), new Deque.AxeCore.Commons.AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        string.Join("\n", found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")).ShouldBe("");
    }

    private static int Minute(string? style) => int.Parse(System.Text.RegularExpressions.Regex.Match(style!, @"--m:(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A rehearsal that stands still a week before its day.</summary>
    private async Task<WarRoomApp> AStoredBridgeAsync()
    {
        var app = await WarRoomApp.StartAsync();
        _bridge.Campaign.IsRehearsal = true;
        _bridge.Campaign.SetClock(HarbourBridge.AWeekBefore, app.Get<CampaignClocks>().RealNow, 0);
        await app.StoreAsync(_bridge.Everything);
        return app;
    }
}
