using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Screens;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Wall;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Wall;

/// <summary>A television becomes a screen: it shows a code, a lead lets it in, and nobody else can use what the wall shows.</summary>
public sealed class PairingTests
{
    [Fact]
    public async Task A_browser_shows_a_code_is_let_in_and_goes_to_its_screen_also_after_a_restart()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, lead) = await CampaignAsync(app);
        using var tv = new PlainBrowser(app);
        await tv.OpenAsync("/wall");
        var code = CodeOf(tv);
        tv.H1.ShouldBe("Connect this screen");
        tv.Page.QuerySelector("footer")!.TextContent.ShouldContain("Nothing is shown before that");
        tv.Page.QuerySelector("footer")!.TextContent.ShouldContain("New code in 15 min");
        code.ShouldMatch("^[2-9A-HJKMNP-Z]{3} [2-9A-HJKMNP-Z]{3}$");
        await tv.OpenAsync("/wall/scene");
        CodeOf(tv).ShouldBe(code, "the same until it expires");

        var (token, refusal) = await ApproveAsync(app, code.ToLowerInvariant(), lead, "Branch office");

        refusal.ShouldBeNull();
        using var answer = await tv.Client.GetAsync("/wall/scene", WarRoomApp.Stop);
        answer.Headers.GetValues("X-WarRoom-Go").ShouldBe([$"/w/{token}"]);
        answer.Headers.GetValues("Set-Cookie").Single().ShouldContain("httponly", Case.Insensitive);
        await tv.OpenAsync("/wall");
        tv.Path.ShouldBe($"/w/{token}");
        await using var db = await app.DbAsync();
        var screen = await db.SharedLinks.SingleAsync(WarRoomApp.Stop);
        (screen.Name, screen.CampaignId).ShouldBe(("Big room", campaign.Id));
        screen.Screen.Scenes.ShouldBe(ScreenPreset.Of("Branch office").Settings.Scenes);
        (await db.ScreenPairings.CountAsync(WarRoomApp.Stop)).ShouldBe(0);
        (await db.Audit.SingleAsync(WarRoomApp.Stop)).What.ShouldBe("Let in the screen Big room.");

        (await app.Get<RevokeScreen>().RunAsync(token!, lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await tv.OpenAsync("/wall");
        tv.Path.ShouldBe("/wall", "a screen that was turned off shows a code again");
        CodeOf(tv).ShouldNotBe(code);
    }

    [Fact]
    public async Task Only_the_browser_that_shows_the_code_gets_the_screen()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, lead) = await CampaignAsync(app);
        using var tv = new PlainBrowser(app);
        using var other = new PlainBrowser(app);
        await tv.OpenAsync("/wall");
        await other.OpenAsync("/wall");
        var code = CodeOf(tv);

        var (token, _) = await ApproveAsync(app, code, lead);

        foreach (var path in new[] { "/wall/scene", "/wall", $"/wall/scene?code={code}" })
        {
            using var answer = await other.Client.GetAsync(path, WarRoomApp.Stop);
            (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldNotContain(token!);
            answer.Headers.Contains("X-WarRoom-Go").ShouldBeFalse();
        }

        await tv.OpenAsync("/wall");
        tv.Path.ShouldBe($"/w/{token}");
    }

    [Fact]
    public async Task A_code_is_good_once_and_for_fifteen_minutes()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, lead) = await CampaignAsync(app);
        using var tv = new PlainBrowser(app);
        await tv.OpenAsync("/wall");
        var first = CodeOf(tv);

        app.Clock!.Advance(TimeSpan.FromMinutes(15));
        (await ApproveAsync(app, first, lead)).Refusal!.Code.ShouldBe("pairing.code", "expired");
        await tv.OpenAsync("/wall/scene");
        var second = CodeOf(tv);
        second.ShouldNotBe(first, "a new one by itself");
        (await ApproveAsync(app, second, lead)).Refusal.ShouldBeNull();
        (await ApproveAsync(app, second, lead)).Refusal!.Code.ShouldBe("pairing.code", "used");
        await using var db = await app.DbAsync();
        (await db.SharedLinks.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
        (await db.ScreenPairings.CountAsync(WarRoomApp.Stop)).ShouldBe(1, "the expired one was cleaned up");
    }

    [Fact]
    public async Task Two_leads_at_once_let_it_in_once()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, lead) = await CampaignAsync(app);
        using var tv = new PlainBrowser(app);
        await tv.OpenAsync("/wall");
        var code = CodeOf(tv);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ApproveAsync(app, code, lead))));

        answers.Count(a => a.Refusal is null).ShouldBe(1);
        await using var db = await app.DbAsync();
        (await db.SharedLinks.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_manage_the_team_lets_nobody_in_and_who_guesses_has_to_wait()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, lead) = await CampaignAsync(app);
        var ana = AMember(campaign, "Ana Ribeiro");
        using var tv = new PlainBrowser(app);
        await tv.OpenAsync("/wall");
        var code = CodeOf(tv);
        (await ApproveAsync(app, code, ana)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<ApprovePairing>().RunAsync(code, " ", "Lobby", lead.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("screen.name");

        for (var i = 0; i < PairingGuesses.Most; i++) (await ApproveAsync(app, $"2222{i:00}".Replace('0', 'Z').Replace('1', 'Y'), lead)).Refusal!.Code.ShouldBe("pairing.code");

        (await ApproveAsync(app, code, lead)).Refusal!.Code.ShouldBe("pairing.tooMany", "even the right one");
        app.Clock!.Advance(TimeSpan.FromMinutes(10));
        (await ApproveAsync(app, code, lead)).Refusal.ShouldBeNull();
    }

    private static Task<(string? Token, WarRoom.Domain.Refusal? Refusal)> ApproveAsync(WarRoomApp app, string code, Member by, string preset = "Main room") =>
        app.Get<ApprovePairing>().RunAsync(code, "Big room", preset, by.AsActor(), WarRoomApp.Stop);

    private static string CodeOf(PlainBrowser tv) => tv.Page.QuerySelector(".code")!.TextContent;

    private static async Task<(Campaign Campaign, Member Lead)> CampaignAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, lead);
        return (campaign, lead);
    }
}
