using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Claiming;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Board;

/// <summary>The lead steers the running day: more slots, a wave that starts earlier, one slot held.</summary>
public sealed class SteeringTests
{
    [Fact]
    public async Task More_slots_are_spread_over_an_hour_open_to_everybody_and_one_undo_takes_them_out()
    {
        await using var day = await HandOverDay.StartAsync();
        var text = (await VariantsAsync(day)).Single(v => v.Network == Network.LinkedIn);

        var (refusal, opened) = await day.Use<OpenSlots>().RunAsync(text.Id, At(15, 0), 3, day.Mia.AsActor(), WarRoomApp.Stop);

        refusal.ShouldBeNull();
        (await SlotsAsync(day, opened)).ShouldAllBe(s => s.Status == SlotStatus.Open && s.Network == Network.LinkedIn && s.VariantId == text.Id);
        (await SlotsAsync(day, opened)).Select(s => s.PostAt).ShouldBe([At(15, 0), At(15, 20), At(15, 40)]);
        (await day.Use<CloseSlots>().RunAsync(opened, day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await SlotsAsync(day, opened)).ShouldAllBe(s => s.Status == SlotStatus.Cancelled);
    }

    [Fact]
    public async Task A_volunteer_opens_no_slots_nobody_opens_dozens_and_none_in_the_past()
    {
        await using var day = await HandOverDay.StartAsync();
        var text = (await VariantsAsync(day))[0];

        (await day.Use<OpenSlots>().RunAsync(text.Id, At(15, 0), 1, day.Ana.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("actor.notAllowed");
        (await day.Use<OpenSlots>().RunAsync(text.Id, At(15, 0), OpenSlots.Most + 1, day.Mia.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("slots.count");
        (await day.Use<OpenSlots>().RunAsync(text.Id, At(9, 0), 1, day.Mia.AsActor(), WarRoomApp.Stop)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wave_that_starts_earlier_brings_its_slots_along_tells_each_person_once_and_can_go_back()
    {
        await using var day = await HandOverDay.StartAsync();
        var wave = await PutIntoAWaveAsync(day);

        (await day.Use<ShiftWave>().RunAsync(wave, -Minutes(20), day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        (await WaveAsync(day, wave)).ShouldSatisfyAllConditions(w => w.StartsAt.ShouldBe(At(16, 10)), w => w.Start.ShouldBe(new LocalTime(16, 10)), w => w.EndsAt.ShouldBe(At(17, 40)));
        (await day.SlotAsync(day.Toms)).PostAt.ShouldBe(At(16, 10));
        (await day.SlotAsync(day.TomsLater)).PostAt.ShouldBe(At(17, 10));
        (await day.SlotAsync(day.Anas)).PostAt.ShouldBe(At(14, 0), "it is in no wave");
        (await day.ToldAsync(day.Tom)).ShouldBe(["The plan has changed: 16:10 Bluesky, 17:10 Bluesky for you. Please look and say yes."]);
        (await day.ToldAsync(day.Ana)).ShouldBeEmpty();

        (await day.Use<ShiftWave>().RunAsync(wave, Minutes(20), day.Mia.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await day.SlotAsync(day.Toms)).PostAt.ShouldBe(At(16, 30));
    }

    [Fact]
    public async Task A_wave_does_not_start_in_the_past_and_nothing_of_it_moves()
    {
        await using var day = await HandOverDay.StartAsync();
        var wave = await PutIntoAWaveAsync(day);

        (await day.Use<ShiftWave>().RunAsync(wave, -Duration.FromHours(5), day.Mia.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("wave.past");

        (await WaveAsync(day, wave)).StartsAt.ShouldBe(At(16, 30));
        (await day.SlotAsync(day.Toms)).PostAt.ShouldBe(At(16, 30));
    }

    [Fact]
    public async Task A_stop_of_one_network_is_told_to_those_whom_it_stops_and_so_is_its_end()
    {
        await using var day = await HandOverDay.StartAsync();

        (await day.Use<PlaceHold>().RunAsync(HoldScope.Network, "bluesky", "a rumour", null, day.Mia.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();

        (await day.ToldAsync(day.Tom)).ShouldBe(["Hold: please don't post."]);
        (await day.ToldAsync(day.Ana)).ShouldBeEmpty("she has LinkedIn only");
        var snapshot = await day.Use<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);
        var hold = snapshot.Holds.ShouldHaveSingleItem();
        snapshot.StoppedBy(hold).Select(m => m.Name).ShouldBe(["Tom Wood"]);

        (await day.Use<LiftHold>().RunAsync(hold.Id, "it was untrue", day.Mia.AsActor(), isFresh: true, stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        (await day.ToldAsync(day.Tom)).ShouldContain("We go on. Look at your times: some have moved.");
        (await day.ToldAsync(day.Ana)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_happened_is_one_sentence_however_much_it_was()
    {
        await using var day = await HandOverDay.StartAsync();
        var before = await day.Use<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);
        foreach (var (slot, member) in new[] { (day.Toms, day.Tom), (day.TomsLater, day.Tom) })
        {
            (await day.Use<ChangeSlot>().RunAsync(slot.Id, scene => { scene.Slot.ConfirmBy(member, null, scene.Slot.Version, day.Mia.AsActor(), scene.Now); return Task.FromResult<Refusal?>(null); }, WarRoomApp.Stop)).ShouldBeNull();
        }

        (await day.Use<ChangeSlot>().RunAsync(day.Anas.Id, scene => Task.FromResult(scene.Slot.Release(day.Mia.AsActor(), scene.Now, "by the lead")), WarRoomApp.Stop)).ShouldBeNull();
        var after = await day.Use<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop);

        DayNews.Between(before, after, isEverything: false).ShouldBe("2 posts");
        DayNews.Between(before, after, isEverything: true).ShouldBe("2 posts, 1 open again");
        DayNews.Between(after, after, isEverything: true).ShouldBeNull();
    }

    [Fact]
    public async Task A_day_that_falls_behind_says_where_it_ends_and_where_people_are_free()
    {
        await using var day = await HandOverDay.StartAsync();
        var text = (await VariantsAsync(day)).Single(v => v.Network == Network.Bluesky);
        var morning = Enumerable.Range(0, 6).Select(i =>
        {
            var slot = ASlot(day.Campaign, At(8, 5 * i));
            slot.SetVariant(text);
            slot.AssignTo(day.Ana, null, day.Campaign.Rules, Actor.Room(day.Campaign.Id), At(7, 0)).ShouldBeNull();
            if (i < 3) slot.ConfirmBy(day.Ana, null, slot.Version, day.Ana.AsActor(), At(8, 5 * i));
            return slot;
        }).ToList();
        await day.App.StoreAsync([.. morning]);

        var pace = (await day.Use<DaySnapshots>().ReadAsync(day.Campaign.Id, WarRoomApp.Stop)).Pace;

        var posts = pace.Lines.ShouldHaveSingleItem();
        (posts.Label, posts.Pace.Value, posts.Pace.Projected, posts.Pace.Goal).ShouldBe(("Posts", 3, 4, 9)); // 3 of 6 due, 9 planned
        pace.Lever.ShouldNotBeNull().ShouldSatisfyAllConditions(l => l.Hour.ShouldBe(At(13, 0)), l => l.Slots.ShouldBe(2, "Mia and Tom; Ana has seven already"));
        pace.OpenAhead.ShouldBe(0);
    }

    private static async Task<List<MessageVariant>> VariantsAsync(HandOverDay day)
    {
        await using var db = await day.App.DbAsync();
        return await db.Variants.AsNoTracking().OrderBy(v => v.Code).ToListAsync(WarRoomApp.Stop);
    }

    private static async Task<List<Slot>> SlotsAsync(HandOverDay day, IReadOnlyList<SlotId> ids)
    {
        await using var db = await day.App.DbAsync();
        return await db.Slots.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.PostAt).ToListAsync(WarRoomApp.Stop);
    }

    private static async Task<Wave> WaveAsync(HandOverDay day, WaveId id)
    {
        await using var db = await day.App.DbAsync();
        return await db.Waves.AsNoTracking().SingleAsync(w => w.Id == id, WarRoomApp.Stop);
    }

    /// <summary>Tom's two slots belong to a wave from 16:30 to 18:00.</summary>
    private static async Task<WaveId> PutIntoAWaveAsync(HandOverDay day)
    {
        var wave = new Wave { Id = Ids.New<WaveId>(At(6, 0)), CampaignId = day.Campaign.Id, Name = "Ride home", Start = new(16, 30), End = new(18, 0), StartsAt = At(16, 30), EndsAt = At(18, 0), Slots = 2 };
        await day.App.StoreAsync(wave);
        await using var db = await day.App.DbAsync();
        await db.Slots.Where(s => s.HolderId == day.Tom.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.WaveId, wave.Id), WarRoomApp.Stop);
        return wave.Id;
    }
}
