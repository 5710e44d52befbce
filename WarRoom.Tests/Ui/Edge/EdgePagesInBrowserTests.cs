using WarRoom.Tests.Browser;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Ui.Edge;

/// <summary>The quiet pages around the day, on a phone and on a wide window, light and dark.</summary>
[Collection(nameof(MoreBrowsers))]
public sealed class EdgePagesInBrowserTests(Browsers browsers)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sign_in_set_up_help_and_what_is_stored_can_be_read_by_everybody(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var phone = await browsers.PhoneAsync(app, dark: dark);
        foreach (var path in new[] { "/login", "/setup", "/help", "/privacy", "/j/AAAA-AAAA" })
        {
            await phone.GotoAsync(path);
            await LookAsync(phone, path, dark);
        }

        await phone.SetViewportSizeAsync(900, 760);
        await phone.GotoAsync("/login");
        await LookAsync(phone, "/login-900", dark);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Own_data_and_a_password_can_be_changed_by_everybody(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        var phone = await browsers.PhoneAsync(app, dark: dark);
        await phone.SignInAsync(app, day.Lead);
        foreach (var path in new[] { "/me", "/me/account", "/me/welcome", "/account/password" })
        {
            await phone.GotoAsync(path);
            await LookAsync(phone, path, dark);
        }
    }

    private static async Task LookAsync(Microsoft.Playwright.IPage page, string path, bool dark)
    {
        await page.LookAsync($"page{path.Replace('/', '-')}{(dark ? "-dark" : "")}");
        await page.ShouldBeAccessibleAsync();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(path);
    }
}
