using Microsoft.Playwright;
using WarRoom.Domain.Team;
using WarRoom.Tests.Browser;
using WarRoom.Tests.Notifications;
using WarRoom.Tests.Ui.Edge;
using static Microsoft.Playwright.Assertions;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Team;

[Collection(nameof(MoreBrowsers))]
public sealed class ChatRoomInBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task A_lead_sets_up_the_room_tests_it_and_sees_no_more_of_its_address_than_the_end()
    {
        await using var room = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), room.Arguments);
        var campaign = ACampaign();
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        await app.StoreAsync(campaign, lead);
        var desk = await browsers.DeskAsync(app);
        await desk.SignInAsync(app, lead);
        await desk.GotoAsync($"/c/{campaign.Slug}/team");
        await desk.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'yes'");
        await Button(desk, "Chat room").ClickAsync();
        await desk.GetByLabel("Kind").SelectOptionAsync("Discord");
        await desk.GetByLabel("Name of the room").FillAsync("#launch");
        await desk.GetByLabel("Address of its incoming webhook").FillAsync("http://127.0.0.1:1/hook");
        await Button(desk, "Save the room").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("only https is allowed");
        await desk.LookAsync("chat-room-form", whole: false);

        await desk.GetByLabel("Address of its incoming webhook").FillAsync($"http://{room.Host}/api/webhooks/1/secret-abcd");
        await Button(desk, "Save the room").ClickAsync();
        await Expect(desk.GetByText("The room is saved.")).ToBeVisibleAsync();
        await Button(desk, "Send a test message").ClickAsync();
        await Expect(desk.GetByText("The test arrived.")).ToBeVisibleAsync();

        await Expect(desk.GetByText("…abcd")).ToBeVisibleAsync();
        (await desk.ContentAsync()).ShouldNotContain("secret-abcd");
        room.All.Single().Text.ShouldContain("A test from Harbour Bridge");
        await desk.LookAsync("chat-room", whole: false);
        await desk.ShouldBeAccessibleAsync();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
