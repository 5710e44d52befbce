using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;
using static WarRoom.Tests.WarRoomApp;

namespace WarRoom.Tests.Features.Planning;

/// <summary>The planner proposes, the lead accepts: as a whole, row by row, or not at all.</summary>
public sealed class ProposalTests
{
    private readonly HarbourBridge _bridge = new();

    private Actor Lead => _bridge["Mia"].AsActor();

    [Fact]
    public async Task Nothing_changes_before_it_is_accepted_and_one_press_puts_all_of_it_in_place()
    {
        await using var app = await WithSlotsAsync();
        var run = await ProposeAsync(app);

        run.IsProposed.ShouldBeTrue();
        run.Rows.ShouldAllBe(r => r.Was.Holder == null && r.To.Holder != null && r.Why == "Nobody has it yet.");
        (await SlotsAsync(app)).ShouldAllBe(s => s.HolderId == null);

        var placed = await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop);

        placed.Done.Count.ShouldBe(run.Rows.Count);
        (await SlotsAsync(app)).Count(s => s.HolderId is not null).ShouldBe(run.Placed);
        (await RunAsync(app, run.Id)).ShouldSatisfyAllConditions(r => r.IsProposed.ShouldBeFalse(), r => r.Accepted.ShouldBe(run.Proposed), r => r.SettledBy.ShouldBe("Mia Falk"));
        (await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop)).Refusal!.Code.ShouldBe("plan.settled");
    }

    [Fact]
    public async Task A_discarded_proposal_leaves_the_plan_as_it_is()
    {
        await using var app = await WithSlotsAsync();
        var run = await ProposeAsync(app);

        (await app.Get<DiscardPlan>().RunAsync(run.Id, Lead, Stop)).ShouldBeNull();

        (await SlotsAsync(app)).ShouldAllBe(s => s.HolderId == null);
        (await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop)).Refusal!.Code.ShouldBe("plan.settled");
    }

    [Fact]
    public async Task Only_what_is_ticked_changes_and_everybody_concerned_hears_once()
    {
        await using var app = await WithSlotsAsync();
        await app.Get<PublishPlan>().RunAsync(Lead, Stop);
        var run = await ProposeAsync(app);
        var ticked = run.Rows.Where(r => r.To.Holder == _bridge["Ana"].Id || r.To.Holder == _bridge["Tom"].Id).Select(r => r.Slot).ToList();

        (await app.Get<AcceptPlan>().RunAsync(run.Id, ticked, Lead, Stop)).Refusal.ShouldBeNull();

        (await SlotsAsync(app)).Where(s => s.HolderId is not null).Select(s => s.Id).ShouldBe(ticked, ignoreOrder: true);
        await using var db = await app.DbAsync();
        var told = await db.Outbox.AsNoTracking().Where(r => r.Kind == MessageKind.Assigned && r.Channel == ReminderChannel.InApp).ToListAsync(Stop);
        told.Select(r => r.MemberId).ShouldBe([_bridge["Ana"].Id, _bridge["Tom"].Id], ignoreOrder: true);
        told.ShouldAllBe(r => r.Text.StartsWith("The plan has changed: ") && r.Text.EndsWith("Please look and say yes."));
    }

    [Fact]
    public async Task What_changed_since_is_marked_and_never_overwritten()
    {
        await using var app = await WithSlotsAsync();
        await app.Get<PublishPlan>().RunAsync(Lead, Stop);
        var run = await ProposeAsync(app);
        var row = run.Rows.First(r => r.To.Holder == _bridge["Ana"].Id);
        (await app.Get<ClaimSlot>().RunAsync(row.Slot, _bridge["Ana"].AsActor(), Stop)).ShouldBeNull();

        var look = await app.Get<ReadPlan>().RunAsync(_bridge.Campaign.Id, Stop);
        var check = new ProposalCheck(look.Scene, look.Run!.Rows);
        check.StandingOf(row.Slot).ShouldBe(RowStanding.Changed);
        check.WhyNot(row.Slot).ShouldBe("Somebody said yes to it.");
        check.Ready.ShouldNotContain(row.Slot);

        (await app.Get<AcceptPlan>().RunAsync(run.Id, [row.Slot], Lead, Stop)).Refusal!.Reason.ShouldEndWith("Somebody said yes to it.");
        (await SlotAsync(app, row.Slot)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.PostAt.ShouldBe(row.Was.PostAt));
    }

    [Fact]
    public async Task One_undo_takes_all_of_it_back_but_for_what_changed_since()
    {
        await using var app = await WithSlotsAsync();
        await app.Get<PublishPlan>().RunAsync(Lead, Stop);
        var run = await ProposeAsync(app);
        var placed = await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop);
        var anas = (await SlotsAsync(app)).First(s => s.HolderId == _bridge["Ana"].Id);
        (await app.Get<ClaimSlot>().RunAsync(anas.Id, _bridge["Ana"].AsActor(), Stop)).ShouldBeNull();

        var undone = await app.Get<PlaceSlots>().RunAsync([.. placed.Done.Select(d => d.Back)], Lead, "undone", Stop);

        undone.ShouldSatisfyAllConditions(u => u.Refusal.ShouldBeNull(), u => u.Kept.ShouldBe(1));
        (await SlotsAsync(app)).Where(s => s.HolderId is not null).ShouldHaveSingleItem().Id.ShouldBe(anas.Id);
        await using var db = await app.DbAsync();
        (await db.Outbox.AsNoTracking().Where(r => r.Kind == MessageKind.HandedOn && r.Channel == ReminderChannel.InApp).Select(r => r.Text).ToListAsync(Stop)).ShouldAllBe(t => t.StartsWith("The plan has changed: no longer yours: "));
    }

    [Fact]
    public async Task A_plan_before_the_planner_s_is_a_version_that_can_be_compared_and_brought_back()
    {
        await using var app = await WithSlotsAsync();
        await AcceptAllAsync(app);
        var before = (await SlotsAsync(app)).ConvertAll(PlannedPlace.Of);
        (await app.Get<KeepPlanVersion>().RunAsync("Before the press call", Lead, Stop)).ShouldBeNull();
        (await app.Get<KeepPlanVersion>().RunAsync("Before the press call", Lead, Stop))!.Code.ShouldBe("plan.versionName");
        var given = (await SlotsAsync(app)).Where(s => s.HolderId is not null).Take(5).ToList();
        foreach (var slot in given) (await app.Get<GiveSlot>().RunAsync(slot.Id, null, Lead, Stop)).ShouldBeNull();

        var version = (await app.Get<ListPlanVersions>().RunAsync(_bridge.Campaign.Id, Stop)).First(v => v.Name == "Before the press call");
        var compared = (await app.Get<ComparePlanVersion>().RunAsync(version.Id, _bridge.Campaign.Id, Stop)).ShouldNotBeNull();
        compared.Proposal.Rows.Where(r => !r.IsStandbyOnly).Select(r => r.Slot).ShouldBe(given.Select(s => s.Id), ignoreOrder: true);
        compared.Proposal.Gain.ShouldBeGreaterThan(1000, "five slots have somebody again");

        (await app.Get<BringBackVersion>().RunAsync(compared, [.. given.Select(s => s.Id)], Lead, Stop)).Refusal.ShouldBeNull();

        (await SlotsAsync(app)).ConvertAll(PlannedPlace.Of).Select(p => p with { Standby = null }).ShouldBe(before.Select(p => p with { Standby = null }));
        (await app.Get<ListPlanVersions>().RunAsync(_bridge.Campaign.Id, Stop)).Select(v => v.Name).ShouldBe(["Before bringing back \"Before the press call\"", "Before the press call"], ignoreOrder: true);
        (await app.Get<ComparePlanVersion>().RunAsync(version.Id, _bridge.Campaign.Id, Stop))!.Proposal.Rows.Count(r => !r.IsStandbyOnly).ShouldBe(0);
    }

    [Fact]
    public async Task Who_may_not_plan_accepts_discards_and_brings_back_nothing()
    {
        await using var app = await WithSlotsAsync();
        var run = await ProposeAsync(app);
        var ana = _bridge["Ana"].AsActor();

        (await app.Get<AcceptPlan>().RunAsync(run.Id, null, ana, Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<DiscardPlan>().RunAsync(run.Id, ana, Stop))!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<KeepPlanVersion>().RunAsync("Mine", ana, Stop))!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<PlaceSlots>().RunAsync([], ana, "undone", Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
    }

    private async Task<WarRoomApp> WithSlotsAsync()
    {
        var app = await StartAsync(HarbourBridge.AWeekBefore, replace: s => s.Replace(ServiceDescriptor.Singleton(PlanPace.Default with { Limit = TimeSpan.FromMilliseconds(400) })));
        await app.StoreAsync(_bridge.Everything);
        (await app.Get<MakeSlots>().RunAsync(_bridge.Campaign.Id, Lead, Stop)).Made.ShouldBe(72);
        return app;
    }

    private async Task AcceptAllAsync(WarRoomApp app) => (await app.Get<AcceptPlan>().RunAsync((await ProposeAsync(app)).Id, null, Lead, Stop)).Refusal.ShouldBeNull();

    /// <summary>Runs the job to its end, as the queue would.</summary>
    private async Task<PlanRun> ProposeAsync(WarRoomApp app)
    {
        var run = new PlanRun { Id = new Guid(9, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8), CampaignId = _bridge.Campaign.Id, ByName = "Mia Falk", StartedAt = HarbourBridge.AWeekBefore };
        await app.StoreAsync(run);
        await app.Get<AssignJob>().RunAsync(run.Id, Stop);
        return await RunAsync(app, run.Id);
    }

    private static async Task<PlanRun> RunAsync(WarRoomApp app, Guid id)
    {
        await using var db = await app.DbAsync();
        return await db.PlanRuns.AsNoTracking().SingleAsync(r => r.Id == id, Stop);
    }

    private static async Task<Slot> SlotAsync(WarRoomApp app, WarRoom.Domain.SlotId id)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, Stop);
    }

    private static async Task<List<Slot>> SlotsAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().OrderBy(s => s.PostAt).ThenBy(s => s.Id).ToListAsync(Stop);
    }
}
