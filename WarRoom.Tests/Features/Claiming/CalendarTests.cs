using System.Net;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Changes;
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
    public async Task Each_change_has_a_higher_number_a_stop_says_so_and_the_stamp_is_the_time_of_writing()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, lead, slot) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Mia Falk", Role.Lead), ASlot(campaign));
        await app.StoreAsync(campaign, ada, lead, slot);
        await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        var token = await app.Get<OpenCalendar>().RunAsync(ada, WarRoomApp.Stop);
        app.Clock!.SetUtcNow(At(11, 20).ToDateTimeOffset());

        var before = await ReadAsync(app, token);
        await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, lead.AsActor(), stop: WarRoomApp.Stop);
        var held = await ReadAsync(app, token);
        await app.Get<ReleaseSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop);
        var gone = await ReadAsync(app, token);

        before.ShouldSatisfyAllConditions(() => before.ShouldContain("DTSTAMP:20261112T102000Z"), () => before.ShouldContain("LAST-MODIFIED:20261112T100000Z"));
        held.ShouldSatisfyAllConditions(() => held.ShouldContain("STATUS:TENTATIVE"), () => held.ShouldContain("On hold"), () => held.ShouldNotContain("VALARM"), () => held.ShouldContain("LAST-MODIFIED:20261112T102000Z"));
        gone.ShouldSatisfyAllConditions(() => gone.ShouldContain("STATUS:CANCELLED"), () => gone.ShouldNotContain("VALARM"), () => gone.ShouldContain("METHOD:PUBLISH"));
        new[] { before, held, gone }.Select(NumberOf).ShouldBe(new[] { before, held, gone }.Select(NumberOf).Order());
        new[] { before, held, gone }.Select(NumberOf).Distinct().Count().ShouldBe(3);
        await using var db = await app.DbAsync();
        (await db.SharedLinks.SingleAsync(WarRoomApp.Stop)).LastSeenAt.ShouldBe(At(11, 20), "the lead sees who reads along");
    }

    [Fact]
    public async Task One_slot_can_be_taken_along_as_a_file_by_who_has_it_and_by_nobody_else()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ada, grace, slot, other) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Grace Hopper"), ASlot(campaign), ASlot(campaign, At(13, 0)));
        await app.StoreAsync(campaign, ada, grace, slot, other);
        foreach (var id in new[] { slot.Id, other.Id }) await app.Get<ClaimSlot>().RunAsync(id, ada.AsActor(), WarRoomApp.Stop);
        using var hers = await SignedInAsync(app, ada);
        using var another = await SignedInAsync(app, grace);

        using var file = await hers.Client.GetAsync($"/me/slots/{slot.Id}.ics", WarRoomApp.Stop);
        using var refused = await another.Client.GetAsync($"/me/slots/{slot.Id}.ics", WarRoomApp.Stop);

        var text = await file.Content.ReadAsStringAsync(WarRoomApp.Stop);
        file.Content.Headers.ContentDisposition!.FileName.ShouldEndWith(".ics");
        text.Split("BEGIN:VEVENT").Length.ShouldBe(2);
        text.ShouldContain($"UID:{slot.Id}@warroom");
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_calendar_is_not_found()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        using var client = app.NewClient();
        (await client.GetAsync("/cal/00000000000000000000000000000000.ics", WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static int NumberOf(string calendar) => int.Parse(calendar.Split("SEQUENCE:")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }

    private static async Task<string> ReadAsync(WarRoomApp app, string token)
    {
        using var client = app.NewClient();
        var answer = await client.GetAsync($"/cal/{token}.ics", WarRoomApp.Stop);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        return await answer.Content.ReadAsStringAsync(WarRoomApp.Stop);
    }
}
