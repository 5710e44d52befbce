using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Proof;

public sealed class ShowingAPostTests
{
    [Fact]
    public async Task Where_posts_have_no_address_a_screenshot_confirms_and_the_lead_is_asked_to_look()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ada, slot) = await ADayAsync(app);
        using var phone = await SignedInAsync(app, ada);

        await phone.OpenAsync($"/me/slots/{slot.Id}");
        await SendAsync(phone, slot, Pictures.RedAndBlue(900, 1600));

        phone.Main.ShouldContain("Thank you. Your screenshot is kept, and the lead looks at it.");
        phone.Page.QuerySelector(".shots img")!.GetAttribute("alt").ShouldBe("Screenshot, sent 12:00");
        var day = await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop);
        (day.Slots.Single().Status, day.Slots.Single().Proof).ShouldBe((SlotStatus.Posted, ProofRung.Declared));
        day.ProofOf(slot.Id).Pictures.Single().Height.ShouldBe(1600);
        day.Needs.Single(n => n.Kind == "proof").Detail.ShouldBe("There is a screenshot to look at.");
        day.Feed[0].What.ShouldBe("added a screenshot, WhatsApp");
    }

    [Fact]
    public async Task Only_who_sent_it_and_lead_and_deputy_see_a_screenshot()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ada, slot) = await ADayAsync(app);
        var people = new[] { AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Tom Wood", Role.Deputy), AMember(campaign, "Eve Moss"), AMember(campaign, "Sam Scribe", Role.Scribe) };
        var elsewhere = ACampaign(slug: "elsewhere");
        var stranger = AMember(elsewhere, "Kai Other", Role.Lead);
        await app.StoreAsync([.. people, elsewhere, stranger]);
        (await app.Get<AddScreenshot>().RunAsync(slot.Id, Pictures.RedAndBlue(300, 200), null, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        var address = (await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop)).ProofOf(slot.Id).Pictures.Single().Address;

        foreach (var (member, sees) in new[] { (ada, true), (people[0], true), (people[1], true), (people[2], false), (people[3], false), (stranger, false) })
        {
            using var browser = await SignedInAsync(app, member);
            using var answer = await browser.Client.GetAsync(address, WarRoomApp.Stop);
            answer.StatusCode.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, member.Name);
            if (!sees) continue;
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        using var nobody = app.NewClient();
        (await nobody.GetAsync(address, WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_bad_file_gets_a_sentence_beside_the_field_and_nothing_is_lost()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, ada, slot) = await ADayAsync(app);
        using var phone = await SignedInAsync(app, ada);
        await phone.OpenAsync($"/me/slots/{slot.Id}");

        await SendAsync(phone, slot, "<svg onload=\"alert(1)\"/>"u8.ToArray());
        phone.Page.QuerySelector("#screenshot [role=alert]")!.TextContent.ShouldContain("not a picture that we can read");
        await SendAsync(phone, slot, new byte[(8 * 1024 * 1024) + 1]);
        phone.Page.QuerySelector("#screenshot [role=alert]")!.TextContent.ShouldContain("larger than 8 MB");
        await SendAsync(phone, slot, []);
        phone.Page.QuerySelector("#screenshot [role=alert]")!.TextContent.ShouldContain("Choose a picture first");

        await using (var db = await app.DbAsync())
        {
            (await db.Slots.SingleAsync(WarRoomApp.Stop)).Status.ShouldBe(SlotStatus.Claimed);
            (await db.ProofImages.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
        }

        await SendAsync(phone, slot, Pictures.RedAndBlue(30, 20));
        phone.Main.ShouldContain("Your screenshot is kept");
    }

    [Fact]
    public async Task Sent_twice_it_is_kept_once_and_after_twenty_no_more_is_kept()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, ada, slot) = await ADayAsync(app);
        using var phone = await SignedInAsync(app, ada);
        await phone.OpenAsync($"/me/slots/{slot.Id}");
        var form = Form(phone, slot);
        foreach (var _ in Enumerable.Range(0, 2)) await phone.Client.PostAsync(form.GetAttribute("action"), Content(form, Pictures.RedAndBlue(30, 20)), WarRoomApp.Stop);
        await using var db = await app.DbAsync();
        (await db.ProofImages.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
        for (var n = 2; n <= AddScreenshot.MostOfOne; n++) (await app.Get<AddScreenshot>().RunAsync(slot.Id, Pictures.RedAndBlue(30, 20), null, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await phone.OpenAsync($"/me/slots/{slot.Id}");
        await SendAsync(phone, slot, Pictures.RedAndBlue(30, 20));

        phone.Page.QuerySelector("#screenshot [role=alert]")!.TextContent.ShouldContain("20 screenshots already");
        (await db.ProofImages.CountAsync(WarRoomApp.Stop)).ShouldBe(AddScreenshot.MostOfOne);
    }

    [Fact]
    public async Task A_screenshot_of_a_post_that_was_taken_back_speaks_for_no_later_one()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ada, slot) = await ADayAsync(app);
        (await app.Get<AddScreenshot>().RunAsync(slot.Id, Pictures.RedAndBlue(30, 20), null, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<WithdrawPost>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        app.Clock!.Advance(TimeSpan.FromMinutes(2));
        (await app.Get<ConfirmPost>().RunAsync(slot.Id, null, null, ada.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();

        var day = await app.Get<ReadDaySnapshot>().RunAsync(campaign.Id, WarRoomApp.Stop);

        day.ProofOf(slot.Id).Pictures.ShouldBeEmpty();
        day.Needs.ShouldNotContain(n => n.Kind == "proof");
    }

    [Fact]
    public async Task Nobody_shows_a_picture_of_somebody_else_s_post()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, _, slot) = await ADayAsync(app);
        var eve = AMember(campaign, "Eve Moss");
        await app.StoreAsync(eve);

        (await app.Get<AddScreenshot>().RunAsync(slot.Id, Pictures.RedAndBlue(30, 20), null, eve.AsActor(), WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("slot.notYours");
    }

    private static async Task<(Campaign Campaign, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var (ada, slot) = (AMember(campaign, "Ada Lovelace", Role.Volunteer, Network.WhatsApp), ASlot(campaign, network: Network.WhatsApp));
        await app.StoreAsync(campaign, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (campaign, ada, slot);
    }

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }

    private static IHtmlFormElement Form(PlainBrowser phone, Slot slot) => (IHtmlFormElement)phone.Page.QuerySelector($"form[action='/me/slots/{slot.Id}/screenshot']")!;

    /// <summary>As a browser without script sends it: every hidden field, and the file.</summary>
    private static MultipartFormDataContent Content(IHtmlFormElement form, byte[] file)
    {
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden")) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "picture", "proof.png");
        return content;
    }

    private static async Task SendAsync(PlainBrowser phone, Slot slot, byte[] file)
    {
        var form = Form(phone, slot);
        using var answer = await phone.Client.PostAsync(form.GetAttribute("action"), Content(form, file), WarRoomApp.Stop);
        await phone.OpenAsync(answer.Headers.Location!.ToString());
    }
}
