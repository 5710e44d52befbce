using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Team;
using WarRoom.Tests.Notifications;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Joining;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Joining;

/// <summary>The devices that a member lets be woken.</summary>
public sealed class DevicesTests
{
    private const string Service = "https://fcm.googleapis.com/fcm/send/a-long-address-of-a-browser";

    [Fact]
    public async Task A_device_is_allowed_listed_and_removed_and_puts_notifications_first()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var (device, ana) = (PushDevice.New(), await AnaAsync(app));
        using var browser = new PlainBrowser(app);
        browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/149.0 Mobile Safari/537.36");
        await browser.OpenAsync(app.LinkOf(ana));
        await browser.SendAsync(app.LinkOf(ana));
        await browser.OpenAsync("/me/account");
        browser.Main.ShouldContain("it cannot show notifications", Case.Insensitive, "without script it says so");

        await browser.SendAsync("/me/push", new() { ["endpoint"] = Service, ["p256dh"] = device.P256dh, ["auth"] = device.Auth });

        browser.Main.ShouldContain("Notifications are allowed on this device.");
        browser.Main.ShouldContain("Chrome · Android");
        browser.Page.DocumentElement.OuterHtml.ShouldNotContain(Service);
        await using var db = await app.DbAsync();
        (await db.Members.SingleAsync(m => m.Id == ana.Id, WarRoomApp.Stop)).Channels.ShouldBe([ReminderChannel.InApp, ReminderChannel.Push, ReminderChannel.Email]);
        await browser.SendAsync("/me/push/remove");
        browser.Main.ShouldContain("Nothing is sent to that device any more.");
        (await db.PushSubscriptions.CountAsync(WarRoomApp.Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_device_stands_once_in_the_list_with_its_newest_keys()
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var ana = await AnaAsync(app);
        var (first, second) = (PushDevice.New(), PushDevice.New());

        foreach (var device in new[] { first, first, second }) (await AllowAsync(app, ana, Service, device)).ShouldBeNull();

        await using var db = await app.DbAsync();
        (await db.PushSubscriptions.SingleAsync(WarRoomApp.Stop)).P256dh.ShouldBe(second.P256dh);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/admin")]
    [InlineData("https://intranet.example/delete")]
    public async Task A_browser_that_names_another_place_is_not_believed(string endpoint)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);

        (await AllowAsync(app, await AnaAsync(app), endpoint, PushDevice.New()))!.Code.ShouldBe("me.pushService");
    }

    [Theory]
    [InlineData("BAAA", "AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64url!", "")]
    public async Task Keys_that_are_none_are_refused(string p256dh, string auth)
    {
        await using var app = await WarRoomApp.StartAsync(Noon);
        var ana = await AnaAsync(app);

        (await app.Get<AllowPush>().RunAsync(new(Service, p256dh, auth, "?"), ana.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("me.pushKeys");
    }

    private static Task<WarRoom.Domain.Refusal?> AllowAsync(WarRoomApp app, Member member, string endpoint, PushDevice device) =>
        app.Get<AllowPush>().RunAsync(new(endpoint, device.P256dh, device.Auth, "?"), member.AsActor(), WarRoomApp.Stop);

    private static async Task<Member> AnaAsync(WarRoomApp app)
    {
        var campaign = ACampaign();
        var ana = AMember(campaign, "Ana Ribeiro");
        await app.StoreAsync(campaign, ana);
        return ana;
    }
}
