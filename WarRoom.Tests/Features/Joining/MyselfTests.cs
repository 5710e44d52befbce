using System.Net;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Joining;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Joining;

public sealed class MyselfTests
{
    [Fact]
    public async Task A_volunteer_changes_accounts_and_hours_and_reads_the_same_again()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ana) = await TeamAsync(app);
        using var browser = await SignedInAsync(app, ana);
        await browser.OpenAsync("/me/account");

        await browser.SendAsync($"/me/account?c={campaign.Slug}", new() { ["handle2"] = "@ana@mastodon.social", ["net2"] = "mastodon", ["h14"] = "", ["h15"] = "m", ["wall"] = "Full" }, "go=save");

        browser.Main.ShouldContain("Saved.");
        await using var db = await app.DbAsync();
        var now = await db.Members.SingleAsync(m => m.Id == ana.Id, WarRoomApp.Stop);
        now.Accounts.Select(a => a.Network).ShouldBe([Network.Bluesky, Network.LinkedIn, Network.Mastodon]);
        now.WallName.ShouldBe(NameConsent.Full);
        now.Availability.At(At(7, 45), Berlin).ShouldBe(Willingness.IfNeeded);
        now.Availability.At(At(8, 0), Berlin).ShouldBe(Willingness.Yes);
    }

    [Fact]
    public async Task An_account_that_an_open_post_needs_cannot_be_taken_out()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (campaign, ana) = await TeamAsync(app);
        var slot = ASlot(campaign);
        slot.ClaimBy(ana, Terms(), At(10, 0)).ShouldBeNull();
        await app.StoreAsync(slot);
        var form = PersonForm.For(ana);
        form.Accounts.RemoveAll(a => a.Network == "bluesky");

        (await app.Get<ChangeMyself>().RunAsync(form, ana.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("me.inUse");
    }

    [Fact]
    public async Task My_data_is_a_file_that_holds_what_is_stored_and_nothing_of_others()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (_, ana) = await TeamAsync(app);
        using var browser = await SignedInAsync(app, ana);

        using var answer = await browser.Client.GetAsync("/me/account/data.json", WarRoomApp.Stop);
        var text = await answer.Content.ReadAsStringAsync(WarRoomApp.Stop);

        answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain("harbour-bridge-my-data.json");
        text.ShouldContain("ana@example.org");
        text.ShouldNotContain("Mia");
    }

    [Fact]
    public async Task Who_leaves_gives_open_posts_back_is_forgotten_and_has_a_dead_link()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (campaign, ana) = await TeamAsync(app);
        var slot = ASlot(campaign);
        slot.ClaimBy(ana, Terms(), At(10, 0)).ShouldBeNull();
        await app.StoreAsync(slot);
        using var browser = await SignedInAsync(app, ana);
        await browser.OpenAsync("/me/account");
        await browser.SendAsync("/me/account/leave");
        browser.Main.ShouldContain("Tick the box first");

        await browser.SendAsync("/me/account/leave", new() { ["sure"] = "yes" });

        browser.Main.ShouldContain("You have left the team");
        await using var db = await app.DbAsync();
        (await db.Slots.SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop)).Status.ShouldBe(SlotStatus.Open);
        (await db.Members.SingleAsync(m => m.Id == ana.Id, WarRoomApp.Stop)).Email.ShouldBeNull();
        await browser.OpenAsync(app.LinkOf(ana));
        browser.H1.ShouldBe("This link does not work any more");
    }

    [Fact]
    public async Task All_of_it_can_be_taken_along_with_the_pictures()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ana) = await TeamAsync(app);
        await app.StoreAsync(new ProofImage { Id = WarRoom.Domain.Ids.New<WarRoom.Domain.SlotId>(Noon).Value, CampaignId = campaign.Id, SlotId = ASlot(campaign).Id, MemberId = ana.Id, At = Noon, Width = 1, Height = 1, Bytes = [1, 2, 3] });
        using var browser = await SignedInAsync(app, ana);

        using var zip = new System.IO.Compression.ZipArchive(await browser.Client.GetStreamAsync($"/me/account/data.zip?c={campaign.Slug}", WarRoomApp.Stop));

        zip.Entries.Count.ShouldBe(2);
        zip.Entries[1].Length.ShouldBe(3);
        using var text = new StreamReader(await zip.Entries[0].OpenAsync(WarRoomApp.Stop));
        var data = System.Text.Json.JsonDocument.Parse(await text.ReadToEndAsync(WarRoomApp.Stop)).RootElement;
        data.GetProperty("name").GetString().ShouldBe(ana.Name);
        foreach (var part in new[] { "slots", "postsBesideASlot", "standbyFor", "textsSeen", "swaps", "reminders", "calendarLinks", "mails", "messages", "screenshots", "holdsRead", "notes", "devices" }) data.GetProperty(part).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Array, part);
    }

    [Fact]
    public async Task Who_leaves_leaves_no_address_in_any_table()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ana) = await TeamAsync(app);
        await app.StoreAsync(
            new SentMail { Id = WarRoom.Domain.Ids.New<WarRoom.Domain.SlotId>(Noon).Value, CampaignId = campaign.Id, MemberId = ana.Id, At = Noon, To = ana.Email!, Subject = "x", Body = $"Dear {ana.Email}", MessageId = "1" },
            new SharedLink { Token = "calendar-of-ana", CampaignId = campaign.Id, Page = SharedPage.Calendar, MemberId = ana.Id, CreatedAt = Noon });

        (await app.Get<LeaveTeam>().RunAsync(ana.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await using var db = await app.DbAsync();
        await using var connection = (Microsoft.Data.Sqlite.SqliteConnection)db.Database.GetDbConnection();
        await connection.OpenAsync(WarRoomApp.Stop);
        foreach (var table in await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync(WarRoomApp.Stop))
        {
            await using var all = connection.CreateCommand();
#pragma warning disable CA2100 // a name out of the database's own list
            all.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await all.ExecuteReaderAsync(WarRoomApp.Stop);
            while (await rows.ReadAsync(WarRoomApp.Stop))
            {
                for (var i = 0; i < rows.FieldCount; i++) $"{rows.GetValue(i)}".ShouldNotContain("ana@example.org", Case.Insensitive, table);
            }
        }

        using var browser = new PlainBrowser(app);
        await browser.OpenAsync("/cal/calendar-of-ana.ics");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_a_home_screen_the_day_has_the_campaign_s_name_and_no_secret()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, ana) = await TeamAsync(app);
        using var browser = await SignedInAsync(app, ana);
        browser.Page.QuerySelector("link[rel=manifest]")!.GetAttribute("href").ShouldBe("/me/app.webmanifest");

        var mine = await browser.Client.GetStringAsync("/me/app.webmanifest", WarRoomApp.Stop);
        using var stranger = app.NewClient();
        var theirs = await stranger.GetStringAsync("/me/app.webmanifest", WarRoomApp.Stop);

        mine.ShouldContain($"\"name\":\"{campaign.Name}\"");
        mine.ShouldContain("\"start_url\":\"/me\"");
        mine.ShouldNotContain(app.LinkOf(ana)[3..]);
        theirs.ShouldNotContain(campaign.Name);
    }

    [Fact]
    public async Task The_only_lead_cannot_leave()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, _) = await TeamAsync(app);
        await using var db = await app.DbAsync();
        var mia = await db.Members.SingleAsync(m => m.CampaignId == campaign.Id && m.Role == Role.Lead, WarRoomApp.Stop);

        (await app.Get<LeaveTeam>().RunAsync(mia.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("me.lastLead");
    }

    [Fact]
    public async Task A_lead_who_came_by_link_sets_a_password_and_then_the_link_alone_is_a_volunteer_s()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (campaign, _) = await TeamAsync(app);
        await using var db = await app.DbAsync();
        var mia = await db.Members.SingleAsync(m => m.CampaignId == campaign.Id && m.Role == Role.Lead, WarRoomApp.Stop);
        using var browser = await SignedInAsync(app, mia);
        browser.Main.ShouldContain("Choose a password");
        await browser.OpenAsync("/account/password");
        await browser.SendAsync("/account/password", new() { ["email"] = "mia@example.org", ["password"] = "short" });
        browser.Main.ShouldContain("at least ten characters");

        await browser.SendAsync("/account/password", new() { ["email"] = "mia@example.org", ["password"] = "a long sentence" });

        browser.Main.ShouldContain("Your password is set");
        using var other = await SignedInAsync(app, mia);
        await other.OpenAsync($"/c/{campaign.Slug}/live");
        other.Page.Body!.TextContent.ShouldContain("You cannot see this board");
        await browser.OpenAsync($"/c/{campaign.Slug}/live");
        browser.Page.Body!.TextContent.ShouldNotContain("You cannot see this board");
    }

    [Theory]
    [InlineData("/help", "Help")]
    [InlineData("/privacy", "What we store about you")]
    [InlineData("/login", "Sign in")]
    public async Task Help_and_what_is_stored_can_be_read_by_anybody(string path, string title)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        using var browser = new PlainBrowser(app);

        await browser.OpenAsync(path);

        browser.Status.ShouldBe(HttpStatusCode.OK);
        browser.H1.ShouldBe(title);
    }

    private static async Task<(Campaign Campaign, Member Ana)> TeamAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var ana = AMember(campaign, "Ana Ribeiro");
        await app.StoreAsync(campaign, AMember(campaign, "Mia Falk", Role.Lead), ana);
        return (campaign, ana);
    }

    private static async Task<PlainBrowser> SignedInAsync(WarRoomApp app, Member member)
    {
        var browser = new PlainBrowser(app);
        await browser.OpenAsync(app.LinkOf(member));
        await browser.SendAsync(app.LinkOf(member));
        return browser;
    }
}
