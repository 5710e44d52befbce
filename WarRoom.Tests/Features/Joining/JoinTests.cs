using System.Net;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Edge;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Joining;

public sealed class JoinTests
{
    private const string Code = "7KQ2M4XD";

    [Fact]
    public async Task A_newcomer_walks_five_steps_and_is_on_the_team_with_a_link_to_keep()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync("/j/7kq2-m4xd");
        browser.H1.ShouldBe("Mia asks you to help for a day");

        await WalkAsync(browser, "Ana Ribeiro", "ana@example.org");

        browser.Path.ShouldBe("/me/welcome");
        browser.Page.QuerySelector("#mylink")!.GetAttribute("value")!.ShouldContain("/v/");
        await using var db = await app.DbAsync();
        var ana = await db.Members.SingleAsync(m => m.Name == "Ana Ribeiro", WarRoomApp.Stop);
        ana.Role.ShouldBe(Role.Volunteer);
        ana.IsNew.ShouldBeTrue();
        ana.GuidelinesVersion.ShouldBe(1);
        ana.Accounts.ShouldBe([new(Network.Bluesky, AccountKind.Personal, "ana.bsky.social", 900), new(Network.Mastodon, AccountKind.Personal, "ana@mastodon.social", 0)]);
        ana.Hours.ShouldBe([new(new(7, 30), new(12, 0))]);
        ana.Channels.ShouldBe([ReminderChannel.InApp, ReminderChannel.Email]);
        (await db.Invites.SingleAsync(WarRoomApp.Stop)).Uses.ShouldBe(1);
        await browser.OpenAsync("/me");
        browser.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ten_people_join_in_the_same_moment()
    {
        await using var app = await AppAsync();
        var browsers = Enumerable.Range(0, 10).Select(_ => new PlainBrowser(app)).ToList();

        await Task.WhenAll(browsers.Select((b, i) => Task.Run(async () =>
        {
            await b.OpenAsync($"/j/{Code}");
            await WalkAsync(b, $"Person {i}", $"person{i}@example.org");
        })));

        browsers.ShouldAllBe(b => b.Path == "/me/welcome");
        await using var db = await app.DbAsync();
        (await db.Members.CountAsync(m => m.IsNew, WarRoomApp.Stop)).ShouldBe(10);
        (await db.Invites.SingleAsync(WarRoomApp.Stop)).Uses.ShouldBe(10);
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task Sending_the_last_step_twice_makes_one_member_and_both_answers_are_signed_in()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync($"/j/{Code}");
        await WalkAsync(browser, "Ana Ribeiro", "ana@example.org", finish: false);
        var twice = new[] { browser.Request($"/j/{Code}", [], "go=next"), browser.Request($"/j/{Code}", [], "go=next") };

        var answers = await Task.WhenAll(twice.Select(request => browser.Client.SendAsync(request, WarRoomApp.Stop)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect && a.Headers.Location!.OriginalString.EndsWith("/me/welcome") && a.Headers.Contains("Set-Cookie"));
        await using var db = await app.DbAsync();
        (await db.Members.CountAsync(m => m.Name == "Ana Ribeiro", WarRoomApp.Stop)).ShouldBe(1);
        (await db.Invites.SingleAsync(WarRoomApp.Stop)).Uses.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(false, true, false, false)]
    [InlineData(false, true, true, true)]
    [InlineData(false, false, false, true)]
    public async Task A_revoked_or_outdated_invitation_is_closed_but_a_rehearsal_s_stays_open(bool isRevoked, bool isOutdated, bool isRehearsal, bool isOpen)
    {
        await using var app = await AppAsync(invite =>
        {
            if (isRevoked) invite.RevokedAt = Noon;
            if (isOutdated) invite.ValidUntil = Noon - Minutes(1);
        }, isRehearsal);
        using var browser = new PlainBrowser(app);

        await browser.OpenAsync($"/j/{Code}");

        browser.H1.ShouldBe(isOpen ? "Mia asks you to help for a day" : "This invitation is closed");
    }

    [Fact]
    public async Task A_code_that_does_not_exist_looks_like_a_closed_one_and_guessing_is_slowed_down()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync("/j/AAAA-AAAA");
        browser.H1.ShouldBe("This invitation is closed");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < GuessLimit.PerMinute; i++)
        {
            using var answer = await browser.Client.GetAsync($"/j/BBBB{i:0000}", WarRoomApp.Stop);
            answers.Add(answer.StatusCode);
        }

        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_mistake_keeps_everything_that_was_typed()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync($"/j/{Code}");
        await NextAsync(browser, []);
        await NextAsync(browser, new() { ["name"] = "Ana Ribeiro", ["email"] = "ana at example" });
        browser.Main.ShouldContain("This is not an e-mail address");
        Value(browser, "email").ShouldBe("ana at example");
        await NextAsync(browser, new() { ["email"] = "" });

