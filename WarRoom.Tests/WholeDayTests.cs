using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Storing;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests;

/// <summary>One test lives a whole launch day on a fake clock: the real sheets, the real planner, a real mail server, every minute of the day.</summary>
public sealed class WholeDayTests
{
    [Fact]
    public async Task A_launch_day_from_the_sheets_to_its_numbers()
    {
        await using var mail = new MailSink();
        await using var app = await WarRoomApp.StartAsync(At(5, 0), mail.Arguments);
        var campaign = ACampaign(CampaignState.Draft);
        await app.StoreAsync(campaign);
        var room = Actor.Room(campaign.Id);
        await ImportAsync(app, room);
        var lead = await LeadAsync(app);
        await PlanAsync(app, campaign, lead);
        await BecomeReadyAsync(app, campaign);

        // Tom never comes, everybody else posts two minutes after their time.
        for (var now = At(7, 0); now <= At(20, 0); now += Minutes(1))
        {
            await app.MoveToAsync(now);
            await PostWhatIsDueAsync(app, now);
            if (now == At(12, 2)) (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour is being checked", "We are checking this.", lead, stop: WarRoomApp.Stop)).ShouldBeNull();
            if (now == At(12, 11)) await ResumeAsync(app, lead);
        }

        await using var db = await app.DbAsync();
        (await db.Campaigns.SingleAsync(WarRoomApp.Stop)).State.ShouldBe(CampaignState.Ended);
        var slots = await db.Slots.AsNoTracking().Include(s => s.Events).ToListAsync(WarRoomApp.Stop);
        slots.Count.ShouldBe(72);
        slots.ShouldAllBe(s => s.Status == SlotStatus.Posted || s.Status == SlotStatus.Missed);
        slots.Count(s => s.Status == SlotStatus.Posted).ShouldBeGreaterThan(60);
        NobodyPostedUnderTheHold(slots);
        await EverybodyWasRemindedOnceAsync(db, mail, slots);
        await TheNumbersAgreeAsync(app, campaign, lead);
    }

    private static async Task ImportAsync(WarRoomApp app, Actor room)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var (kind, file) in new[]
        {
            (ImportKind.Audiences, "audiences"), (ImportKind.Objectives, "objectives"), (ImportKind.Roster, "roster"), (ImportKind.Communities, "communities"), (ImportKind.Influencers, "influencers"),
            (ImportKind.Variants, "variants"), (ImportKind.Waves, "waves"), (ImportKind.Baseline, "baseline"), (ImportKind.Day, "day"),
        })
        {
            var sheet = Spreadsheet.Read(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Demo", "harbour-bridge", $"{file}.csv"), WarRoomApp.Stop));
            var stored = await scope.ServiceProvider.GetRequiredService<AcceptImport>().RunAsync(kind, sheet, room, WarRoomApp.Stop);
            stored.Refusal.ShouldBeNull();
            stored.Count(ImportVerdict.Refused).ShouldBe(0, file);
        }
    }

