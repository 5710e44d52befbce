using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

/// <summary>What the phone says, read without script.</summary>
public sealed class PhonePageTests
{
    [Fact]
    public async Task A_post_on_a_network_without_addresses_waits_for_no_link()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var campaign = ACampaign();
        var ana = AMember(campaign, "Ana Ribeiro", Role.Volunteer, Network.WhatsApp);
        var slot = ASlot(campaign, Noon, Network.WhatsApp);
        slot.ClaimBy(ana, Terms(), At(11, 0)).ShouldBeNull();
        await app.StoreAsync(campaign, ana, slot);
        using var browser = await SignedInAsync(app, ana);
        await browser.OpenAsync($"/me/slots/{slot.Id}");
        browser.Page.QuerySelector("input[name=link]").ShouldBeNull();

        await browser.SendAsync($"/me/slots/{slot.Id}/confirm", button: "declared=yes");

        browser.H1.ShouldBe("Thank you, Ana");
        browser.Page.QuerySelector($"form[action='/me/slots/{slot.Id}/confirm']").ShouldBeNull();
        await browser.OpenAsync("/me");
        browser.Main.ShouldNotContain("Waiting for your link");
        browser.Main.ShouldContain("Posted");
        browser.Page.QuerySelectorAll("a").ShouldNotContain(a => a.TextContent == "Paste");
    }

    [Fact]
    public async Task Who_lives_elsewhere_reads_both_clocks_and_who_lives_there_reads_one()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var campaign = ACampaign();
        var (priya, tom) = (AMember(campaign, "Priya Nair"), AMember(campaign, "Tom Wood"));
        priya.ZoneId = "Asia/Kolkata";
        var slot = ASlot(campaign);
        slot.ClaimBy(priya, Terms(), At(11, 0)).ShouldBeNull();
        await app.StoreAsync(campaign, priya, tom, slot);
        using var browser = await SignedInAsync(app, priya);

        browser.H1.ShouldBe("Next in 18 min");
        browser.Main.ShouldContain("your time (Kolkata)");
        browser.Main.ShouldContain("The campaign runs on Berlin time, where it is 11:42 now.");
        browser.Main.ShouldContain("12:00 in Berlin");
        await browser.OpenAsync($"/me/slots/{slot.Id}");
        browser.Main.ShouldContain("16:30 to 16:45, your time (Kolkata)");
        browser.Main.ShouldContain("12:00 to 12:15 in Berlin, where the campaign runs");
        using var other = await SignedInAsync(app, tom);
        other.Main.ShouldNotContain("The campaign runs on");
    }

    [Fact]
    public async Task When_the_day_is_over_a_member_reads_what_the_own_posts_brought_and_nothing_of_others()
    {
        await using var app = await WarRoomApp.StartAsync(At(20, 30));
        var day = await EdgeDay.StoreAsync(app, At(20, 30), state: CampaignState.Ended);
        var posted = day.Slots.Where(s => s.HolderId == day.Ana.Id && s.Status.IsDone()).ToList();
        await ClickAsync(app, posted[0], 5);
        await ClickAsync(app, posted[1], 2);
        await ClickAsync(app, day.Slots.First(s => s.HolderId != day.Ana.Id && s.Status.IsDone()), 90);

        using var browser = await SignedInAsync(app, day.Ana);

        browser.H1.ShouldBe("Thank you, Ana");
        browser.Page.QuerySelector(".fig")!.TextContent.ShouldBe("7visits by your links");
        browser.Main.ShouldContain($"{posted.Count} posts, {posted.Count(s => s.WasOnTime)} on time.");
        browser.Main.ShouldContain("Counted 20:30, robots left out.");
        browser.Main.ShouldNotContain("97");
        browser.Main.ShouldNotContain("Needed most");
    }

    [Fact]
    public async Task Without_links_or_visits_it_says_so()
    {
        await using var app = await WarRoomApp.StartAsync(At(20, 30));
        var campaign = ACampaign(CampaignState.Ended);
        var (ana, tom) = (AMember(campaign, "Ana Ribeiro"), AMember(campaign, "Tom Wood"));
        var (bare, linked) = (ASlot(campaign), ASlot(campaign));
        bare.ClaimBy(ana, Terms(), At(11, 0)).ShouldBeNull();
        bare.ConfirmBy(ana, null, null, ana.AsActor(), At(12, 1));
        linked.ClaimBy(tom, Terms(), At(11, 0)).ShouldBeNull();
        linked.SetLink("ABCDEFG");
        linked.ConfirmBy(tom, null, null, tom.AsActor(), At(12, 9));
        await app.StoreAsync(campaign, ana, tom, bare, linked);

        using var anas = await SignedInAsync(app, ana);
        anas.Main.ShouldContain("Your posts carried no link of their own");
        anas.Page.QuerySelector(".fig").ShouldBeNull();
        using var toms = await SignedInAsync(app, tom);
        toms.Main.ShouldContain("Nobody is known to have come by them yet.");
        toms.Main.ShouldContain("1 post, 0 on time.");
    }

    [Fact]
    public async Task Who_is_late_reads_what_is_left_and_who_is_asked_next()
    {
        await using var app = await WarRoomApp.StartAsync(At(12, 6));
        var campaign = ACampaign();
        var (lead, ana, jonas) = (AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Ana Ribeiro"), AMember(campaign, "Jonas Klein"));
        var slot = ASlot(campaign);
        slot.AssignTo(ana, null, campaign.Rules, lead.AsActor(), At(11, 0)).ShouldBeNull();
        slot.SetStandby(jonas.Id);
        var message = new KeyMessage { Id = WarRoom.Domain.Ids.New<WarRoom.Domain.KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var audience = AnAudience(campaign);
        var variant = AVariant(campaign, message, audience);
        slot.SetVariant(variant);
        await app.StoreAsync(campaign, lead, ana, jonas, audience, message, variant, slot);
        using var browser = await SignedInAsync(app, ana);

        await browser.OpenAsync($"/me/slots/{slot.Id}");

        browser.H1.ShouldBe("Still fine until 12:15");
        browser.Main.ShouldContain("9 minutes left");
        browser.Main.ShouldContain("At 12:10 we also ask Jonas K., your stand-by. Whoever takes it holds it; the other phone says: don't post.");
        browser.Page.QuerySelector("svg.win rect")!.GetAttribute("width").ShouldBe("40%");
    }

    [Fact]
    public async Task What_somebody_does_is_on_their_next_page_although_all_phones_share_one_reading()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var (ana, tom) = (AMember(campaign, "Ana Ribeiro"), AMember(campaign, "Tom Wood"));
        var slots = Enumerable.Range(0, 12).Select(i => ASlot(campaign, At(12, i))).ToList();
        await app.StoreAsync([campaign, ana, tom, .. slots]);
        using var browser = await SignedInAsync(app, ana);
        using var other = await SignedInAsync(app, tom);

        foreach (var slot in slots)
        {
            (await app.Get<ClaimSlot>().RunAsync(slot.Id, ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
            await browser.OpenAsync($"/me/slots/{slot.Id}");
            browser.H1.ShouldStartWith("Your turn");
            await other.OpenAsync("/me");
            other.Page.QuerySelector($"form[action='/me/slots/{slot.Id}/claim']").ShouldBeNull();
            (await app.Get<ReleaseSlot>().RunAsync(slot.Id, ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
            await browser.OpenAsync($"/me/slots/{slot.Id}");
            browser.H1.ShouldBe("This slot is not yours");
        }
    }

    [Fact]
    public async Task Everybody_who_sees_a_text_in_the_same_moment_is_written_once()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var campaign = ACampaign();
        var people = Enumerable.Range(0, 30).Select(i => AMember(campaign, $"Person {i}")).ToList();
        var slots = people.Select((_, i) => ASlot(campaign, At(12, i))).ToList();
        foreach (var (slot, person) in slots.Zip(people)) slot.ClaimBy(person, Terms(), At(10, 0)).ShouldBeNull();
        await app.StoreAsync([campaign, .. people, .. slots]);

        var answers = await Task.WhenAll(slots.Zip(people).SelectMany(pair => Enumerable.Range(0, 3).Select(_ => app.Get<RevealText>().RunAsync(pair.First.Id, pair.Second, isOpened: true, WarRoomApp.Stop))));
        var strangers = await app.Get<RevealText>().RunAsync(slots[0].Id, people[1], isOpened: true, WarRoomApp.Stop);

        answers.ShouldAllBe(refusal => refusal == null);
        strangers.ShouldBe(SlotRefusals.NotYours);
        await using var db = await app.DbAsync();
        (await db.Reveals.CountAsync(WarRoomApp.Stop)).ShouldBe(30);
    }

    private static async Task ClickAsync(WarRoomApp app, Slot slot, int times)
    {
        await using var clicks = await app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
        clicks.Clicks.AddRange(Enumerable.Range(0, times).Select(i => new Click { Code = slot.LinkCode!, CampaignId = slot.CampaignId, SlotId = slot.Id, At = slot.PostAt + Minutes(10), Visitor = i }));
        await clicks.SaveChangesAsync(WarRoomApp.Stop);
    }

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }
}
