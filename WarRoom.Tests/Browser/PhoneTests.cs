using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

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
    public async Task A_link_of_another_network_is_kept_and_offered_to_the_slot_that_it_belongs_to()
    {
        const string LinkedIn = "https://www.linkedin.com/posts/ana-ribeiro_harbour-activity-7123456789012345678-abcd";
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:30 LinkedIn" }).ClickAsync();
        await phone.WaitForURLAsync("**/me/slots/**");
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");

        await phone.GetByLabel("Link to your post").FillAsync(LinkedIn);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();

        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("a link of LinkedIn, the slot is on Bluesky. It is kept, nothing is lost.", new() { Timeout = 15_000 });
        await Expect(phone.GetByLabel("Link to your post")).ToHaveValueAsync(LinkedIn);
        await phone.LookAsync("phone-error");
        await phone.ShouldBeAccessibleAsync();
        (await SlotAsync(app, day)).Status.ShouldBe(SlotStatus.Claimed);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Use it for my 12:30 LinkedIn slot" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        await using var db = await app.DbAsync();
        (await db.Slots.SingleAsync(s => s.Network == Network.LinkedIn, WarRoomApp.Stop)).PostUrl.ShouldStartWith("https://www.linkedin.com/posts/ana-ribeiro_harbour");
        (await SlotAsync(app, day)).Status.ShouldBe(SlotStatus.Claimed);
    }

    [Fact]
    public async Task Own_words_are_counted_while_they_are_typed_and_compared_with_what_others_posted()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await OthersPostedAsync(app, day, "I ride over the water every single morning.");
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        var words = phone.GetByLabel("Your words");

        await words.FillAsync("I ride over the water, every single morning!");
        await Expect(phone.GetByText("Somebody posted these very words.")).ToBeVisibleAsync();
        await words.FillAsync("My daughter rides along.");
        await Expect(phone.GetByText("Unlike the other posts: your own words")).ToBeVisibleAsync();
        await Expect(phone.GetByText("Somebody posted these very words.")).ToBeHiddenAsync();
        var whole = await phone.Locator("#final").InputValueAsync();
        await Expect(phone.Locator("[data-fit=yes]")).ToHaveTextAsync($"{TextLength.Of(whole, NetworkRules.Defaults[Network.Bluesky]).Count} of 300 characters");
        await words.FillAsync(new string('x', 300));
        await Expect(phone.Locator("[data-fit=no]")).ToContainTextAsync("too many");
        await phone.Context.SetOfflineAsync(true); // from here the phone counts alone
        await words.FillAsync("Short.");
        await Expect(phone.Locator("[data-fit=yes]")).ToBeVisibleAsync();
        (await SlotAsync(app, day)).OwnWords.ShouldBe("", "nothing is kept by looking");
    }

    [Fact]
    public async Task The_phone_counts_as_the_server_counts()
    {
        string[] texts = ["Hi http://test.co", "H🐱☺👨‍👩‍👧‍👦", "🙋🏽👨‍🎤", "1⃣", "😷👾😡🔥💩", "漢字かな", "Á B", "Now https://portcity.eu/b/7kq2", "Grüße\nzwei Zeilen"];
        await using var app = await WarRoomApp.StartAsync();
        var phone = await browsers.PhoneAsync(app);
        await phone.GotoAsync("/help");
        foreach (var network in new[] { Network.X, Network.Bluesky, Network.LinkedIn, Network.Mastodon })
        {
            var rules = NetworkRules.Defaults[network];
            if (network is Network.Mastodon) texts = [.. texts, "Thanks @ada@social.example for it"];
            var counted = await phone.EvaluateAsync<int[]>("async ([texts, rule, url]) => { const { lengthOf } = await import('/js/words.js'); return texts.map(text => lengthOf(text, { rule, url })) }", new object?[] { texts, rules.LengthRule.ToString(), rules.UrlLength });
            counted.ShouldBe(texts.Select(text => TextLength.Of(text, rules).Count), network.ToString());
        }
    }

    [Fact]
    public async Task Who_comes_back_from_the_network_finds_place_and_words_also_when_the_phone_has_closed_the_page()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"], new() { Origin = app.Address.GetLeftPart(UriPartial.Authority) });
        await phone.AddInitScriptAsync("navigator.share = what => { window.shared = what; return Promise.resolve() }");
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await phone.GetByLabel("Your words").FillAsync("Half a sent");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Share in another way" }).ClickAsync();
        (await phone.EvaluateAsync<string>("() => window.shared.text")).ShouldStartWith("I work for PortCity. Half a sent 2.4 km");
        (await SlotAsync(app, day)).Status.ShouldBe(SlotStatus.Claimed, "a share sheet that closes says nothing");
        await phone.Context.RouteAsync("https://bsky.app/**", route => route.AbortAsync());
        await phone.GetByRole(AriaRole.Link, new() { Name = "Open Bluesky" }).ClickAsync();
        var address = phone.Url;
        address.ShouldEndWith("#link");
        await phone.EvaluateAsync($"() => navigator.clipboard.writeText('{Post}')");
        var context = phone.Context;
        await phone.CloseAsync();

        var again = await context.NewPageAsync();
        await again.GotoAsync(address);

        await Expect(again.GetByLabel("Your words")).ToHaveValueAsync("Half a sent");
        await Expect(again.GetByLabel("Link to your post")).ToBeFocusedAsync();
        await Expect(again.GetByLabel("Link to your post")).ToHaveValueAsync(""); // nothing was read unasked
        await again.GetByRole(AriaRole.Button, new() { Name = "Paste" }).ClickAsync();
        await Expect(again.GetByLabel("Link to your post")).ToHaveValueAsync(Post);
    }

    [Fact]
    public async Task The_day_counts_down_by_the_campaign_s_clock_and_a_page_without_a_line_says_how_old_it_is()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Volunteer.AsActor(), WarRoomApp.Stop);
        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Next in 17 min");
        await SetClockAsync(app, day, At(11, 58), 60);
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Your turn now", new() { Timeout = 20_000 }); // a minute there is a second here
        await SetClockAsync(app, day, At(12, 6), 0);
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Still fine until 12:15", new() { Timeout = 15_000 }); // the page has turned by itself
        await phone.GotoAsync($"/me/slots/{day.Slot.Id}");
        await Expect(phone.GetByText("9 minutes left")).ToBeVisibleAsync();
        await phone.LookAsync("phone-late");
        await phone.ShouldBeAccessibleAsync();

        await phone.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => 1)");
        await phone.ReloadAsync();
        await phone.Context.SetOfflineAsync(true);
        await phone.ReloadAsync();
        await Expect(phone.GetByText("This page was checked at")).ToBeVisibleAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Still fine until 12:15");
        await phone.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(11));
        await phone.ReloadAsync();
        await Expect(phone.GetByText("Connect before you post")).ToBeVisibleAsync();
        await phone.LookAsync("phone-offline");
        (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();
        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Locator("h1").First).ToHaveTextAsync("Hold. Do not post.", new() { Timeout = 15_000 });
        (await phone.EvaluateAsync<string>("async () => (await Promise.all((await (await caches.open('day')).matchAll()).map(r => r.text()))).join()")).ShouldNotContain("no traffic lights");
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

        await Expect(phone.Locator("h1")).ToHaveTextAsync("Tom was faster");
        await Expect(phone.GetByText("Somebody was a moment faster")).ToBeVisibleAsync();
        await phone.LookAsync("phone-taken");
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
        await using var context = await browsers.Chromium.NewContextAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, ServiceWorkers = ServiceWorkerPolicy.Block }); // what a worker has kept would not be counted
        await (await context.NewPageAsync()).SignInAsync(app, day.Volunteer);
        var bytes = 0L;
        var fresh = await context.NewPageAsync();
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

        bytes.ShouldBeInRange(20 * 1024, 60 * 1024);
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

    /// <summary>Somebody else has posted the same wording with words of their own.</summary>
    private static async Task OthersPostedAsync(WarRoomApp app, StoredDay day, string words)
    {
        await using var db = await app.DbAsync();
        var other = await db.Slots.OrderByDescending(s => s.PostAt).FirstAsync(WarRoomApp.Stop);
        (await app.Get<ClaimSlot>().RunAsync(other.Id, day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<KeepWords>().RunAsync(other.Id, words, day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<ConfirmPost>().RunAsync(other.Id, null, null, day.Other.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
    }

    private static async Task SetClockAsync(WarRoomApp app, StoredDay day, Instant now, int speed)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == day.Campaign.Id, WarRoomApp.Stop);
        campaign.SetClock(now, app.Get<CampaignClocks>().RealNow, speed);
        await db.SaveChangesAsync(WarRoomApp.Stop);
        app.Get<CampaignClocks>().Remember(campaign);
    }

    private static async Task<Slot> SlotAsync(WarRoomApp app, StoredDay day)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().Include(s => s.Events).SingleAsync(s => s.Id == day.Slot.Id, WarRoomApp.Stop);
    }
}