    private static async Task<Actor> LeadAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return (await db.Members.SingleAsync(m => m.Role == Role.Lead, WarRoomApp.Stop)).AsActor();
    }

    private static async Task PlanAsync(WarRoomApp app, Campaign campaign, Actor lead)
    {
        await app.Get<MakeSlots>().RunAsync(campaign.Id, lead, WarRoomApp.Stop);
        (await app.Get<AssignSlots>().RunAsync(lead, WarRoomApp.Stop)).Refusal.ShouldBeNull();
        await using var db = await app.DbAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await db.PlanRuns.AsNoTracking().AnyAsync(r => r.EndedAt == null, WarRoomApp.Stop)) await timer.WaitForNextTickAsync(WarRoomApp.Stop);
        var run = await db.PlanRuns.AsNoTracking().SingleAsync(WarRoomApp.Stop);
        run.Placed.ShouldBeGreaterThanOrEqualTo(66);
        (await app.Get<AcceptPlan>().RunAsync(run.Id, null, lead, WarRoomApp.Stop)).Refusal.ShouldBeNull();
    }

    private static async Task BecomeReadyAsync(WarRoomApp app, Campaign campaign)
    {
        await using var db = await app.DbAsync();
        (await db.Campaigns.SingleAsync(c => c.Id == campaign.Id, WarRoomApp.Stop)).Become(CampaignState.Ready, At(6, 0)).ShouldBeNull();
        await db.SaveChangesAsync(WarRoomApp.Stop);
    }

    private static async Task PostWhatIsDueAsync(WarRoomApp app, Instant now)
    {
        await using var db = await app.DbAsync();
        var members = await db.Members.AsNoTracking().ToDictionaryAsync(m => m.Id, WarRoomApp.Stop);
        var held = await db.Holds.AnyAsync(h => h.Lifted == null, WarRoomApp.Stop);
        var due = now - Minutes(2);
        foreach (var slot in await db.Slots.AsNoTracking().Where(s => s.PostAt <= due && s.HolderId != null && (s.Status == SlotStatus.Assigned || s.Status == SlotStatus.Claimed)).ToListAsync(WarRoomApp.Stop))
        {
            var holder = members[slot.HolderId!.Value];
            if (!held && holder.FirstName != "Tom") (await app.Get<ConfirmPost>().RunAsync(slot.Id, null, slot.Version, holder.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
            else if (!held && slot.StandbyId is { } standby && now >= slot.PostAt + Minutes(10)) await app.Get<ClaimSlot>().RunAsync(slot.Id, members[standby].AsActor(), WarRoomApp.Stop);
        }
    }

    private static async Task ResumeAsync(WarRoomApp app, Actor lead)
    {
        await using var db = await app.DbAsync();
        var hold = await db.Holds.SingleAsync(h => h.Lifted == null, WarRoomApp.Stop);
        hold.StoppedAt.ShouldNotBeNull();
        (await app.Get<LiftHold>().RunAsync(hold.Id, "It was false", lead, stop: WarRoomApp.Stop)).Waits.ShouldBeTrue("there is a deputy who has to agree");
        var deputy = await db.Members.SingleAsync(m => m.Role == Role.Deputy, WarRoomApp.Stop);
        (await app.Get<LiftHold>().RunAsync(hold.Id, "It was false", deputy.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
    }

    private static void NobodyPostedUnderTheHold(List<Slot> slots)
    {
        var during = slots.SelectMany(s => s.Events).Where(e => e.At > At(12, 2) && e.At < At(12, 11)).ToList();
        during.ShouldNotContain(e => e.Kind == SlotEventKind.Posted || e.Kind == SlotEventKind.Missed || e.Kind == SlotEventKind.Nudged || e.Kind == SlotEventKind.Offered || e.Kind == SlotEventKind.Reminded);
    }

    /// <summary>Every due reminder is delivered or listed as missed; in the app it stands once; by mail it left once.</summary>
    private static async Task EverybodyWasRemindedOnceAsync(WarRoomDb db, MailSink mail, List<Slot> slots)
    {
        var rows = await db.Outbox.AsNoTracking().ToListAsync(WarRoomApp.Stop);
        rows.ShouldAllBe(r => r.State != OutboxState.Due && r.State != OutboxState.Failed);
        var inApp = rows.Where(r => r.Channel == ReminderChannel.InApp && r.State == OutboxState.Done).Select(r => r.DedupeKey).Order().ToList();
        (await db.Inbox.AsNoTracking().Select(m => m.DedupeKey).ToListAsync(WarRoomApp.Stop)).Order().ShouldBe(inApp);
        var mailed = rows.Count(r => r.Channel == ReminderChannel.Email && r.State == OutboxState.Done);
        mail.Mails.Select(m => m.MessageId).Distinct().Count().ShouldBe(mailed);
        mail.Mails.Count.ShouldBe(mailed);
        foreach (var slot in slots.Where(s => s.Post is not null && s.Events.All(e => e.Kind is not (SlotEventKind.TakenOver or SlotEventKind.Released))))
        {
            rows.ShouldContain(r => r.SlotId == slot.Id && r.Kind == MessageKind.Reminder && r.State == OutboxState.Done && r.MemberId == slot.HolderId, $"{slot.PostAt} {slot.Network}");
        }
    }

    private static async Task TheNumbersAgreeAsync(WarRoomApp app, Campaign campaign, Actor lead)
    {
        (await app.Get<EnterNumber>().RunAsync(Measure.Shares, 412, lead, WarRoomApp.Stop)).ShouldBeNull();
        var day = await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop);
        day.Counters.Single(c => c.Measure == Measure.Shares).Value.ShouldBe(412);
        day.Counters.Single(c => c.Measure == Measure.Shares).Source.ShouldBe("by hand");
        day.Lift.Observed.ShouldNotBeNull();
        (day.Lift.Extra, day.Lift.Observed - day.Lift.Expected).ShouldSatisfyAllConditions(x => Math.Abs(x.Extra!.Value - x.Item2!.Value).ShouldBeLessThanOrEqualTo(1));
        day.Lift.Low!.Value.ShouldBeLessThan(day.Lift.Extra!.Value);
        day.Lift.High!.Value.ShouldBeGreaterThan(day.Lift.Extra!.Value);
    }
}
