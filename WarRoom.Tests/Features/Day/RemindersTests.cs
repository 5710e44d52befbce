using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day;

public sealed class RemindersTests
{
    [Fact]
    public async Task A_holder_is_reminded_once_in_the_app_and_once_by_mail_ten_minutes_before()
    {
        await using var mail = new MailSink();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), mail.Arguments);
        var (campaign, ada, slot) = await ADayAsync(app);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await app.MoveToAsync(At(11, 49));
        (await InboxAsync(app, ada)).ShouldBeEmpty();
        await app.MoveToAsync(At(11, 50));
        await app.MoveToAsync(At(11, 51));

        (await InboxAsync(app, ada)).Single().Kind.ShouldBe(MessageKind.Reminder);
        mail.Mails.Single().To.Mailboxes.Single().Address.ShouldBe("ada@example.org");
        mail.Mails.Single().TextBody!.ShouldNotContain("Harbour Bridge has a lane", Case.Insensitive);
        campaign.Id.ShouldBe(slot.CampaignId);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_a_slot_that_was_given_back()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (_, ada, slot) = await ADayAsync(app);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        (await app.Get<ReleaseSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await app.MoveToAsync(At(11, 55));

        (await InboxAsync(app, ada)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slot_given_back_and_taken_again_is_reminded_all_the_same()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (_, ada, slot) = await ADayAsync(app);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
            await app.Get<ReleaseSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        }

        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        await app.MoveToAsync(At(11, 55));

        (await InboxAsync(app, ada)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(12, 6)]
    [InlineData(13, 30)]
    public async Task A_reminder_older_than_its_grace_is_listed_as_missed_and_never_sent(int hour, int minute)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (_, ada, slot) = await ADayAsync(app);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);

        await app.MoveToAsync(At(hour, minute));
        await app.RunDueAsync();

        (await InboxAsync(app, ada)).ShouldNotContain(m => m.Kind == MessageKind.Reminder);
        await using var db = await app.DbAsync();
        (await db.Outbox.Where(r => r.Kind == MessageKind.Reminder).Select(r => r.State).ToListAsync(WarRoomApp.Stop)).ShouldAllBe(s => s == OutboxState.Missed);
    }

    [Fact]
    public async Task A_mail_server_in_trouble_is_tried_again_until_it_takes_the_mail()
    {
        await using var mail = new MailSink { Refuses = true };
        await using var app = await WarRoomApp.StartAsync(At(11, 0), mail.Arguments);
        var (_, ada, slot) = await ADayAsync(app);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);

        await app.MoveToAsync(At(11, 50));
        mail.Mails.ShouldBeEmpty();
        mail.Refuses = false;
        await app.MoveToAsync(At(11, 52));

        mail.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Once_everything_is_held_no_reminder_leaves_and_after_the_resume_the_slot_has_a_fresh_window()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (campaign, ada, slot) = await ADayAsync(app);
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(lead);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();

        await app.MoveToAsync(At(11, 52));
        (await InboxAsync(app, ada)).ShouldNotContain(m => m.Kind == MessageKind.Reminder, "it is due, and held");
        await app.MoveToAsync(At(12, 20));
        (await InboxAsync(app, ada)).ShouldNotContain(m => m.Kind == MessageKind.Reminder);
        await using (var db = await app.DbAsync())
        {
            (await db.Slots.SingleAsync(WarRoomApp.Stop)).Status.ShouldBe(SlotStatus.Claimed);
            var hold = await db.Holds.SingleAsync(WarRoomApp.Stop);
            (await app.Get<LiftHold>().RunAsync(hold.Id, "It was false", lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
        }

        await app.RunDueAsync();

        await using var after = await app.DbAsync();
        (await after.Slots.SingleAsync(WarRoomApp.Stop)).PostAt.ShouldBe(At(12, 20));
        (await InboxAsync(app, ada)).ShouldContain(m => m.Kind == MessageKind.Reminder);
    }

    [Fact]
    public async Task A_silent_holder_is_nudged_the_slot_is_offered_and_in_the_end_missed_and_the_lead_gives_it_away_with_one_act()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (campaign, ada, slot) = await ADayAsync(app);
        var (grace, lead) = (AMember(campaign, "Grace Hopper"), AMember(campaign, "Mia Falk", Role.Lead));
        await app.StoreAsync(grace, lead);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);

        await app.MoveToAsync(At(12, 5));
        (await InboxAsync(app, ada)).ShouldContain(m => m.Kind == MessageKind.Nudge);
        await app.MoveToAsync(At(12, 10));
        await app.RunDueAsync();
        (await InboxAsync(app, grace)).ShouldContain(m => m.Kind == MessageKind.Offer);
        await app.MoveToAsync(At(12, 15));
        (await StatusAsync(app)).ShouldBe(SlotStatus.Missed);

        (await app.Get<ReassignSlot>().RunAsync(slot.Id, grace.Id, lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await StatusAsync(app)).ShouldBe(SlotStatus.Assigned);
    }

    [Fact]
    public async Task A_campaign_goes_live_at_its_start_and_ends_an_hour_after_its_end_by_itself()
    {
        await using var app = await WarRoomApp.StartAsync(At(7, 0));
        await app.StoreAsync(ACampaign(CampaignState.Ready));

        await app.MoveToAsync(At(7, 29));
        (await StateAsync(app)).ShouldBe(CampaignState.Ready);
        await app.MoveToAsync(At(7, 30));
        (await StateAsync(app)).ShouldBe(CampaignState.Live);
        await app.MoveToAsync(At(20, 0));
        (await StateAsync(app)).ShouldBe(CampaignState.Ended);
    }

    private static async Task<(Campaign Campaign, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var ada = AMember(campaign, "Ada Lovelace");
        var slot = ASlot(campaign);
        await app.StoreAsync(campaign, ada, slot);
        return (campaign, ada, slot);
    }

    private static async Task<List<InboxMessage>> InboxAsync(WarRoomApp app, Member member)
    {
        await using var db = await app.DbAsync();
        return await db.Inbox.Where(m => m.MemberId == member.Id).ToListAsync(WarRoomApp.Stop);
    }

    private static async Task<SlotStatus> StatusAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return (await db.Slots.SingleAsync(WarRoomApp.Stop)).Status;
    }

    private static async Task<CampaignState> StateAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return (await db.Campaigns.SingleAsync(WarRoomApp.Stop)).State;
    }
}
