using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

/// <summary>A confirmation that waited on the phone for a connection.</summary>
public sealed class LateConfirmTests
{
    [Theory]
    [InlineData("600000", 12, 0)]
    [InlineData("0", 12, 10)]
    [InlineData("-600000", 12, 10)]
    [InlineData("nonsense", 12, 10)]
    [InlineData("999999999999", 11, 0)]
    public async Task It_counts_from_the_tap_but_not_from_before_the_member_had_the_slot(string waited, int hour, int minute)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (ada, slot) = await ADayAsync(app);
        using var browser = await OpenAsync(app, ada, slot);
        app.Clock!.SetUtcNow(At(12, 10).ToDateTimeOffset());

        await SendAsync(browser, slot, waited);

        (await SlotAsync(app)).Post!.At.ShouldBe(At(hour, minute));
    }

    [Fact]
    public async Task A_slot_that_was_missed_meanwhile_is_posted_on_time()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (ada, slot) = await ADayAsync(app);
        using var browser = await OpenAsync(app, ada, slot);
        await app.MoveToAsync(At(12, 20));
        (await SlotAsync(app)).Status.ShouldBe(SlotStatus.Missed);

        await SendAsync(browser, slot, $"{18 * 60_000}");

        (await SlotAsync(app)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SlotStatus.Posted), s => s.Post!.At.ShouldBe(At(12, 2)), s => s.WasOnTime.ShouldBeTrue());
    }

    [Fact]
    public async Task In_a_rehearsal_it_waited_as_long_as_the_rehearsal_s_clock_says()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var (ada, slot) = await ADayAsync(app, speed: 10);
        using var browser = await OpenAsync(app, ada, slot);
        app.Clock!.Advance(TimeSpan.FromMinutes(6));

        await SendAsync(browser, slot, $"{60_000}");

        (await SlotAsync(app)).Post!.At.ShouldBe(At(11, 50), "an hour has passed there, and the tap was ten minutes ago");
    }

    [Fact]
    public async Task Sent_twice_it_gives_the_same_answer_and_one_post()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (ada, slot) = await ADayAsync(app);
        using var browser = await OpenAsync(app, ada, slot);
        app.Clock!.SetUtcNow(At(12, 10).ToDateTimeOffset());
        AddWaited(browser, slot);
        var twice = new[] { "600000", "630000" }.Select(w => browser.Request(Action(slot), new() { ["waited"] = w }, "declared=yes")).ToList();

        var answers = new List<string>();
        foreach (var request in twice) answers.Add((await browser.Client.SendAsync(request, WarRoomApp.Stop)).Headers.Location!.OriginalString);

        answers.Distinct().Single().ShouldContain("said=thanks");
        (await SlotAsync(app)).Events.Count(e => e.Kind is SlotEventKind.Posted).ShouldBe(1);
    }

    [Fact]
    public async Task What_waited_on_a_phone_that_somebody_else_uses_now_is_not_counted_as_theirs()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (ada, slot) = await ADayAsync(app);
        await using var db = await app.DbAsync();
        var grace = await db.Members.SingleAsync(m => m.Name == "Grace Hopper", WarRoomApp.Stop);
        using var browser = await OpenAsync(app, ada, slot);
        await browser.OpenAsync($"/me/slots/{slot.Id}");
        var tapped = browser.Request(Action(slot), [], "declared=yes");
        var fields = await tapped.Content!.ReadAsStringAsync(WarRoomApp.Stop);
        using var other = await SignInAsync(app, grace);
        var token = await other.Client.GetStringAsync("/me/token", WarRoomApp.Stop);
        var form = System.Web.HttpUtility.ParseQueryString(fields);
        form["__RequestVerificationToken"] = System.Text.Json.JsonDocument.Parse(token).RootElement.GetProperty("token").GetString();

        using var answer = await other.Client.PostAsync(Action(slot), new FormUrlEncodedContent(form.AllKeys.Select(k => KeyValuePair.Create(k!, form[k]!))), WarRoomApp.Stop);

        answer.Headers.Location!.OriginalString.ShouldContain("said=slot.notYours");
        (await SlotAsync(app)).ExtraPosts.ShouldBeEmpty();
    }

    [Fact]
    public void The_longest_wait_that_is_believed_is_a_day()
    {
        TapTime.Waited(long.MaxValue / 1_000_000).ShouldBe(Duration.FromHours(24));
        TapTime.Of(ASlot(), Ids.New<MemberId>(Noon), Noon, Duration.FromHours(-1)).ShouldBe(Noon, "never in the future");
    }

    private static string Action(Slot slot) => $"/me/slots/{slot.Id}/confirm";

    private static Task SendAsync(PlainBrowser browser, Slot slot, string waited)
    {
        AddWaited(browser, slot);
        return browser.SendAsync(Action(slot), new() { ["waited"] = waited }, "declared=yes");
    }

    /// <summary>As the script of the page does.</summary>
    private static void AddWaited(PlainBrowser browser, Slot slot)
    {
        var field = browser.Page.CreateElement("input");
        field.SetAttribute("name", "waited");
        browser.Page.QuerySelector($"form[action='{Action(slot)}']")!.AppendChild(field);
    }

    private static async Task<PlainBrowser> SignInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }

    private static async Task<PlainBrowser> OpenAsync(WarRoomApp app, Member member, Slot slot)
    {
        var browser = await SignInAsync(app, member);
        await browser.OpenAsync($"/me/slots/{slot.Id}");
        return browser;
    }

    private static async Task<(Member Ada, Slot Slot)> ADayAsync(WarRoomApp app, int? speed = null)
    {
        var campaign = ACampaign();
        if (speed is { } s)
        {
            campaign.IsRehearsal = true;
            campaign.SetClock(At(11, 0), app.Get<CampaignClocks>().RealNow, s);
        }

        var (ada, grace, slot) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Grace Hopper"), ASlot(campaign));
        await app.StoreAsync(campaign, ada, grace, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (ada, slot);
    }

    private static async Task<Slot> SlotAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().Include(s => s.Events).SingleAsync(WarRoomApp.Stop);
    }
}
