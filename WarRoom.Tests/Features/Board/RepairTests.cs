using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Claiming;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Board;

/// <summary>The lead mends a plan that has come apart: Tom can't go on, Ana takes his posts.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task Nothing_changes_before_it_is_accepted_then_all_rows_change_and_each_person_hears_once()
    {
        await using var day = await GivenBackAsync();
        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);
        proposal.Rows.Select(r => r.Slot).ShouldBe([day.Toms.Id, day.TomsLater.Id]);
        proposal.Rows.ShouldAllBe(r => r.To != day.Tom.Id, "he said that he can't go on");
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBeNull();

        var outcome = await day.Use<AcceptRepair>().RunAsync([.. proposal.Rows.Select(r => r with { To = day.Ana.Id })], day.Mia.AsActor(), WarRoomApp.Stop);

        outcome.ShouldSatisfyAllConditions(o => o.Refusal.ShouldBeNull(), o => o.Done.Count.ShouldBe(2), o => o.Skipped.ShouldBeEmpty());
        (await day.SlotAsync(day.Toms)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(day.Ana.Id), s => s.Status.ShouldBe(SlotStatus.Assigned), s => s.LinkCode.ShouldNotBeNull());
        (await day.ToldAsync(day.Ana)).ShouldBe(["The plan has changed: 16:30 Bluesky, 17:30 Bluesky for you. Please look and say yes."]);
        (await RemindedAsync(day, day.Ana)).ShouldBe(2);
    }

    [Fact]
    public async Task A_slot_that_changed_meanwhile_is_skipped_and_named()
    {
        await using var day = await GivenBackAsync();
        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);
        (await day.Use<ClaimSlot>().RunAsync(day.Toms.Id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        var outcome = await day.Use<AcceptRepair>().RunAsync([.. proposal.Rows.Select(r => r with { To = day.Mia.Id })], day.Mia.AsActor(), WarRoomApp.Stop);

        outcome.ShouldSatisfyAllConditions(o => o.Done.ShouldHaveSingleItem().Slot.ShouldBe(day.TomsLater.Id), o => o.Skipped.ShouldBe([day.Toms.Id]));
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBe(day.Ana.Id);
    }

    [Fact]
    public async Task One_undo_takes_the_whole_repair_back_and_who_had_it_hears_so()
    {
        await using var day = await GivenBackAsync();
        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);
        var outcome = await day.Use<AcceptRepair>().RunAsync([.. proposal.Rows.Select(r => r with { To = day.Ana.Id })], day.Mia.AsActor(), WarRoomApp.Stop);

        (await day.Use<UndoRepair>().RunAsync(outcome.Done, day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        foreach (var slot in new[] { day.Toms, day.TomsLater }) (await day.SlotAsync(slot)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBeNull(), s => s.Status.ShouldBe(SlotStatus.Open), s => s.PostAt.ShouldBe(slot.PostAt));
        (await day.ToldAsync(day.Ana)).ShouldContain("The plan has changed: no longer yours: 16:30 Bluesky, 17:30 Bluesky. Please don't post.");
    }

    [Fact]
    public async Task Who_takes_a_slot_again_is_back_and_may_get_others()
    {
        await using var day = await GivenBackAsync();
        (await day.Use<ClaimSlot>().RunAsync(day.Toms.Id, day.Tom.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await day.Use<RemoveMember>().RunAsync(day.Ana.Id, day.Mia.AsActor(), WarRoomApp.Stop)).Refusal.ShouldBeNull();
        await using (var db = await day.App.DbAsync())
        {
            (await db.Members.SingleAsync(m => m.Id == day.Mia.Id, WarRoomApp.Stop)).MaxPosts = 1;
            await db.SaveChangesAsync(WarRoomApp.Stop);
        }

        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);

        proposal.Rows.Select(r => (r.Slot, r.To)).ShouldBe([(day.Anas.Id, day.Mia.Id), (day.TomsLater.Id, day.Tom.Id)]);
    }

    [Fact]
    public async Task The_second_offer_goes_on_from_the_first_and_is_accepted_and_undone_the_same_way()
    {
        await using var day = await GivenBackAsync();
        var repair = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);

        var better = await day.Use<ImproveRepair>().RunAsync(repair, day.Mia.AsActor(), WarRoomApp.Stop);

        better.Gain.ShouldBeGreaterThanOrEqualTo(repair.Gain);
        repair.Gain.ShouldBeGreaterThan(0, "two slots have somebody again");
        better.Told.ShouldNotBeEmpty();
        var outcome = await day.Use<AcceptRepair>().RunAsync(better.Rows, day.Mia.AsActor(), WarRoomApp.Stop);
        outcome.ShouldSatisfyAllConditions(o => o.Refusal.ShouldBeNull(), o => o.Done.Count.ShouldBe(better.Rows.Count));
        foreach (var row in better.Rows) (await day.SlotAsync(new[] { day.Anas, day.Toms, day.TomsLater }.Single(s => s.Id == row.Slot))).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(row.To), s => s.PostAt.ShouldBe(row.At));
        (await day.Use<UndoRepair>().RunAsync(outcome.Done, day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await day.SlotAsync(day.Toms)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBeNull(), s => s.PostAt.ShouldBe(At(16, 30)));
    }

    [Fact]
    public async Task Changes_that_break_a_rule_together_are_refused_as_a_whole()
    {
        await using var day = await GivenBackAsync();
        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);

        var outcome = await day.Use<AcceptRepair>().RunAsync([.. proposal.Rows.Select(r => r with { To = day.Ana.Id, At = At(16, 30) + (r.Slot == day.Toms.Id ? Minutes(0) : Minutes(5)) })], day.Mia.AsActor(), WarRoomApp.Stop);

        outcome.Refusal!.Reason.ShouldContain("Ana would post twice within 30 minutes.");
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBeNull();
    }

    [Fact]
    public async Task A_volunteer_repairs_nothing()
    {
        await using var day = await GivenBackAsync();
        var proposal = await day.Use<ProposeRepair>().RunAsync(day.Mia.AsActor(), WarRoomApp.Stop);

        (await day.Use<ProposeRepair>().RunAsync(day.Ana.AsActor(), WarRoomApp.Stop)).IsEmpty.ShouldBeTrue();
        (await day.Use<AcceptRepair>().RunAsync(proposal.Rows, day.Ana.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
    }

    [Fact]
    public async Task A_post_that_was_confirmed_on_an_older_plan_says_on_which()
    {
        await using var day = await HandOverDay.StartAsync();
        (await day.Use<ConfirmPost>().RunAsync(day.Anas.Id, null, day.Anas.Version, day.Ana.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        (await day.Use<ReadOlderPlan>().RunAsync(day.Anas.Id, WarRoomApp.Stop)).ShouldBeNull();
        var seen = (await day.SlotAsync(day.Toms)).Version;
        (await day.Use<ChangeSlot>().RunAsync(day.Toms.Id, scene => Task.FromResult(scene.Slot.MoveTo(At(16, 40), scene.Rules, day.Mia.AsActor(), scene.Now)), WarRoomApp.Stop)).ShouldBeNull();

        (await day.Use<ConfirmPost>().RunAsync(day.Toms.Id, null, seen, day.Tom.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();

        (await day.Use<ReadOlderPlan>().RunAsync(day.Toms.Id, WarRoomApp.Stop)).ShouldBe(At(7, 0));
    }

    [Fact]
    public async Task A_stop_ends_with_the_times_that_were_shown()
    {
        await using var day = await HandOverDay.StartAsync();
        await day.Use<PlaceHold>().RunAsync(HoldScope.Everything, null, "a rumour", null, day.Mia.AsActor(), stop: WarRoomApp.Stop);
        await day.App.MoveToAsync(At(16, 35));
        await using var db = await day.App.DbAsync();
        var hold = await db.Holds.AsNoTracking().SingleAsync(WarRoomApp.Stop);

        var plan = await day.Use<ProposeRetiming>().RunAsync(hold.Id, day.Mia.AsActor(), WarRoomApp.Stop);
        plan.Rows.Select(r => (r.Slot, r.At)).ShouldBe([(day.Anas.Id, At(16, 50)), (day.Toms.Id, At(16, 55))]);
        (await day.Use<LiftHold>().RunAsync(hold.Id, "it was untrue", day.Mia.AsActor(), isFresh: true, plan.Rows.ToDictionary(r => r.Slot, r => r.At), WarRoomApp.Stop)).Refusal.ShouldBeNull();

        (await day.SlotAsync(day.Anas)).PostAt.ShouldBe(At(16, 50));
        (await day.SlotAsync(day.Toms)).PostAt.ShouldBe(At(16, 55));
        (await day.SlotAsync(day.TomsLater)).PostAt.ShouldBe(At(17, 30));
    }

    private static async Task<HandOverDay> GivenBackAsync()
    {
        var day = await HandOverDay.StartAsync();
        (await day.Use<HandBackDay>().RunAsync(day.Tom.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return day;
    }

    private static async Task<int> RemindedAsync(HandOverDay day, Member member)
    {
        await using var db = await day.App.DbAsync();
        return await db.Outbox.CountAsync(r => r.MemberId == member.Id && r.Kind == MessageKind.Reminder && r.State == OutboxState.Due && r.Channel == ReminderChannel.InApp, WarRoomApp.Stop);
    }
}
