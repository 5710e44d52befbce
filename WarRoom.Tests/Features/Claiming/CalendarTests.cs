using System.Net;
using WarRoom.Domain.Slots;
using WarRoom.Web.Features.Claiming;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

public sealed class CalendarTests
{
    [Fact]
    public async Task A_member_s_slots_stand_in_a_calendar_with_a_reminder_and_vanish_from_it_when_they_are_handed_on()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, grace, slot) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Grace Hopper"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, grace, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        var token = await app.Get<OpenCalendar>().RunAsync(ada, WarRoomApp.Stop);
        (await app.Get<OpenCalendar>().RunAsync(ada, WarRoomApp.Stop)).ShouldBe(token);

        var first = await ReadAsync(app, token);
        first.ShouldSatisfyAllConditions(
            () => first.ShouldContain($"UID:{slot.Id}@warroom"), () => first.ShouldContain("DTSTART:20261112T110000Z"), () => first.ShouldContain("TRIGGER:-PT10M"),
            () => first.ShouldContain("STATUS:CONFIRMED"), () => first.ShouldNotContain("no traffic lights"));

        await app.Get<ReleaseSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        (await ReadAsync(app, token)).ShouldContain("STATUS:CANCELLED");
    }

    [Fact]
    public async Task An_unknown_calendar_is_not_found()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        using var client = app.NewClient();
        (await client.GetAsync("/cal/00000000000000000000000000000000.ics", WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> ReadAsync(WarRoomApp app, string token)
    {
        using var client = app.NewClient();
        var answer = await client.GetAsync($"/cal/{token}.ics", WarRoomApp.Stop);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        return await answer.Content.ReadAsStringAsync(WarRoomApp.Stop);
    }
}
