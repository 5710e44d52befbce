using Microsoft.Playwright;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

[Collection(nameof(Browsers))]
public sealed class BoardTests(Browsers browsers)
{
    [Fact]
    public async Task What_a_volunteer_claims_and_confirms_on_the_phone_stands_on_the_board_without_a_reload()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await AStoredDayAsync(app);
        var board = await browsers.DeskAsync(app);
        await board.SignInAsync(app, day.Lead);
        await board.GotoAsync(Visits.BoardOf(day.Campaign));
        await Expect(board.GetByRole(AriaRole.Button, new() { Name = "Crisis stop" })).ToBeVisibleAsync();
        var chip = board.Locator(".lanes .lane", new() { HasText = "Ana Ribeiro" }).Locator(".chip");
        await Expect(chip).ToHaveCountAsync(0);

        var phone = await browsers.PhoneAsync(app);
        await phone.SignInAsync(app, day.Volunteer);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Claim 12:00 Bluesky" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToContainTextAsync("Your turn");
        await Expect(chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("claimed"));

        await phone.GetByLabel("Link to your post").FillAsync("https://bsky.app/profile/ana-ribeiro/post/3lxyz");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Confirm post" }).ClickAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you, Ana");
        await Expect(chip).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("posted"));
        await Expect(board.Locator(".feed").First).ToContainTextAsync("Ana posted, Bluesky 1B");
    }

    private sealed record StoredDay(Campaign Campaign, Member Lead, Member Volunteer, Slot Slot);

    /// <summary>A rehearsal that stands still at 11:43, so that a real browser meets a known time.</summary>
    private static async Task<StoredDay> AStoredDayAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        campaign.IsRehearsal = true;
        campaign.SetClock(At(11, 43), app.Get<WarRoom.Web.Clock.CampaignClocks>().RealNow, 0);
        var (lead, volunteer) = (AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Ana Ribeiro"));
        var audience = AnAudience(campaign);
        var pillar = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var variant = AVariant(campaign, pillar, audience);
        var wave = new Wave { Id = Ids.New<WaveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Lunch", Start = new(11, 30), End = new(13, 30), StartsAt = At(11, 30), EndsAt = At(13, 30), Slots = 1 };
        var slot = Slot.Plan(Ids.New<SlotId>(At(6, 0)), campaign, wave, Network.Bluesky, audience.Id, "en", wave.Window, Noon, Actor.Room(campaign.Id), At(6, 0));
        slot.SetVariant(variant);
        await app.StoreAsync(campaign, lead, volunteer, audience, pillar, variant, wave, slot);
        return new(campaign, lead, volunteer, slot);
    }
}
