using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

public sealed class ClaimRaceTests
{
    [Fact]
    public async Task Who_takes_a_slot_that_has_no_text_gets_the_wording_that_is_used_least()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, audience, pillar) = (AMember(campaign, "Ada Lovelace"), AnAudience(campaign), new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" });
        var (often, seldom) = (AVariant(campaign, pillar, audience, "1A"), AVariant(campaign, pillar, audience, "1B"));
        var (used, open) = (ASlot(campaign, At(13, 0)), ASlot(campaign));
        used.SetVariant(often);
        await app.StoreAsync(campaign, ada, audience, pillar, often, seldom, used, open);

        (await app.Get<ClaimSlot>().RunAsync(open.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await using var db = await app.DbAsync();
        (await db.Slots.SingleAsync(s => s.Id == open.Id, WarRoomApp.Stop)).VariantId.ShouldBe(seldom.Id);
    }

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
