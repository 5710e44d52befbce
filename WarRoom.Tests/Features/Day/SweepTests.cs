using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day;

public sealed class SweepTests
{
    [Fact]
    public async Task With_a_dead_scheduler_and_an_empty_queue_a_reminder_still_arrives()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false, args: ["--WarRoom:RunSweep", "true"]);
        var (campaign, ada, slot) = (ACampaign(), default(WarRoom.Domain.Team.Member)!, default(Slot)!);
        campaign.IsRehearsal = true;
        campaign.SetClock(At(11, 51), app.Get<CampaignClocks>().RealNow, 1);
        (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(WarRoomApp.Stop))
        {
            await using var db = await app.DbAsync();
            if (await db.Inbox.AnyAsync(m => m.MemberId == ada.Id && m.Kind == MessageKind.Reminder, WarRoomApp.Stop)) return;
        }
    }

    [Fact]
    public async Task A_reminder_that_the_outbox_lost_is_derived_from_the_slot()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await using var db = await app.DbAsync();
        await db.Outbox.ExecuteDeleteAsync(WarRoomApp.Stop);

        await app.MoveToAsync(At(11, 50));

        (await db.Inbox.CountAsync(m => m.MemberId == ada.Id && m.Kind == MessageKind.Reminder, WarRoomApp.Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_whose_carrier_died_is_carried_again_after_its_lease()
    {
        await using var mail = new MailSink();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), mail.Arguments);
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        app.Clock!.SetUtcNow(At(11, 50).ToDateTimeOffset());
        await using var db = await app.DbAsync();
        var row = await db.Outbox.AsNoTracking().SingleAsync(r => r.Channel == WarRoom.Domain.Team.ReminderChannel.Email, WarRoomApp.Stop);
        (await app.Get<TakeErrand>().RunAsync(row.Id, WarRoomApp.Stop)).ShouldNotBeNull();

        (await app.Get<TakeErrand>().RunAsync(row.Id, WarRoomApp.Stop)).ShouldBeNull("somebody else has it");
        app.Clock.Advance(TimeSpan.FromSeconds(11));
        await app.Get<DeliverJob>().RunAsync(row.Id, WarRoomApp.Stop);

        mail.Mails.Count.ShouldBe(1);
        (await db.Outbox.AsNoTracking().SingleAsync(r => r.Id == row.Id, WarRoomApp.Stop)).State.ShouldBe(OutboxState.Done);
    }

    [Fact]
    public async Task Who_was_asked_to_help_out_hears_kindly_that_somebody_was_faster()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, grace, tom, slot) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Grace Hopper"), AMember(campaign, "Tom Reed"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, grace, tom, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await app.MoveToAsync(At(12, 10));
        await app.RunDueAsync();

        (await app.Get<ClaimSlot>().RunAsync(slot.Id, grace.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        await app.RunDueAsync();

        await using var db = await app.DbAsync();
        var told = await db.Inbox.Where(m => m.Kind == MessageKind.OfferTaken || m.Kind == MessageKind.HandedOn).ToListAsync(WarRoomApp.Stop);
        told.Where(m => m.Kind == MessageKind.OfferTaken).Select(m => m.MemberId).ShouldBe([tom.Id]);
        told.Where(m => m.Kind == MessageKind.HandedOn).Select(m => m.MemberId).ShouldBe([ada.Id]);
    }
}