        await NextAsync(browser, new() { ["net0"] = "mastodon", ["handle0"] = "ana", ["net1"] = "bluesky", ["handle1"] = "ana.bsky.social" });

        browser.H1.ShouldBe("Where do you post from?");
        browser.Main.ShouldContain("a name and a server");
        Value(browser, "handle0").ShouldBe("ana");
        Value(browser, "handle1").ShouldBe("ana.bsky.social");
        Value(browser, "name").ShouldBe("Ana Ribeiro");
    }

    [Fact]
    public async Task Hours_want_an_answer_each_and_are_asked_in_the_person_s_own_time()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync($"/j/{Code}");
        await NextAsync(browser, new() { ["zone"] = "Europe/Lisbon" });
        await NextAsync(browser, new() { ["name"] = "Ana", ["zone"] = "Europe/Lisbon" });
        await NextAsync(browser, new() { ["net0"] = "bluesky", ["handle0"] = "ana.bsky.social" });
        browser.Main.ShouldContain("Your time: Lisbon");
        browser.Page.QuerySelector(".c4")!.GetAttribute("aria-label").ShouldBe("06:30", "07:30 in Berlin");

        await browser.SendAsync($"/j/{Code}", [], "go=yes-afternoon");
        await NextAsync(browser, []);
        browser.Main.ShouldContain("have no answer");
        await browser.SendAsync($"/j/{Code}", [], "go=rest-no");
        await NextAsync(browser, []);

        browser.H1.ShouldBe("How we do this");
    }

    [Fact]
    public async Task An_address_that_is_on_the_team_already_is_sent_to_its_personal_link()
    {
        await using var app = await AppAsync();
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync($"/j/{Code}");

        await WalkAsync(browser, "Mia again", "MIA@example.org");

        browser.H1.ShouldBe("Who are you?");
        browser.Main.ShouldContain("on the team already");
        Value(browser, "email").ShouldBe("MIA@example.org");
    }

    internal static async Task<WarRoomApp> AppAsync(Action<Invite>? change = null, bool isRehearsal = false)
    {
        var app = await WarRoomApp.StartAsync(Noon);
        var campaign = ACampaign(CampaignState.Ready);
        campaign.IsRehearsal = isRehearsal;
        var invite = new Invite { Code = Code, CampaignId = campaign.Id, ValidUntil = Noon + Minutes(600) };
        change?.Invoke(invite);
        await app.StoreAsync(campaign, AMember(campaign, "Mia Falk", Role.Lead), invite);
        return app;
    }

    internal static async Task WalkAsync(PlainBrowser browser, string name, string email, bool finish = true)
    {
        await NextAsync(browser, []);
        await NextAsync(browser, new() { ["name"] = name, ["email"] = email });
        await NextAsync(browser, new() { ["net0"] = "bluesky", ["handle0"] = " @ana.bsky.social ", ["followers0"] = "900", ["net2"] = "mastodon", ["handle2"] = "https://mastodon.social/@ana" });
        await NextAsync(browser, [], "yes-morning");
        await NextAsync(browser, []);
        await NextAsync(browser, [], "rest-no");
        await NextAsync(browser, []);
        await NextAsync(browser, new() { ["own"] = "yes", ["accept"] = "yes" });
        if (finish) await NextAsync(browser, []);
    }

    private static Task NextAsync(PlainBrowser browser, Dictionary<string, string?> typed, string go = "next") =>
        browser.SendAsync(browser.Page.QuerySelector("form")!.GetAttribute("action")!, typed, $"go={go}");

    private static string? Value(PlainBrowser browser, string name) => browser.Page.QuerySelector($"[name={name}]")!.GetAttribute("value");
}
