using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Slots;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;

namespace WarRoom.Tests.Browser;

[Collection(nameof(Browsers))]
public sealed class PhoneTests(Browsers browsers)
{
    private const string Post = "https://bsky.app/profile/ana-ribeiro/post/3lxyz";

    [Fact]
    public async Task Without_script_a_volunteer_claims_writes_own_words_and_confirms()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var phone = await browsers.PhoneAsync(app, script: false);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();
        await phone.GetByLabel("Your words").FillAsync("I ride to work over the water.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Keep my words" }).ClickAsync();
        await Expect(phone.Locator("#final")).ToContainTextAsync("I work for PortCity. I ride to work over the water. 2.4 km");
        (await phone.GetByRole(AriaRole.Link, new() { Name = "Open Bluesky" }).GetAttributeAsync("href"))!.ShouldStartWith("https://bsky.app/intent/compose?text=I%20work%20for%20PortCity.");

        await phone.GetByLabel("Link to your post").FillAsync(Post);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();

        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        (await SlotAsync(app, day)).PostUrl.ShouldBe(Post);
    }

    [Fact]
    public async Task Own_words_go_into_the_text_and_the_composer_while_they_are_typed_and_are_kept_when_the_network_opens()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");

        await phone.GetByLabel("Your words").FillAsync("I ride over the water.");

        await Expect(phone.Locator("#final")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^I work for PortCity\. I ride over the water\. 2\.4 km"));
        var open = phone.GetByRole(AriaRole.Link, new() { Name = "Open Bluesky" });
        (await open.GetAttributeAsync("href"))!.ShouldStartWith("https://bsky.app/intent/compose?text=I%20work%20for%20PortCity.%20I%20ride%20over%20the%20water.%202.4%20km");
        await phone.Context.RouteAsync("https://bsky.app/**", route => route.AbortAsync());
        await open.ClickAsync();
        await phone.GotoAsync("/me");
        (await SlotAsync(app, day)).OwnWords.ShouldBe("I ride over the water.");
    }

    [Fact]
    public async Task A_text_that_is_open_on_a_phone_gives_way_to_hold_by_itself_and_comes_back_after_the_resume()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await phone.GetByLabel("Your words").FillAsync("I ride over the water.");

        (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();

        await Expect(phone.Locator("h1").First).ToHaveTextAsync("Hold. Do not post.", new() { Timeout = 15_000 });
        (await phone.ContentAsync()).ShouldNotContain("no traffic lights");
        await using var db = await app.DbAsync();
        var hold = await db.Holds.SingleAsync(WarRoomApp.Stop);
        (await app.Get<LiftHold>().RunAsync(hold.Id, "It was false", day.Lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBe(new Lifting(null));
        await Expect(phone.GetByLabel("Your words")).ToHaveValueAsync("I ride over the water.", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task With_the_line_cut_after_load_nothing_is_lost_and_the_confirmation_leaves_when_the_line_is_back()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await phone.Context.SetOfflineAsync(true);
        await phone.GetByLabel("Link to your post").FillAsync(Post);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
        await Expect(phone.Locator("#link [data-safe-status]")).ToContainTextAsync("Not sent yet");
        await Expect(phone.GetByLabel("Link to your post")).ToHaveValueAsync(Post);

        await phone.Context.SetOfflineAsync(false);

        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        (await SlotAsync(app, day)).Status.ShouldBe(SlotStatus.Posted);
    }

    [Fact]
    public async Task A_link_of_another_network_is_explained_and_kept_in_the_field()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");

        await phone.GetByLabel("Link to your post").FillAsync("https://x.com/ana/status/1234567890123456789");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();

        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("another network");
        await Expect(phone.GetByLabel("Link to your post")).ToHaveValueAsync("https://x.com/ana/status/1234567890123456789");
        (await SlotAsync(app, day)).Status.ShouldBe(SlotStatus.Claimed);
    }

    [Fact]
    public async Task Who_comes_second_is_told_kindly_and_offered_the_next_best_slot()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Other.AsActor(), WarRoomApp.Stop);

        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();

        await Expect(phone.GetByText("Somebody was a moment faster")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:30, LinkedIn" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToContainTextAsync("Your turn");
    }

    [Fact]
    public async Task Two_tabs_and_a_double_tap_make_one_claim()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var first = await browsers.PhoneAsync(app);
        await first.SignInAsync(app, day.Volunteer);
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/me");

        await first.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).DblClickAsync();
        await Expect(first.Locator("h1")).ToContainTextAsync("Your turn");
        await second.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();
        await Expect(second.Locator("h1")).ToContainTextAsync("Your turn");

        (await SlotAsync(app, day)).Events.Count(e => e.Kind is SlotEventKind.Claimed).ShouldBe(1);
    }

    [Fact]
    public async Task The_first_load_of_the_phone_page_is_at_most_60_kilobytes_beside_fonts()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        var bytes = 0L;
        var fresh = await phone.Context.NewPageAsync();
        var cdp = await fresh.Context.NewCDPSessionAsync(fresh);
        await cdp.SendAsync("Network.enable");
        await cdp.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var fonts = new HashSet<string>();
        cdp.Event("Network.responseReceived").OnEvent += (_, e) =>
        {
            if (e!.Value.GetProperty("type").GetString() == "Font") fonts.Add(e.Value.GetProperty("requestId").GetString()!);
        };
        cdp.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            if (!fonts.Contains(e!.Value.GetProperty("requestId").GetString()!)) Interlocked.Add(ref bytes, e.Value.GetProperty("encodedDataLength").GetInt64());
        };

        await fresh.GotoAsync($"/me/slots/{day.Slot.Id}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        bytes.ShouldBeInRange(1, 60 * 1024);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_phone_page_is_accessible(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app, dark: dark);
        foreach (var path in new[] { "/login", app.LinkOf(day.Volunteer) })
        {
            await phone.GotoAsync(path);
            await phone.ShouldBeAccessibleAsync();
        }

        await phone.SignInAsync(app, day.Volunteer);
        await phone.ShouldBeAccessibleAsync();
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await phone.ShouldBeAccessibleAsync();
    }

    private static async Task<Slot> SlotAsync(WarRoomApp app, StoredDay day)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().Include(s => s.Events).SingleAsync(s => s.Id == day.Slot.Id, WarRoomApp.Stop);
    }
}
