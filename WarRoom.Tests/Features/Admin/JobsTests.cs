using System.Net;
using Microsoft.EntityFrameworkCore;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Admin;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Admin;

public sealed class JobsTests
{
    private static readonly string[] Owner = ["--WarRoom:Owner:Email", "mia@example.org", "--WarRoom:Owner:Password", "a long sentence"];

    [Fact]
    public async Task Failed_work_is_said_by_its_effect_and_run_now_does_it()
    {
        await using var mail = new MailSink { Refuses = true };
        await using var app = await WarRoomApp.StartAsync(At(11, 0), mail.Arguments);
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await app.MoveToAsync(At(11, 50));

        var stuck = (await app.Get<ReadJobs>().RunAsync(WarRoomApp.Stop)).Groups.ShouldHaveSingleItem();
        stuck.Sentence.ShouldBe("1 reminder not sent to Ada Lovelace by e-mail");
        stuck.Standing.ShouldBe(WorkStanding.TryingAgain);
        stuck.Why.ShouldNotBeNullOrEmpty();
        mail.Refuses = false;
        (await app.Get<RunNow>().RunAsync(stuck.Rows, isOwner: true, WarRoomApp.Stop)).ShouldBeNull();

        mail.Mails.Count.ShouldBe(1);
        (await app.Get<ReadJobs>().RunAsync(WarRoomApp.Stop)).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_too_late_is_listed_and_cannot_be_run_any_more()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await app.MoveToAsync(At(12, 6));

        var missed = (await app.Get<ReadJobs>().RunAsync(WarRoomApp.Stop)).Groups.Where(g => g.Standing is WorkStanding.Missed).ToList();

        missed.Select(g => g.Sentence).ShouldBe(["1 reminder not sent to Ada Lovelace", "1 reminder not sent to Ada Lovelace by e-mail"], ignoreOrder: true);
        missed.ShouldAllBe(g => !g.CanRun);
        (await app.Get<RunNow>().RunAsync(missed[0].Rows, isOwner: true, WarRoomApp.Stop))!.Code.ShouldBe("jobs.tooLate");
    }

    [Fact]
    public async Task Without_being_switched_on_there_is_no_dashboard()
    {
        await using var app = await WarRoomApp.StartAsync(Noon, Owner);
        using var browser = await SignedInAsync(app);

        await browser.OpenAsync("/jobs");

        browser.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_dashboard_is_for_owners_alone_wherever_a_request_comes_from()
    {
        await using var app = await WarRoomApp.StartAsync(Noon, [.. Owner, "--WarRoom:Dashboard", "true", "--WarRoom:TrustedProxies:0", "127.0.0.1"]);
        var campaign = ACampaign();
        var tom = AMember(campaign, "Tom Reed");
        await app.StoreAsync(campaign, tom);
        using var stranger = new PlainBrowser(app);
        using var volunteer = new PlainBrowser(app);
        await volunteer.OpenAsync(app.LinkOf(tom));
        await volunteer.SendAsync(app.LinkOf(tom));

        foreach (var (browser, forwarded) in new[] { (stranger, (string?)null), (stranger, "127.0.0.1"), (volunteer, null), (volunteer, "127.0.0.1") })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/jobs");
            if (forwarded is not null) request.Headers.Add("X-Forwarded-For", forwarded);
            using var answer = await browser.Client.SendAsync(request, WarRoomApp.Stop);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldNotContain("Hangfire");
        }

        using var owner = await SignedInAsync(app);
        await owner.OpenAsync("/jobs");
        owner.Status.ShouldBe(HttpStatusCode.OK);
        owner.Page.Body!.TextContent.ShouldContain("queue", Case.Insensitive);
        using var change = await owner.Client.PostAsync("/jobs/jobs/enqueued/delete", new FormUrlEncodedContent([new("jobs[]", "1")]), WarRoomApp.Stop);
        change.IsSuccessStatusCode.ShouldBeFalse("it is read-only");
    }

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync("/login");
        await browser.SendAsync("/login", new() { ["email"] = "mia@example.org", ["password"] = "a long sentence" });
        return browser;
    }
}
