using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

public sealed class ClaimRaceTests
{
    [Fact]
    public async Task Who_was_removed_changes_nothing_any_more_whatever_page_is_still_open()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (deputy, ada, slot) = (AMember(campaign, "Jonas Krüger", Role.Deputy), AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        deputy.Remove(At(10, 59));
        await app.StoreAsync(campaign, deputy, ada, slot);

        (await app.Get<ReassignSlot>().RunAsync(slot.Id, ada.Id, deputy.AsActor(), WarRoomApp.Stop)).ShouldBe(SlotRefusals.Removed);

        await using var db = await app.DbAsync();
        (await db.Slots.SingleAsync(WarRoomApp.Stop)).Status.ShouldBe(SlotStatus.Open);
    }

    [Fact]
    public async Task Of_twenty_people_who_claim_in_the_same_instant_exactly_one_wins_and_the_others_hear_that_it_is_taken()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var people = Enumerable.Range(0, 20).Select(i => AMember(campaign, $"Person {i}")).ToList();
        var slot = ASlot(campaign);
        await app.StoreAsync([campaign, .. people, slot]);

        var answers = await Task.WhenAll(people.Select(p => Task.Run(() => app.Get<ClaimSlot>().RunAsync(slot.Id, p.AsActor(), WarRoomApp.Stop))));

        answers.Count(a => a is null).ShouldBe(1);
        answers.Where(a => a is not null).ShouldAllBe(a => a!.Code == "slot.taken");
        await using var db = await app.DbAsync();
        (await db.SlotEvents.CountAsync(e => e.SlotId == slot.Id && e.Kind == SlotEventKind.Claimed, WarRoomApp.Stop)).ShouldBe(1);
        (await db.Links.CountAsync(l => l.SlotId == slot.Id, WarRoomApp.Stop)).ShouldBe(1);
    }
}
