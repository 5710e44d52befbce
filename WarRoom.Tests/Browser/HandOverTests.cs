using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WarRoom.Domain.Slots;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>Slots go to others: two phones swap, the lead mends the plan, a stop ends with new times.</summary>
[Collection(nameof(Browsers))]
public sealed class HandOverTests(Browsers browsers)
{
    [Fact]
    public async Task Two_phones_swap_their_slots()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var slots = await SlotsAsync(app);
        (await app.Get<ClaimSlot>().RunAsync(slots[1].Id, day.Volunteer.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<ClaimSlot>().RunAsync(slots[2].Id, day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        var (ana, tom) = (await browsers.PhoneAsync(app), await browsers.PhoneAsync(app, dark: true));
        await ana.SignInAsync(app, day.Volunteer);
        await tom.SignInAsync(app, day.Other);

        await ana.GotoAsync($"/me/slots/{slots[1].Id}");
        await ana.GetByRole(AriaRole.Link, new() { Name = "Swap with somebody" }).ClickAsync();
        await Expect(ana.Locator("h1")).ToHaveTextAsync("Swap with somebody");
        await ana.LookAsync("swap");
        await ana.ShouldBeAccessibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Ask Tom: 13:00 Bluesky" }).ClickAsync();
        await Expect(ana.GetByText("You asked Tom: your 12:30 LinkedIn against 13:00 Bluesky.")).ToBeVisibleAsync();

        await tom.GotoAsync("/me");
        await Expect(tom.GetByText("Ana proposes: your 13:00 Bluesky against 12:30 LinkedIn.")).ToBeVisibleAsync();
        await tom.LookAsync("swap-asked-dark");
        await tom.ShouldBeAccessibleAsync();
        await tom.GetByRole(AriaRole.Button, new() { Name = "Yes, swap" }).ClickAsync();
        await Expect(tom.GetByText("Swapped. Your new slot stands in your day.")).ToBeVisibleAsync();

        await ana.GotoAsync("/me");
        await Expect(ana.Locator(".card.next")).ToContainTextAsync("13:00");
        await ana.GetByRole(AriaRole.Link, new() { Name = "I can't go on today" }).ClickAsync();
        await ana.LookAsync("handback");
        await ana.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_lead_repairs_the_plan_and_goes_on_after_a_stop_with_new_times(bool dark)
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        var slots = await SlotsAsync(app);
        foreach (var slot in slots.Skip(1)) (await app.Get<ClaimSlot>().RunAsync(slot.Id, day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await app.Get<HandBackDay>().RunAsync(day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        var board = await browsers.DeskAsync(app, dark);
        await board.SignInAsync(app, day.Lead);
        await board.GotoAsync(Visits.BoardOf(day.Campaign));
        await board.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");

        await Expect(board.GetByText("Tom gave back 2 slots: 12:30, 13:00.")).ToBeVisibleAsync();
        await board.GetByRole(AriaRole.Button, new() { Name = "See how to repair it" }).ClickAsync();
        await Expect(board.GetByRole(AriaRole.Button, new() { Name = "Accept all 3" })).ToBeVisibleAsync();
        await Expect(board.GetByRole(AriaRole.Dialog)).Not.ToContainTextAsync("Tom is free");
        await Expect(board.GetByLabel("Repair and improve")).ToBeVisibleAsync();
        await Expect(board.GetByText("Looking for a second")).ToHaveCountAsync(0);
        await LookAsync(board, "repair", dark);
        await board.GetByLabel("Accept 12:00 Bluesky").UncheckAsync();
        await board.GetByRole(AriaRole.Button, new() { Name = "Accept 2 of 3" }).ClickAsync();
        await Expect(board.GetByText("2 slots have changed, everybody concerned is told.")).ToBeVisibleAsync();
        (await SlotsAsync(app)).Select(s => s.HolderId is not null).ShouldBe([false, true, true]);
        await board.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(board.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await SlotsAsync(app)).ShouldAllBe(s => s.HolderId == null);

        await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "a rumour", null, day.Lead.AsActor(), stop: WarRoomApp.Stop);
        await MoveAsync(app, 13, 5);
        await board.GotoAsync(Visits.BoardOf(day.Campaign));
        await board.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        await board.GetByRole(AriaRole.Button, new() { Name = "Resume, with reason" }).ClickAsync();
        await Expect(board.GetByText("What the stop has overtaken: 3 slots")).ToBeVisibleAsync();
        await LookAsync(board, "resume", dark);
        await board.GetByLabel("Why it is safe to go on").FillAsync("It was untrue.");
        await board.GetByRole(AriaRole.Button, new() { Name = "Resume", Exact = true }).ClickAsync();
        await Expect(board.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await SlotsAsync(app)).Select(s => s.PostAt).ShouldBe([At(13, 20), At(13, 50), At(14, 20)]);
    }

    [Fact]
    public async Task Somebody_is_taken_off_the_day_in_two_presses_and_comes_back_in_one()
    {
        await using var app = await WarRoomApp.StartAsync();
        var day = await StoredDay.AsOf1143Async(app);
        (await app.Get<ClaimSlot>().RunAsync(day.Slot.Id, day.Other.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        var board = await browsers.DeskAsync(app);
        await board.SignInAsync(app, day.Lead);
        await board.GotoAsync($"{Visits.BoardOf(day.Campaign)}?slot={day.Slot.Id}");
        await board.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");

        await board.GetByRole(AriaRole.Button, new() { Name = "Remove Tom from today" }).ClickAsync();
        await Expect(board.GetByText("1 slot is open again, the personal link stops working; what is posted stays.")).ToBeVisibleAsync();
        await LookAsync(board, "remove", dark: false);
        await board.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(board.GetByText("Tom Wood is off the team, the link is dead.")).ToBeVisibleAsync();
        (await SlotsAsync(app))[0].HolderId.ShouldBeNull();

        await board.Keyboard.PressAsync("z");
        await Expect(board.GetByText("Undone.")).ToBeVisibleAsync();
        (await SlotsAsync(app))[0].HolderId.ShouldBe(day.Other.Id);
    }

    private static async Task LookAsync(IPage board, string name, bool dark)
    {
        var shade = dark ? "-dark" : "";
        await board.LookAsync($"{name}{shade}", whole: false);
        await board.ShouldBeAccessibleAsync();
        await board.SetViewportSizeAsync(390, 844);
        await board.LookAsync($"{name}-390{shade}", whole: false);
        (await board.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue(name);
        await board.SetViewportSizeAsync(1440, 900);
    }

    private static async Task<List<Slot>> SlotsAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().OrderBy(s => s.PlannedAt).ToListAsync(WarRoomApp.Stop);
    }

    private static async Task MoveAsync(WarRoomApp app, int hour, int minute)
    {
        await using var db = await app.DbAsync();
        var campaign = await db.Campaigns.SingleAsync(WarRoomApp.Stop);
        campaign.SetClock(At(hour, minute), app.Get<CampaignClocks>().RealNow, 0);
        app.Get<CampaignClocks>().Remember(campaign);
        await db.SaveChangesAsync(WarRoomApp.Stop);
    }
}
