using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Setup;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Identity;

/// <summary>Passkeys in a real browser with a device of its own, under the host name localhost as they need it.</summary>
[Collection(nameof(MoreBrowsers))]
public sealed class PasskeyInBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task The_owner_adds_a_passkey_signs_in_with_it_removes_it_and_is_refused()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var page = await browsers.PhoneAsync(app);
        await PasskeyDevice.AddToAsync(page);
        await SetUpAsync(page, app);

        await page.GotoAsync(Local(app, "/account/password"));
        await Expect(page.Locator("main")).ToContainTextAsync("You have no passkey yet.");
        await page.GetByLabel("Name of this device").FillAsync("Mia's phone");
        await Button(page, "Add a passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Your passkey is added.");
        await Expect(page.Locator("li.row")).ToContainTextAsync("Mia's phone");
        await page.LookAsync("passkey-list");
        await page.ShouldBeAccessibleAsync();
        await Button(page, "Add a passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("This device holds a passkey for this account already.");

        await SignOutAsync(page, app);
        await page.GotoAsync(Local(app, "/login?returnUrl=%2Faccount%2Fpassword"));
        await Expect(Button(page, "Use my passkey")).ToBeVisibleAsync();
        await page.LookAsync("passkey-login");
        await page.ShouldBeAccessibleAsync();
        await Button(page, "Use my passkey").ClickAsync();
        await page.WaitForURLAsync("**/account/password");

        await Button(page, "Remove Mia's phone").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The passkey is removed here.");
        await SignOutAsync(page, app);
        await page.GotoAsync(Local(app, "/login"));
        await page.GetByLabel("E-mail address").FillAsync("mia@example.org");
        await Button(page, "Use my passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("That passkey was not accepted. Try again, or use your password.");
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("mia@example.org");
        await page.GotoAsync(Local(app, "/campaigns"));
        page.Url.ShouldContain("/login");
    }

    [Fact]
    public async Task A_device_that_does_not_know_its_owner_signs_nobody_in()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var page = await browsers.PhoneAsync(app);
        var device = await PasskeyDevice.AddToAsync(page);
        await SetUpAsync(page, app);
        await page.GotoAsync(Local(app, "/account/password"));
        await Button(page, "Add a passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Your passkey is added.");
        await SignOutAsync(page, app);
        await device.RecogniseAsync(isOwner: false);

        await page.GotoAsync(Local(app, "/login"));
        await Button(page, "Use my passkey").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("That passkey was not accepted.");
    }

    [Fact]
    public async Task A_lead_who_came_by_link_needs_no_password_and_then_the_link_alone_is_a_volunteer_s()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var (campaign, mia) = await LeadAsync(app);
        var page = await browsers.PhoneAsync(app);
        await PasskeyDevice.AddToAsync(page);
        await OpenLinkAsync(page, app, mia);

        await page.GetByRole(AriaRole.Link, new() { Name = "Choose", Exact = true }).ClickAsync();
        await page.Locator("#passkey-email").FillAsync("mia@example.org");
        await page.LookAsync("passkey-link");
        await page.ShouldBeAccessibleAsync();
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Your passkey is set.");

        await page.GotoAsync(Local(app, "/account/password"));
        await page.Locator("li.row button").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("This passkey is your only way to sign in.");
        await SignOutAsync(page, app);
        await OpenLinkAsync(page, app, mia);
        await page.GotoAsync(Local(app, "/account/password"));
        await Expect(page.Locator("h1")).ToHaveTextAsync("Nothing to do here");
        await page.GotoAsync(Local(app, Visits.BoardOf(campaign)));
        await Expect(page.Locator("body")).ToContainTextAsync("You cannot see this board");
        await page.GotoAsync(Local(app, $"/login?returnUrl={Visits.BoardOf(campaign)}"));
        await Button(page, "Use my passkey").ClickAsync();
        await page.WaitForURLAsync("**/live");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("You cannot see this board");
    }

    [Fact]
    public async Task Who_leads_another_campaign_already_uses_the_same_account_for_this_one()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var (_, mia) = await LeadAsync(app);
        var page = await browsers.PhoneAsync(app);
        await PasskeyDevice.AddToAsync(page);
        await SetUpAsync(page, app);
        await SignOutAsync(page, app);
        await OpenLinkAsync(page, app, mia);
        await page.GotoAsync(Local(app, "/account/password"));
        await page.Locator("#passkey-email").FillAsync("mia@example.org");
        await Button(page, "Use a passkey").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("This address has an account already. Sign in with it first");
        await Expect(page.Locator("#passkey-email")).ToHaveValueAsync("mia@example.org");

        await SignInAsync(page, app, "/account/password");
        await Button(page, "Use this account here too").ClickAsync();

        await Expect(page.Locator("main")).ToContainTextAsync("You sign in here with your account from now on.");
        await using var db = await app.DbAsync();
        (await db.Members.SingleAsync(m => m.Id == mia.Id, WarRoomApp.Stop)).AccountId.ShouldBe((await db.Users.SingleAsync(WarRoomApp.Stop)).Id);
    }

    [Fact]
    public async Task Under_an_address_of_digits_the_page_says_what_passkeys_need_and_offers_no_button()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var page = await browsers.PhoneAsync(app);

        await page.GotoAsync("/login");

        await Expect(page.GetByText("Passkeys need https, or this machine under the name localhost.")).ToBeVisibleAsync();
        await Expect(Button(page, "Use my passkey")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_there_is_only_the_password()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var page = await browsers.PhoneAsync(app, script: false);

        await page.GotoAsync(Local(app, "/login"));

        await Expect(page.Locator("main button:visible")).ToHaveTextAsync(["Sign in"]);
    }

    private static string Local(WarRoomApp app, string path) => $"http://localhost:{app.Address.Port}{path}";

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task SetUpAsync(IPage page, WarRoomApp app)
    {
        await page.GotoAsync(Local(app, "/setup"));
        await page.GetByLabel("Set-up code").FillAsync((await app.Get<SetupCode>().CurrentAsync(WarRoomApp.Stop))!);
        await page.GetByLabel("Your name").FillAsync("Mia Falk");
        await page.GetByLabel("E-mail address").FillAsync("mia@example.org");
        await page.GetByLabel("Password").FillAsync("a long sentence");
        await Button(page, "Make the owner and sign in").ClickAsync();
        await page.WaitForURLAsync("**/campaigns");
    }

    private static async Task SignInAsync(IPage page, WarRoomApp app, string returnUrl)
    {
        await page.GotoAsync(Local(app, $"/login?returnUrl={Uri.EscapeDataString(returnUrl)}"));
        await page.GetByLabel("E-mail address").FillAsync("mia@example.org");
        await page.GetByLabel("Password").FillAsync("a long sentence");
        await Button(page, "Sign in").ClickAsync();
        await page.WaitForURLAsync($"**{returnUrl}");
    }

    private static async Task SignOutAsync(IPage page, WarRoomApp app)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(Local(app, "/campaigns"));
        page.Url.ShouldContain("/login");
    }

    private static async Task OpenLinkAsync(IPage page, WarRoomApp app, Member member)
    {
        await page.GotoAsync(Local(app, app.LinkOf(member)));
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/me**");
    }

    private static async Task<(Campaign Campaign, Member Mia)> LeadAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var mia = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, mia);
        return (campaign, mia);
    }
}
