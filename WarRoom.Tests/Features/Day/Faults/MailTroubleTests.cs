using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Admin;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day.Faults;

/// <summary>Whatever the mail server does, the reminder stands in the app on time, the mail is tried again, and the lead can read why.</summary>
public sealed class MailTroubleTests
{
    [Fact]
    public async Task A_mail_server_that_refuses_keeps_no_reminder_from_the_app_and_is_tried_again() => await TroubleAsync(BadMailServer.ThatRefuses());

    [Fact]
    public async Task A_mail_server_that_hangs_up_in_the_middle_keeps_no_reminder_from_the_app_and_is_tried_again() => await TroubleAsync(BadMailServer.ThatResets());

    [Fact]
    public async Task A_mail_server_that_never_answers_is_given_up_after_five_seconds_and_tried_again() => await TroubleAsync(BadMailServer.ThatHangs());

    [Fact]
    public async Task A_mail_that_fails_eight_times_is_given_up_and_listed()
    {
        await using var server = BadMailServer.ThatRefuses();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), server.Arguments);
        var (campaign, _) = await AClaimedSlotAsync(app);

        for (var minute = 0; minute < 12; minute++) await app.MoveToAsync(At(11, 50) + Minutes(minute));

        var mail = await MailAsync(app);
        (mail.State, mail.Attempts).ShouldBe((OutboxState.Failed, 8));
        server.Calls.ShouldBe(8);
        (await app.Get<ReadMessages>().RunAsync(campaign.Id, WarRoomApp.Stop)).ShouldContain(m => m.Channel == "e-mail" && m.Outcome.StartsWith("given up: "));
    }

    [Fact]
    public async Task A_clock_that_is_set_forward_while_a_mail_is_under_way_does_not_send_it_twice()
    {
        var (called, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var mail = new MailSink
        {
            Before = _ =>
            {
                called.TrySetResult();
                return goesOn.Task;
            },
        };
        await using var app = await WarRoomApp.StartAsync(At(11, 0), mail.Arguments);
        await AClaimedSlotAsync(app);
        var (first, id) = (app.MoveToAsync(At(11, 50)), (await MailAsync(app)).Id);
        await called.Task.WaitAsync(WarRoomApp.Stop);

        app.Clock!.SetUtcNow(At(11, 52).ToDateTimeOffset());
        await app.Get<DeliverJob>().RunAsync(id, WarRoomApp.Stop);
        goesOn.SetResult();
        await first;

        mail.Mails.Count.ShouldBe(1);
        (await MailAsync(app)).State.ShouldBe(OutboxState.Done);
    }

    private static async Task TroubleAsync(BadMailServer bad)
    {
        await using var server = bad;
        await using var app = await WarRoomApp.StartAsync(At(11, 0), server.Arguments);
        var (campaign, ada) = await AClaimedSlotAsync(app);

        await app.MoveToAsync(At(11, 50));

        await using (var db = await app.DbAsync())
        {
            (await db.Inbox.SingleAsync(m => m.MemberId == ada.Id, WarRoomApp.Stop)).At.ShouldBe(At(11, 50));
        }

        var mail = await MailAsync(app);
        (mail.State, mail.Attempts).ShouldBe((OutboxState.Due, 1));
        mail.NotBefore.ShouldNotBeNull().ShouldBeGreaterThan(At(11, 50));
        (await app.Get<ReadMessages>().RunAsync(campaign.Id, WarRoomApp.Stop)).ShouldContain(m => m.Channel == "e-mail" && m.Outcome.StartsWith("trying again, 1 so far: ") && m.Outcome.Length > 30);
        server.Calls.ShouldBe(1);
    }

    private static async Task<(Campaign Campaign, Member Ada)> AClaimedSlotAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (campaign, ada);
    }

    private static async Task<OutboxRow> MailAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Outbox.AsNoTracking().SingleAsync(r => r.Kind == MessageKind.Reminder && r.Channel == ReminderChannel.Email, WarRoomApp.Stop);
    }
}
