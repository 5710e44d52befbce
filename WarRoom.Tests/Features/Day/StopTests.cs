using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day;

public sealed class StopTests
{
    [Fact]
    public async Task A_stop_takes_back_what_is_queued_and_a_resume_derives_it_anew()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);
        (await StatesAsync(app)).ShouldBe([OutboxState.Due, OutboxState.Due]);

        await StopAsync(app, day);
        (await StatesAsync(app)).ShouldAllBe(s => s == OutboxState.Void);
        await app.MoveToAsync(At(11, 20));
        (await app.Get<LiftHold>().RunAsync(await HoldAsync(app), "It was false", day.Mia.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
        await app.MoveToAsync(At(11, 50));

        (await StatesAsync(app)).ShouldAllBe(s => s == OutboxState.Done);
    }

    [Fact]
    public async Task Stopped_is_said_only_when_a_message_under_way_has_arrived()
    {
        var slow = new SlowCarrier();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), replace: s => s.RemoveAll<ICarrier>().AddSingleton<ICarrier>(slow).AddSingleton(new DrainPatience(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5))));
        var day = await ADayAsync(app, ReminderChannel.Chat);
        app.Clock!.SetUtcNow(At(11, 50).ToDateTimeOffset());
        var sending = app.Get<DeliverJob>().RunAsync(await RowAsync(app), WarRoomApp.Stop);
        await slow.HasStarted.WaitAsync(TimeSpan.FromSeconds(30), WarRoomApp.Stop);

        var stopping = StopAsync(app, day);
        await UntilAsync(app, db => db.Holds.AnyAsync(WarRoomApp.Stop));
        stopping.IsCompleted.ShouldBeFalse("a message that says post is still under way");
        slow.Finish();
        await sending;
        await stopping;

        await using var db = await app.DbAsync();
        var hold = await db.Holds.SingleAsync(WarRoomApp.Stop);
        (hold.StoppedAt is not null, hold.Unconfirmed).ShouldBe((true, 0));
    }

    [Fact]
    public async Task A_message_that_does_not_end_is_cut_off_and_counted_as_unknown()
    {
        var slow = new SlowCarrier();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), replace: s => s.RemoveAll<ICarrier>().AddSingleton<ICarrier>(slow).AddSingleton(new DrainPatience(TimeSpan.Zero, TimeSpan.FromMinutes(5))));
        var day = await ADayAsync(app, ReminderChannel.Chat);
        app.Clock!.SetUtcNow(At(11, 50).ToDateTimeOffset());
        var sending = app.Get<DeliverJob>().RunAsync(await RowAsync(app), WarRoomApp.Stop);
        await slow.HasStarted.WaitAsync(TimeSpan.FromSeconds(30), WarRoomApp.Stop);

        await StopAsync(app, day);
        await sending;

        await using var db = await app.DbAsync();
        (await db.Holds.SingleAsync(WarRoomApp.Stop)).Unconfirmed.ShouldBe(1);
        slow.WasCut.ShouldBeTrue();
        await app.MoveToAsync(At(11, 52));
        (await db.Outbox.AsNoTracking().Where(r => r.Channel == ReminderChannel.Chat && r.Kind == MessageKind.Reminder).Select(r => r.State).SingleAsync(WarRoomApp.Stop)).ShouldBe(OutboxState.Void, "nothing tries it again under the stop");
    }

    [Fact]
    public async Task Under_a_stop_the_phone_shows_hold_and_no_text_and_afterwards_the_text_again()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 50));
        var day = await ADayAsync(app);
        using var phone = await PhoneAsync(app, day.Ada);
        await phone.OpenAsync($"/me/slots/{day.Slot.Id}");
        phone.Main.ShouldContain("a lane of its own for bikes");

        await StopAsync(app, day);
        foreach (var page in new[] { "/me", $"/me/slots/{day.Slot.Id}" })
        {
            await phone.OpenAsync(page);
            phone.Main.ShouldNotContain("a lane of its own");
            phone.Page.Body!.InnerHtml.ShouldNotContain("lane%20of%20its%20own");
        }

        (await app.Get<LiftHold>().RunAsync(await HoldAsync(app), "It was false", day.Mia.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
        await phone.OpenAsync($"/me/slots/{day.Slot.Id}");
        phone.Main.ShouldContain("a lane of its own for bikes");
    }

    [Fact]
    public async Task Who_had_the_text_in_the_last_half_hour_is_told_to_take_it_down()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);
        await app.MoveToAsync(At(11, 50)); // Ada is reminded

        await StopAsync(app, day, takesDown: true);
        await app.RunDueAsync();

        await using var db = await app.DbAsync();
        var told = await db.Inbox.Where(m => m.Kind == MessageKind.Hold).ToDictionaryAsync(m => m.MemberId, m => m.Text, WarRoomApp.Stop);
        told[day.Ada.Id].ShouldContain("take it down");
        told[day.Mia.Id].ShouldNotContain("take it down");
    }

    [Fact]
    public async Task Two_who_press_stop_at_once_make_one_stop()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StopAsync(app, day)));

        await using var db = await app.DbAsync();
        (await db.Holds.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task With_a_deputy_on_the_team_a_lead_alone_does_not_lift_a_stop()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);
        var ben = AMember(day.Campaign, "Ben Okafor", Role.Deputy);
        await app.StoreAsync(ben);
        await StopAsync(app, day);
        var hold = await HoldAsync(app);

        (await app.Get<LiftHold>().RunAsync(hold, "It was false", day.Mia.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null, Waits: true));
        (await app.Get<LiftHold>().RunAsync(hold, "Really", day.Mia.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null, Waits: true));
        (await app.Get<LiftHold>().RunAsync(hold, "Checked, agreed", ben.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));

        await using var db = await app.DbAsync();
        (await db.Holds.SingleAsync(WarRoomApp.Stop)).LiftedOn.ShouldBe(LiftGround.SecondPerson);
    }

    [Fact]
    public async Task A_stop_whose_confirmation_a_crash_took_is_confirmed_by_the_sweep()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);
        await app.StoreAsync(Hold.Place(WarRoom.Domain.Ids.New<WarRoom.Domain.HoldId>(At(11, 0)), HoldScope.Everything, null, "A rumour", null, day.Mia.AsActor(), At(11, 0)));

        await app.RunDueAsync();

        await using var db = await app.DbAsync();
        (await db.Holds.SingleAsync(WarRoomApp.Stop)).StoppedAt.ShouldBe(At(11, 0));
    }

    [Fact]
    public async Task A_change_that_was_decided_just_before_a_stop_is_decided_again_under_it()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var day = await ADayAsync(app);
        app.Clock!.SetUtcNow(At(12, 15).ToDateTimeOffset());
        var saw = new List<bool>();

        await app.Get<ChangeSlot>().RunAsync(day.Slot.Id, async scene =>
        {
            saw.Add(scene.IsHeld);
            if (saw.Count == 1) await StopAsync(app, day);
            return scene.IsHeld ? null : scene.Slot.MissAt(scene.Now);
        }, WarRoomApp.Stop);

        saw.ShouldBe([false, true]);
        await using var db = await app.DbAsync();
        (await db.Slots.SingleAsync(WarRoomApp.Stop)).Status.ShouldBe(SlotStatus.Claimed, "a slot under a stop is not missed");
    }

    private sealed record Room(Campaign Campaign, Member Ada, Member Mia, Slot Slot);

    /// <summary>Ada has a slot at noon with a text; Mia leads.</summary>
    private static async Task<Room> ADayAsync(WarRoomApp app, ReminderChannel outside = ReminderChannel.Email)
    {
        var campaign = ACampaign();
        var (ada, mia) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Mia Falk", Role.Lead));
        ada.Channels = [ReminderChannel.InApp, outside];
        var message = new KeyMessage { Id = WarRoom.Domain.Ids.New<WarRoom.Domain.KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var audience = AnAudience(campaign);
        var variant = AVariant(campaign, message, audience);
        var slot = ASlot(campaign);
        slot.SetVariant(variant);
        await app.StoreAsync(campaign, ada, mia, message, audience, variant, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return new(campaign, ada, mia, slot);
    }

    private static async Task StopAsync(WarRoomApp app, Room day, bool takesDown = false) =>
        (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, day.Mia.AsActor(), takesDown, WarRoomApp.Stop)).ShouldBeNull();

    private static async Task<WarRoom.Domain.HoldId> HoldAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return (await db.Holds.SingleAsync(WarRoomApp.Stop)).Id;
    }

    private static async Task<List<OutboxState>> StatesAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Outbox.Where(r => r.Kind == MessageKind.Reminder).Select(r => r.State).ToListAsync(WarRoomApp.Stop);
    }

    private static async Task<Guid> RowAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Outbox.Where(r => r.Kind == MessageKind.Reminder && r.Channel == ReminderChannel.Chat).Select(r => r.Id).SingleAsync(WarRoomApp.Stop);
    }

    private static async Task<PlainBrowser> PhoneAsync(WarRoomApp app, Member member)
    {
        var phone = new PlainBrowser(app);
        await phone.OpenAsync(app.LinkOf(member));
        await phone.SendAsync(app.LinkOf(member));
        phone.Status.ShouldBe(HttpStatusCode.OK);
        return phone;
    }

    private static async Task UntilAsync(WarRoomApp app, Func<WarRoomDb, Task<bool>> isSo)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync(WarRoomApp.Stop))
        {
            await using var db = await app.DbAsync();
            if (await isSo(db)) return;
        }
    }

    /// <summary>A chat room that answers when the test says so, or is cut off.</summary>
    private sealed class SlowCarrier : ICarrier
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ReminderChannel Channel => ReminderChannel.Chat;

        public Task HasStarted => _started.Task;

        public bool WasCut { get; private set; }

        public void Finish() => _finish.SetResult();

        public async Task<Delivery> CarryAsync(Errand errand, CancellationToken stop)
        {
            if (errand.Row.Kind is not MessageKind.Reminder) return new Delivery.Done();
            _started.TrySetResult();
            try
            {
                await _finish.Task.WaitAsync(stop);
                return new Delivery.Done();
            }
            catch (OperationCanceledException)
            {
                WasCut = true;
                return new Delivery.Later("cut off");
            }
        }
    }
}
