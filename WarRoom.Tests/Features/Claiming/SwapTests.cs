using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Slots;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

/// <summary>Two people trade two slots, and both have said yes.</summary>
public sealed class SwapTests
{
    [Fact]
    public async Task By_phone_one_asks_the_other_says_yes_and_both_days_have_changed()
    {
        await using var day = await HandOverDay.StartAsync();
        using var ana = await PhoneAsync(day, day.Ana);
        using var tom = await PhoneAsync(day, day.Tom);

        await ana.OpenAsync($"/me/slots/{day.Anas.Id}");
        ana.Main.ShouldContain("Swap with somebody");
        await ana.OpenAsync($"/me/slots/{day.Anas.Id}/swap");
        await ana.SendAsync($"/me/slots/{day.Anas.Id}/swap/ask");
        ana.Main.ShouldContain("You asked Tom: your 14:00 LinkedIn against 16:30 Bluesky.");
        await tom.OpenAsync("/me");
        tom.Main.ShouldContain("Ana proposes: your 16:30 Bluesky against 14:00 LinkedIn.");
        await tom.SendAsync($"/me/slots/{day.Toms.Id}/swap/{(await day.SwapsAsync()).Single().Id}/yes");

        tom.Main.ShouldContain("Swapped. Your new slot stands in your day.");
        (await day.SlotAsync(day.Anas)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(day.Tom.Id), s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.LinkCode.ShouldNotBeNull());
        (await day.SlotAsync(day.Toms)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(day.Ana.Id), s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.LinkCode.ShouldNotBeNull());
        (await day.ToldAsync(day.Ana)).ShouldBe(["Tom said yes to the swap: 16:30 Bluesky is yours now."]);
    }

    [Fact]
    public async Task Reminders_go_to_who_has_the_slot_now()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);
        await AnswerAsync(day, isYes: true);

        await using var db = await day.App.DbAsync();
        var due = await db.Outbox.Where(r => r.Kind == MessageKind.Reminder && r.State == OutboxState.Due && r.Channel == WarRoom.Domain.Team.ReminderChannel.InApp).Select(r => new { r.SlotId, r.MemberId }).ToListAsync(WarRoomApp.Stop);
        due.ShouldBe([new { SlotId = (WarRoom.Domain.SlotId?)day.Anas.Id, MemberId = day.Tom.Id }, new { SlotId = (WarRoom.Domain.SlotId?)day.Toms.Id, MemberId = day.Ana.Id }], ignoreOrder: true);
    }

    [Fact]
    public async Task No_leaves_all_as_it_was_and_is_told()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);

        (await AnswerAsync(day, isYes: false)).ShouldBeNull();

        (await day.SlotAsync(day.Anas)).HolderId.ShouldBe(day.Ana.Id);
        (await day.ToldAsync(day.Ana)).ShouldBe(["Tom would rather not swap. All stays as it was."]);
        (await AnswerAsync(day, isYes: true))!.Code.ShouldBe("swap.stale");
    }

    [Fact]
    public async Task A_change_of_either_slot_in_between_ends_it_kindly()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);

        (await day.Use<ReassignSlot>().RunAsync(day.Anas.Id, day.Mia.Id, day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        (await AnswerAsync(day, isYes: true)).ShouldBe(SlotRefusals.SwapStale);
        (await day.SwapsAsync()).Single().State.ShouldBe(SwapState.Stale);
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBe(day.Tom.Id);
        (await day.ToldAsync(day.Ana)).ShouldContain("Your swap is off: one of the two slots has changed.");
        (await day.ToldAsync(day.Tom)).ShouldBe([], "the question that was not brought yet is not brought any more");
    }

    [Fact]
    public async Task A_yes_to_one_proposal_ends_the_others_about_the_same_slots()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);
        (await day.Use<ProposeSwap>().RunAsync(day.Toms.Id, day.Anas.Id, day.Tom.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        (await AnswerAsync(day, isYes: true)).ShouldBeNull();

        (await day.SwapsAsync()).Select(s => s.State).ShouldBe([SwapState.Accepted, SwapState.Stale], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stop_and_a_removed_member_void_it()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);
        await day.Use<PlaceHold>().RunAsync(HoldScope.Slot, day.Toms.Id.ToString(), "wrong link", null, day.Mia.AsActor(), stop: WarRoomApp.Stop);
        (await day.SwapsAsync()).Single().State.ShouldBe(SwapState.Stale);

        (await day.Use<ProposeSwap>().RunAsync(day.Anas.Id, day.Toms.Id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBe(SlotRefusals.Held);
        (await day.Use<ProposeSwap>().RunAsync(day.Anas.Id, day.TomsLater.Id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await day.Use<RemoveMember>().RunAsync(day.Ana.Id, day.Mia.AsActor(), WarRoomApp.Stop)).Refusal.ShouldBeNull();
        (await day.SwapsAsync()).ShouldAllBe(s => s.State == SwapState.Stale);
    }

    [Fact]
    public async Task Withdrawn_is_withdrawn_and_one_slot_asks_one_person_at_a_time()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);
        (await day.Use<ProposeSwap>().RunAsync(day.Anas.Id, day.TomsLater.Id, day.Ana.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("swap.waiting");
        var id = (await day.SwapsAsync()).Single().Id;

        (await day.Use<WithdrawSwap>().RunAsync(id, day.Tom.AsActor(), WarRoomApp.Stop)).ShouldBe(SlotRefusals.NotYours);
        (await day.Use<WithdrawSwap>().RunAsync(id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        (await AnswerAsync(day, isYes: true)).ShouldBe(SlotRefusals.SwapStale);
        (await day.ToldAsync(day.Tom)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_yes_and_a_withdrawal_in_the_same_instant_exactly_one_counts()
    {
        await using var day = await HandOverDay.StartAsync();
        await AskAsync(day);
        var id = (await day.SwapsAsync()).Single().Id;

        var answers = await Task.WhenAll(Task.Run(() => AnswerAsync(day, isYes: true)), Task.Run(() => day.Use<WithdrawSwap>().RunAsync(id, day.Ana.AsActor(), WarRoomApp.Stop)));

        answers.Count(a => a is null).ShouldBe(1);
        var isSwapped = (await day.SwapsAsync()).Single().State is SwapState.Accepted;
        (await day.SlotAsync(day.Anas)).HolderId.ShouldBe(isSwapped ? day.Tom.Id : day.Ana.Id);
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBe(isSwapped ? day.Ana.Id : day.Tom.Id);
    }

    internal static async Task<PlainBrowser> PhoneAsync(HandOverDay day, WarRoom.Domain.Team.Member member)
    {
        var phone = new PlainBrowser(day.App);
        var link = day.App.LinkOf(member);
        await phone.OpenAsync(link);
        await phone.SendAsync(link);
        return phone;
    }

    private static async Task AskAsync(HandOverDay day) =>
        (await day.Use<ProposeSwap>().RunAsync(day.Anas.Id, day.Toms.Id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

    private static async Task<WarRoom.Domain.Refusal?> AnswerAsync(HandOverDay day, bool isYes) =>
        await day.Use<AnswerSwap>().RunAsync((await day.SwapsAsync()).First(s => s.FromMember == day.Ana.Id).Id, isYes, day.Tom.AsActor(), WarRoomApp.Stop);
}
