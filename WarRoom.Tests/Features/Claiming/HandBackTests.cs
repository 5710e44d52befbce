using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Live;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

/// <summary>"I can't go on today."</summary>
public sealed class HandBackTests
{
    [Fact]
    public async Task One_press_gives_back_all_that_is_not_posted_and_the_lead_sees_it_once()
    {
        await using var day = await HandOverDay.StartAsync();
        using var tom = await SwapTests.PhoneAsync(day, day.Tom);
        await tom.OpenAsync("/me/handback?c=harbour-bridge");
        tom.Main.ShouldContain("16:30");
        tom.Main.ShouldContain("17:30");

        await tom.SendAsync("/me/handback/give");

        tom.Main.ShouldContain("Given back, all of them.");
        (await day.SlotAsync(day.Toms)).Status.ShouldBe(SlotStatus.Open);
        (await day.SlotAsync(day.TomsLater)).Status.ShouldBe(SlotStatus.Open);
        (await day.SlotAsync(day.Anas)).HolderId.ShouldBe(day.Ana.Id);
        var board = await day.Use<ReadDaySnapshot>().RunAsync(day.Campaign.Id, WarRoomApp.Stop);
        board.Feed.Count(f => f.What == "gave back 2 slots: 16:30, 17:30").ShouldBe(1);
        board.Needs.Single(n => n.Kind == "repair").Detail.ShouldBe("Tom gave back 2 slots: 16:30, 17:30.");
    }

    [Fact]
    public async Task Within_a_minute_what_nobody_has_taken_is_claimed_again()
    {
        await using var day = await HandOverDay.StartAsync();
        using var tom = await SwapTests.PhoneAsync(day, day.Tom);
        await tom.OpenAsync("/me/handback?c=harbour-bridge");
        await tom.SendAsync("/me/handback/give");
        (await day.Use<ClaimSlot>().RunAsync(day.Toms.Id, day.Ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await tom.OpenAsync("/me");
        tom.Main.ShouldContain("Undo: take my slots back (1)");
        await tom.SendAsync("/me/handback/undo");

        tom.Main.ShouldContain("They are yours again.");
        (await day.SlotAsync(day.TomsLater)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(day.Tom.Id), s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.IsSelfClaimed.ShouldBeFalse());
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBe(day.Ana.Id);
    }

    [Fact]
    public async Task After_a_minute_there_is_no_undo()
    {
        await using var day = await HandOverDay.StartAsync();
        (await day.Use<HandBackDay>().RunAsync(day.Tom.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await day.App.MoveToAsync(Noon + Minutes(1));

        (await day.Use<TakeBackDay>().RunAsync(day.Tom.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("handback.late");
        (await day.SlotAsync(day.Toms)).HolderId.ShouldBeNull();
    }

    [Fact]
    public async Task A_removed_member_s_slots_are_named_among_what_needs_the_lead()
    {
        await using var day = await HandOverDay.StartAsync();

        await day.Use<RemoveMember>().RunAsync(day.Tom.Id, day.Mia.AsActor(), WarRoomApp.Stop);

        var board = await day.Use<ReadDaySnapshot>().RunAsync(day.Campaign.Id, WarRoomApp.Stop);
        board.Upsets.ShouldBe(["Somebody is off the team: 2 slots are free."]);
    }
}
