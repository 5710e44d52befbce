using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>The room at once: the lead's board, the wall and five phones.</summary>
[Collection(nameof(Browsers))]
public sealed class RoomTests(Browsers browsers)
{
    private const int People = 5;

    [Fact]
    public async Task Five_phones_post_the_board_and_the_wall_show_it_and_a_stop_reaches_all_of_them()
    {
        await using var app = await WarRoomApp.StartAsync(runSchedules: false);
        var (campaign, lead, team, slots, token) = await StoreAsync(app);
        var board = await browsers.DeskAsync(app);
        await board.SignInAsync(app, lead);
        await board.GotoAsync(Visits.BoardOf(campaign));
        var wall = await browsers.WallAsync(app);
        await wall.GotoAsync($"/w/{token}");
        await Expect(wall.Locator("main")).ToContainTextAsync("Verified posts");
        var phones = await Task.WhenAll(team.Select(async member =>
        {
            var phone = await browsers.PhoneAsync(app);
            await phone.SignInAsync(app, member);
            return phone;
        }));

        foreach (var (phone, i) in phones.Select((p, i) => (p, i)).Take(3))
        {
            await phone.GotoAsync($"/me/slots/{slots[i].Id}");
            await phone.GetByLabel("Link to your post").FillAsync($"https://bsky.app/profile/{team[i].Accounts[0].Handle}/post/3lxyz{i}");
            await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
            await Expect(phone.Locator("h1")).ToContainTextAsync("Thank you");
        }

        await Expect(board.Locator(".lanes .chip.posted")).ToHaveCountAsync(3);
        await Expect(board.Locator(".counters")).ToContainTextAsync("of 5, 3 posted");
        await wall.Keyboard.PressAsync("ArrowRight");

        foreach (var phone in phones) await phone.GotoAsync("/me");
        await board.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" }).ClickAsync();
        await board.GetByRole(AriaRole.Button, new() { Name = "Stop posts now" }).ClickAsync();
        await Expect(board.Locator(".holdbar")).ToContainTextAsync("STOPPED");
        await Task.WhenAll(phones.Select(phone => Expect(phone.Locator("h1")).ToHaveTextAsync("Hold. Do not post.")));
        await Expect(wall.Locator("main")).ToContainTextAsync("On hold");
        foreach (var phone in phones) await phone.GetByRole(AriaRole.Button, new() { Name = "I have read this" }).ClickAsync();
        await Expect(board.Locator(".holdbar__ack")).ToContainTextAsync("5 of 6 acknowledged");
        await Expect(wall.Locator("main")).ToContainTextAsync("5 of 6");

        await board.GetByRole(AriaRole.Button, new() { Name = "Resume, with reason" }).ClickAsync();
        await board.GetByLabel("Why it is safe to go on").FillAsync("It was false");
        await board.GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true }).ClickAsync();
        await Expect(board.Locator(".holdbar")).ToHaveCountAsync(0);
        await Expect(wall.Locator("main")).Not.ToContainTextAsync("On hold");
        await Task.WhenAll(phones.Select(phone => Expect(phone.Locator("h1")).Not.ToHaveTextAsync(new Regex("Hold"))));
    }

    /// <summary>A rehearsal that stands still at noon: everybody has one slot within the hour.</summary>
    private static async Task<(Campaign Campaign, Member Lead, List<Member> Team, List<Slot> Slots, string Wall)> StoreAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        campaign.IsRehearsal = true;
        campaign.SetClock(Noon, app.Get<CampaignClocks>().RealNow, 0);
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        var team = Enumerable.Range(0, People).Select(i => AMember(campaign, $"{"Ana Tom Lea Noa Ida".Split(' ')[i]} Wood")).ToList();
        var audience = AnAudience(campaign);
        var pillar = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var text = AVariant(campaign, pillar, audience);
        var slots = team.Select((member, i) =>
        {
            var slot = ASlot(campaign, At(12, 5 + i));
            slot.SetVariant(text);
            slot.ClaimBy(member, Terms(), Noon).ShouldBeNull();
            return slot;
        }).ToList();
        var wall = new SharedLink { Token = "abcdefabcdefabcdefabcdefabcdefab", CampaignId = campaign.Id, Page = SharedPage.Wall, Name = "Room", CreatedAt = Noon };
        await app.StoreAsync([campaign, lead, .. team, audience, pillar, text, .. slots, wall]);
        return (campaign, lead, team, slots, wall.Token);
    }
}
