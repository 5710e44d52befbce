using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using static Microsoft.Playwright.Assertions;

namespace WarRoom.Tests.Features.Joining;

[Collection(nameof(MoreBrowsers))]
public sealed class JoinInBrowserTests(Browsers browsers)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_phone_joins_by_tapping_and_every_step_can_be_read_by_everybody(bool dark)
    {
        await using var app = await JoinTests.AppAsync();
        var phone = await browsers.PhoneAsync(app, dark: dark);
        await phone.GotoAsync("/j/7KQ2-M4XD");
        await StepAsync(phone, "start", dark);
        await phone.GetByLabel("Your name").FillAsync("Ana Ribeiro");
        await phone.GetByLabel("E-mail address").FillAsync("ana@example.org");
        await StepAsync(phone, "name", dark);
        await phone.GetByLabel("Network").First.SelectOptionAsync("bluesky");
        await phone.GetByLabel("Your name there").First.FillAsync("ana.bsky.social");
        await StepAsync(phone, "accounts", dark);

        await phone.GetByRole(AriaRole.Button, new() { Name = "All yes, Morning" }).ClickAsync();
        await phone.GetByText("If needed", new() { Exact = true }).First.ClickAsync();
        await phone.Locator(".c4[aria-label='12:00'] label:visible").ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(phone.Locator("main")).ToContainTextAsync("half hours have no answer");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Set them to No" }).ClickAsync();
        await Expect(phone.Locator(".c4[aria-label='18:30'] label:visible")).ToHaveTextAsync("No");
        await Expect(phone.Locator(".c4[aria-label='12:00'] label:visible")).ToHaveTextAsync("If needed");
        await StepAsync(phone, "hours", dark);
        await phone.GetByLabel("These are my own").CheckAsync();
        await phone.GetByLabel("I have read").CheckAsync();
        await StepAsync(phone, "rules", dark);
        await phone.LookAsync($"join-reach{(dark ? "-dark" : "")}");
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Join the team" }).ClickAsync();

        await Expect(phone.Locator("h1")).ToHaveTextAsync("Welcome, Ana");
        await phone.LookAsync($"join-welcome{(dark ? "-dark" : "")}");
        await phone.ShouldBeAccessibleAsync();
        await using var db = await app.DbAsync();
        (await db.Members.SingleAsync(m => m.Name == "Ana Ribeiro", WarRoomApp.Stop)).Hours.ShouldBe([new(new(7, 30), new(12, 0)), new(new(12, 0), new(12, 30), IfNeeded: true)]);
    }

    private static async Task StepAsync(IPage phone, string name, bool dark)
    {
        var h1 = await phone.Locator("h1").TextContentAsync();
        await phone.LookAsync($"join-{name}{(dark ? "-dark" : "")}");
        await phone.ShouldBeAccessibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Expect(phone.Locator("h1")).Not.ToHaveTextAsync(h1!);
    }
}
