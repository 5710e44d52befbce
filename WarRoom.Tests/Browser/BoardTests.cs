using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WarRoom.Tests.Browser;

[Collection(nameof(Browsers))]
public sealed class BoardTests(Browsers browsers)
{
    [Fact]
    public async Task What_a_volunteer_claims_and_confirms_on_the_phone_stands_on_the_board_without_a_reload()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var board = await browsers.DeskAsync(app);
        await board.SignInAsync(app, day.Lead);
        await board.GotoAsync(Visits.BoardOf(day.Campaign));
        await Expect(board.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" })).ToBeVisibleAsync();
        var chip = board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip");
        await Expect(chip).ToHaveCountAsync(0);

        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToContainTextAsync("Your turn");
        await Expect(chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("claimed"));

        await phone.GetByLabel("Link to your post").FillAsync("https://bsky.app/profile/ana-ribeiro/post/3lxyz");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        await Expect(chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("posted"));
        await Expect(board.Locator(".feed").First).ToContainTextAsync("Ana posted, Bluesky 1B");
    }
}
