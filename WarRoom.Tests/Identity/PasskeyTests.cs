using System.Net;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Ui.Edge;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Identity;

/// <summary>What the addresses behind the passkey forms refuse.</summary>
public sealed class PasskeyTests
{
    public static TheoryData<string> Paths => ["/account/passkey/options", "/account/passkey/sign-in", "/account/passkey/new", "/account/passkey/add", "/account/passkey/remove"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_request_from_another_site_is_refused(string path)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://evil.example");

        (await client.SendAsync(request, WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_request_that_comes_from_no_page_of_ours_gets_nothing(string path)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var browser = await LeadAsync(app);

        using var answer = await browser.Client.PostAsync(path, new FormUrlEncodedContent([new("email", "mia@example.org")]), WarRoomApp.Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldEndWith("?said=form.old");
        (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldBe("");
    }

    [Theory]
    [InlineData("/account/passkey/new")]
    [InlineData("/account/passkey/add")]
    [InlineData("/account/passkey/remove")]
    public async Task A_stranger_adds_and_removes_nothing(string path)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var client = app.NewClient();

        using var answer = await client.PostAsync(path, new FormUrlEncodedContent([]), WarRoomApp.Stop);

        answer.Headers.Location!.ToString().ShouldContain("/login");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{}}""")]
    public async Task What_no_device_has_made_is_refused_in_words(string credential)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync("/login");

        (await PostAsync(browser, "/account/passkey/sign-in", credential)).ShouldBe((HttpStatusCode.UnprocessableEntity, "That passkey was not accepted. Try again, or use your password."));
        (await PostAsync(browser, "/account/passkey/options", credential)).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(browser, "/account/passkey/sign-in", credential)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_link_whose_member_has_no_address_typed_is_told_so()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var browser = await LeadAsync(app);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        await browser.OpenAsync("/account/password");

        var (status, words) = await PostAsync(browser, "/account/passkey/new", "", "nobody");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("mia@example.org");
        words.ShouldNotBe("Give an e-mail address such as mia@example.org.");
    }

    [Fact]
    public async Task A_link_alone_adds_no_passkey_to_an_account_that_exists()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var browser = await LeadAsync(app);
        await browser.OpenAsync("/account/password");
        await using (var db = await app.DbAsync()) await db.Members.ExecuteUpdateAsync(m => m.SetProperty(x => x.AccountId, "mia"), WarRoomApp.Stop);

        (await PostAsync(browser, "/account/passkey/new", "", "thief@example.org")).ShouldBe((HttpStatusCode.UnprocessableEntity, "You have an account already. Sign in with it."));
    }

    [Fact]
    public async Task Guesses_are_limited()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var client = app.NewClient();
        for (var i = 0; i < GuessLimit.PerMinute; i++) (await client.PostAsync("/account/passkey/sign-in", null, WarRoomApp.Stop)).Dispose();

        (await client.PostAsync("/account/passkey/sign-in", null, WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void The_script_stays_small() =>
        new FileInfo(Path.Combine(TokenTests.Root(), "WarRoom.Web", "wwwroot", "js", "passkey.js")).Length.ShouldBeLessThanOrEqualTo(3072);

    private static async Task<PlainBrowser> LeadAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var mia = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, mia);
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(mia));
        await browser.SendAsync(app.LinkOf(mia));
        return browser;
    }

    private static async Task<(HttpStatusCode Status, string Words)> PostAsync(PlainBrowser browser, string path, string credential, string? email = null)
    {
        var token = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await browser.Client.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("credential", credential), new("email", email)]), WarRoomApp.Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(WarRoomApp.Stop));
    }
}
