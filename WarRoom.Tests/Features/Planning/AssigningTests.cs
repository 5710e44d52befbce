using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.WhatIf;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;
using static WarRoom.Tests.WarRoomApp;

namespace WarRoom.Tests.Features.Planning;

/// <summary>From the waves of the Harbour Bridge to a plan that stands in the database.</summary>
public sealed class AssigningTests
{
    private readonly HarbourBridge _bridge = new();

    private Actor Lead => _bridge["Mia"].AsActor();

    [Fact]
    public async Task The_harbour_bridge_is_placed_but_for_a_handful_and_every_rule_holds()
    {
        await using var app = await WithSlotsAsync();

        var watch = Stopwatch.StartNew();
        var run = await AssignAsync(app);

        TestContext.Current.TestOutputHelper!.WriteLine("Harbour Bridge: {0} of 72 placed in {1:0.0} s, {2} points", run.Placed, watch.Elapsed.TotalSeconds, run.Score);
        run.ShouldSatisfyAllConditions(r => r.Error.ShouldBeNull(), r => r.Percent.ShouldBe(100), r => r.Placed.ShouldBeGreaterThanOrEqualTo(66));
        var slots = await SlotsAsync(app);
        slots.Count(s => s.HolderId is not null).ShouldBe(run.Placed);
        ShouldKeepEveryRule(slots);
        run.Unfilled.Count.ShouldBe(72 - run.Placed);
        run.Unfilled.Count(u => u.Codes.Contains(PlanReason.VariantUses)).ShouldBeGreaterThanOrEqualTo(2);
        run.Unfilled.ShouldContain(u => u.Sentence.Contains("times. Allow more uses"));
        slots.Count(s => s.StandbyId is not null).ShouldBeGreaterThan(20);
        await using var db = await app.DbAsync();
        (await db.Links.CountAsync(Stop)).ShouldBe(run.Placed);
        (await db.Outbox.CountAsync(r => r.Kind == MessageKind.HandedOn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Assigning_again_changes_nothing_that_somebody_claimed_or_the_lead_pinned()
    {
        await using var app = await WithSlotsAsync();
        await AssignAsync(app);
        await app.Get<PublishPlan>().RunAsync(Lead, Stop);
        var given = (await SlotsAsync(app)).Where(s => s.HolderId is not null).ToList();
        var (claimed, pinned) = (given.Take(12).ToList(), given.Skip(12).Take(3).ToList());
        foreach (var slot in claimed) (await app.Get<WarRoom.Web.Features.Claiming.ClaimSlot>().RunAsync(slot.Id, _bridge.Members.Single(m => m.Id == slot.HolderId).AsActor(), Stop)).ShouldBeNull();
        foreach (var slot in pinned) (await app.Get<PinSlot>().RunAsync(slot.Id, true, Lead, Stop)).ShouldBeNull();

        var run = await AssignAsync(app);

        var after = (await SlotsAsync(app)).ToDictionary(s => s.Id);
        claimed.ShouldAllBe(s => after[s.Id].Status == SlotStatus.Claimed);
        claimed.Concat(pinned).ShouldAllBe(s => PlannedPlace.Of(s) == PlannedPlace.Of(after[s.Id]));
        run.Placed.ShouldBeGreaterThanOrEqualTo(66);
        ShouldKeepEveryRule([.. after.Values]);
    }

    [Fact]
    public async Task A_plan_says_how_much_better_one_could_be_at_most_and_what_else_could_be_done_with_a_slot()
    {
        await using var app = await WithSlotsAsync();
        var run = await AssignAsync(app);
        run = await UntilAsync(app, run.Id, r => r.Bound is not null);
        run.Bound.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(run.Score);
        var before = (await SlotsAsync(app)).Select(PlannedPlace.Of).ToList();

        var alternatives = new List<AlternativeLine>();
        foreach (var slot in (await SlotsAsync(app)).Where(s => s.HolderId is not null).Take(12))
        {
            var answer = await app.Get<AskPlan>().RunAsync(slot.CampaignId, slot.Id, Stop);
            answer.Refusal.ShouldBeNull();
            alternatives.AddRange(answer.Alternatives);
        }

        alternatives.ShouldNotBeEmpty();
        alternatives.Select(a => a.About).Distinct().ShouldBeSubsetOf(["Another time", "Somebody else", "Another text"]);

        var busiest = (await SlotsAsync(app)).Where(s => s.HolderId is not null).GroupBy(s => s.HolderId!.Value).MaxBy(g => g.Count())!.Key;
        var holder = _bridge.Members.Single(m => m.Id == busiest);
        var without = await app.Get<AskWhatIf>().RunAsync(_bridge.Campaign.Id, new SomebodyMissing(holder.Id.ToString()), Stop);
        without.Refusal.ShouldBeNull();
        without.FilledAfter.ShouldBeLessThanOrEqualTo(without.FilledBefore);
        without.PointsAfter.ShouldBeLessThan(without.PointsBefore);
        without.Told.ShouldContain(holder.Name);
        (await SlotsAsync(app)).Select(PlannedPlace.Of).ShouldBe(before, "asking changes nothing");
    }

    [Fact]
    public async Task A_run_that_fails_says_so_in_words_and_can_be_started_again()
    {
        await using var app = await WithSlotsAsync();
        await SetWaveEndAsync(app, _bridge.Waves[0].StartsAt);

        var failed = await AssignAsync(app);

        failed.Error.ShouldNotBeNull().ShouldStartWith("The planner failed and nothing was changed.");
        (await SlotsAsync(app)).ShouldAllBe(s => s.HolderId == null);
        await SetWaveEndAsync(app, _bridge.Waves[0].EndsAt);
        (await AssignAsync(app)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Stopping_keeps_the_best_plan_so_far()
    {
        await using var app = await WithSlotsAsync(TimeSpan.FromMinutes(5));
        var (_, id) = await app.Get<AssignSlots>().RunAsync(Lead, Stop);
        (await app.Get<AssignSlots>().RunAsync(Lead, Stop)).Run.ShouldBe(id);
        (await UntilAsync(app, id!.Value, r => r.Placed > 0)).EndedAt.ShouldBeNull();

        await app.Get<StopAssigning>().RunAsync(Lead, Stop);

        var run = await UntilAsync(app, id.Value, r => r.EndedAt is not null);
        run.Placed.ShouldBeGreaterThanOrEqualTo(60);
        (await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop)).Refusal.ShouldBeNull();
        (await SlotsAsync(app)).Count(s => s.HolderId is not null).ShouldBe(run.Placed);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_found_at_the_next_start_and_done()
    {
        await using var app = await WithSlotsAsync();
        var cutOff = new PlanRun { Id = new Guid(9, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8), CampaignId = _bridge.Campaign.Id, ByName = "Mia Falk", StartedAt = HarbourBridge.AWeekBefore };
        await app.StoreAsync(cutOff);

        await app.Get<ResumePlanRuns>().RunAsync(Stop);

        (await UntilAsync(app, cutOff.Id, r => r.EndedAt is not null)).Placed.ShouldBeGreaterThanOrEqualTo(66);
    }

    [Fact]
    public async Task Undoing_a_plan_puts_every_slot_back()
    {
        await using var app = await WithSlotsAsync();
        var before = (await SlotsAsync(app)).ConvertAll(PlannedPlace.Of);
        var run = await ProposeAsync(app);
        var placed = await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop);

        (await app.Get<PlaceSlots>().RunAsync([.. placed.Done.Select(d => d.Back)], Lead, "undone", Stop)).ShouldSatisfyAllConditions(p => p.Refusal.ShouldBeNull(), p => p.Kept.ShouldBe(0));

        (await SlotsAsync(app)).ConvertAll(PlannedPlace.Of).Select(p => p with { Variant = null }).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Volunteers_cannot_plan()
    {
        await using var app = await WithSlotsAsync();
        var volunteer = _bridge["Ana"].AsActor();

        (await app.Get<AssignSlots>().RunAsync(volunteer, Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<MakeSlots>().RunAsync(_bridge.Campaign.Id, volunteer, Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<PublishPlan>().RunAsync(volunteer, Stop))!.Code.ShouldBe("actor.notAllowed");
    }

    private async Task<WarRoomApp> WithSlotsAsync(TimeSpan? limit = null)
    {
        var app = await StartAsync(HarbourBridge.AWeekBefore, replace: limit is { } long_ ? s => s.Replace(ServiceDescriptor.Singleton(PlanPace.Default with { Limit = long_ })) : null);
        await app.StoreAsync(_bridge.Everything);
        (await app.Get<MakeSlots>().RunAsync(_bridge.Campaign.Id, Lead, Stop)).Made.ShouldBe(72);
        (await app.Get<MakeSlots>().RunAsync(_bridge.Campaign.Id, Lead, Stop)).Made.ShouldBe(0);
        return app;
    }

    private async Task<PlanRun> AssignAsync(WarRoomApp app)
    {
        var run = await ProposeAsync(app);
        if (run.IsProposed) (await app.Get<AcceptPlan>().RunAsync(run.Id, null, Lead, Stop)).Refusal.ShouldBeNull();
        return run;
    }

    private async Task<PlanRun> ProposeAsync(WarRoomApp app)
    {
        var (refusal, id) = await app.Get<AssignSlots>().RunAsync(Lead, Stop);
        refusal.ShouldBeNull();
        return await UntilAsync(app, id!.Value, r => r.EndedAt is not null);
    }

    private static async Task<PlanRun> UntilAsync(WarRoomApp app, Guid id, Func<PlanRun, bool> isSo)
    {
        for (var i = 0; i < 400; i++)
        {
            await using var db = await app.DbAsync();
            var run = await db.PlanRuns.AsNoTracking().SingleAsync(r => r.Id == id, Stop);
            if (isSo(run)) return run;
            await Task.Delay(50, Stop);
        }

        throw new TimeoutException("The planner did not get there.");
    }

    private static async Task<List<Slot>> SlotsAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().OrderBy(s => s.PostAt).ThenBy(s => s.Id).ToListAsync(Stop);
    }

    private static async Task SetWaveEndAsync(WarRoomApp app, Instant end)
    {
        await using var db = await app.DbAsync();
        (await db.Waves.SingleAsync(w => w.Name == "Teaser", Stop)).EndsAt = end;
        await db.SaveChangesAsync(Stop);
    }

    /// <summary>The rules again, from the entities alone.</summary>
    private void ShouldKeepEveryRule(List<Slot> slots)
    {
        var given = slots.FindAll(s => s.HolderId is not null);
        foreach (var slot in given)
        {
            var holder = _bridge.Members.Single(m => m.Id == slot.HolderId);
            holder.Availability.At(slot.PostAt, holder.Zone).ShouldNotBe(Willingness.No, $"{holder.Name} at {slot.PostAt}");
            SlotCombination.Of(slot).CanBePostedBy(holder).ShouldBeTrue();
            SlotCombination.Of(_bridge.Texts.Single(v => v.Id == slot.VariantId)).ShouldBe(SlotCombination.Of(slot));
            (slot.PostAt >= slot.SpanStart && slot.PostAt < slot.SpanEnd).ShouldBeTrue();
            slot.StandbyId.ShouldNotBe(slot.HolderId);
        }

        given.GroupBy(s => s.HolderId).ShouldAllBe(own => own.Count() <= 6 && Gaps(own).All(gap => gap >= 30));
        given.GroupBy(s => s.VariantId).ShouldAllBe(same => same.Count() <= _bridge.Texts.Single(v => v.Id == same.Key).MaxUses && Gaps(same).All(gap => gap >= 20));
    }

    private static IEnumerable<double> Gaps(IEnumerable<Slot> slots)
    {
        var times = slots.Select(s => s.PostAt).Order().ToList();
        return times.Zip(times.Skip(1)).Select(pair => (pair.Second - pair.First).TotalMinutes);
    }
}
