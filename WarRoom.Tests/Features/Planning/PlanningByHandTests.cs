using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Domain.Planning.Making;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Planning;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;
using static WarRoom.Tests.WarRoomApp;

namespace WarRoom.Tests.Features.Planning;

public sealed class PlanningByHandTests
{
    private readonly HarbourBridge _bridge = new();

    private Actor Lead => _bridge["Mia"].AsActor();

    [Fact]
    public async Task A_slot_is_added_given_moved_reworded_pinned_and_taken_out()
    {
        await using var app = await StartAsync(HarbourBridge.AWeekBefore);
        await app.StoreAsync(_bridge.Everything);
        var professionals = _bridge.Audiences.Single(a => a.Name.StartsWith("Urban"));

        var (refusal, id) = await app.Get<AddSlot>().RunAsync(new(null, At(12, 20), Network.LinkedIn, professionals.Id, "de"), Lead, Stop);
        refusal.ShouldBeNull();
        (await ReadAsync(app, id)).ShouldSatisfyAllConditions(s => s.WaveId.ShouldBe(_bridge.Waves.Single(w => w.Name == "Lunch").Id), s => s.Status.ShouldBe(SlotStatus.Open));

        (await app.Get<GiveSlot>().RunAsync(id!.Value, _bridge["Jonas"].Id, Lead, Stop)).ShouldBeNull();
        (await ReadAsync(app, id)).VariantId.ShouldBe(Text("2B").Id);
        (await app.Get<MoveSlot>().RunAsync(id.Value, At(12, 25), Lead, Stop)).ShouldBeNull();
        var link = (await ReadAsync(app, id)).LinkCode;
        (await app.Get<SwapVariant>().RunAsync(id.Value, Text("3B").Id, Lead, Stop)).ShouldBeNull();
        (await app.Get<SwapVariant>().RunAsync(id.Value, Text("2A").Id, Lead, Stop))!.Code.ShouldBe("slot.noLanguage");
        (await app.Get<SwapVariant>().RunAsync(id.Value, Text("2C").Id, Lead, Stop))!.Code.ShouldBe("variant.network");
        (await app.Get<PinSlot>().RunAsync(id.Value, true, Lead, Stop)).ShouldBeNull();
        (await ReadAsync(app, id)).ShouldSatisfyAllConditions(s => s.PostAt.ShouldBe(At(12, 25)), s => s.VariantId.ShouldBe(Text("3B").Id), s => s.IsPinned.ShouldBeTrue(), s => s.LinkCode.ShouldNotBe(link));

        (await app.Get<GiveSlot>().RunAsync(id.Value, null, Lead, Stop)).ShouldBeNull();
        (await app.Get<TakeOutSlot>().RunAsync(id.Value, Lead, stop: Stop)).ShouldBeNull();
        (await ReadAsync(app, id)).Status.ShouldBe(SlotStatus.Cancelled);
        (await app.Get<TakeOutSlot>().RunAsync(id.Value, Lead, isUndo: true, Stop)).ShouldBeNull();
        (await ReadAsync(app, id)).Status.ShouldBe(SlotStatus.Open);
    }

    [Fact]
    public async Task Publishing_tells_each_person_once_and_opens_the_slots()
    {
        await using var app = await StartAsync(HarbourBridge.AWeekBefore);
        await app.StoreAsync(_bridge.Everything);
        await app.Get<MakeSlots>().RunAsync(_bridge.Campaign.Id, Lead, Stop);
        await using var db = await app.DbAsync();
        var own = await db.Slots.Where(s => s.Network == Network.WhatsApp).OrderBy(s => s.PostAt).Select(s => s.Id).Take(2).ToListAsync(Stop);
        foreach (var id in own) (await app.Get<GiveSlot>().RunAsync(id, _bridge["Ines"].Id, Lead, Stop)).ShouldBeNull();
        (await db.Outbox.CountAsync(r => r.Kind == MessageKind.Assigned, Stop)).ShouldBe(0);

        (await app.Get<PublishPlan>().RunAsync(Lead, Stop)).ShouldBeNull();
        (await app.Get<PublishPlan>().RunAsync(Lead, Stop)).ShouldBeNull();

        (await db.Outbox.SingleAsync(r => r.Kind == MessageKind.Assigned, Stop)).Text.ShouldStartWith("The plan is out: 2 posts for you on Thu 12 Nov.");
        (await db.Campaigns.SingleAsync(Stop)).IsPublished.ShouldBeTrue();
    }

    private MessageVariant Text(string code) => _bridge.Texts.Single(v => v.Code == code);

    private static async Task<Slot> ReadAsync(WarRoomApp app, SlotId? id)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, Stop);
    }
}
