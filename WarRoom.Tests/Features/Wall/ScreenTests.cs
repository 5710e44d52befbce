using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Screens;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Wall;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Wall;

/// <summary>What stands on a screen by its settings, by the remote and by what happens.</summary>
public sealed class ScreenTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task The_remote_acts_on_the_screen_and_the_screen_notices()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new() { Scenes = [SceneNames.Lift, SceneNames.Latest], Dwell = 20 });
        using var screen = new PlainBrowser(app);
        var pulse = await PulseAsync(screen);
        var first = await SceneAsync(screen);

        await PressAsync(app, day.Lead, new(RemoteButton.Next));

        (await PulseAsync(screen)).ShouldNotBe(pulse);
        (await SceneAsync(screen)).ShouldNotBe(first);
        await PressAsync(app, day.Lead, new(RemoteButton.Stay));
        var still = await SceneAsync(screen);
        app.Clock!.Advance(TimeSpan.FromSeconds(20));
        (await SceneAsync(screen)).ShouldBe(still);
        await PressAsync(app, day.Lead, new(RemoteButton.Show, "notes"));
        (await SceneAsync(screen)).ShouldBe("notes");
        await PressAsync(app, day.Lead, new(RemoteButton.Blank));
        (await SceneAsync(screen)).ShouldBe("blank");
        screen.Page.Body!.TextContent.ShouldNotContain("Harbour");
        await PressAsync(app, day.Lead, new(RemoteButton.Unblank));
        (await SceneAsync(screen)).ShouldBe("notes");
        await PressAsync(app, day.Lead, new(RemoteButton.GoOn));
        (await SceneAsync(screen)).ShouldBeOneOf("lift", "latest");
        (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Show, "weather"), day.Lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("screen.scene");
    }

    [Fact]
    public async Task Only_who_manages_this_campaign_s_team_steers_sets_up_or_turns_off_its_screens()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new());
        var other = ACampaign(slug: "other");
        var stranger = AMember(other, "Eva Other", Role.Lead).AsActor();
        var ana = day.Ana.AsActor();
        var settings = new ScreenSettings { Scenes = [SceneNames.Notes] };

        (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Blank), ana, WarRoomApp.Stop))!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<SetUpScreen>().RunAsync(Token, "Mine", settings, ana, WarRoomApp.Stop))!.Code.ShouldBe("actor.notAllowed");
        (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Blank), stranger, WarRoomApp.Stop))!.Code.ShouldBe("screen.gone");
        (await app.Get<SetUpScreen>().RunAsync(Token, "Mine", settings, stranger, WarRoomApp.Stop))!.Code.ShouldBe("screen.gone");
        await app.Get<RevokeScreen>().RunAsync(Token, stranger, WarRoomApp.Stop);

        using var screen = new PlainBrowser(app);
        (await SceneAsync(screen)).ShouldBe("numbers");
        await app.Get<RevokeScreen>().RunAsync(Token, day.Lead.AsActor(), WarRoomApp.Stop);
        (await PulseAsync(screen)).ShouldBe("off");
        (await app.Get<ControlScreen>().RunAsync(Token, new(RemoteButton.Next), day.Lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("screen.gone");
    }

    [Fact]
    public async Task Settings_are_kept_on_the_screen_and_change_what_stands_there()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new());
        using var screen = new PlainBrowser(app);
        var settings = new ScreenSettings { Scenes = [SceneNames.Latest], Theme = WallTheme.Light, ZoneId = "Europe/Lisbon", Names = NameConsent.Initials, Inches = 43, Metres = 5, SafePercent = 2 };

        (await app.Get<SetUpScreen>().RunAsync(Token, "Lobby", settings with { Dwell = 5 }, day.Lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("screen.dwell");
        (await app.Get<SetUpScreen>().RunAsync(Token, " ", settings, day.Lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("screen.name");
        (await app.Get<SetUpScreen>().RunAsync(Token, "Lobby", settings, day.Lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        (await SceneAsync(screen)).ShouldBe("latest");
        var header = screen.Page.QuerySelector("header")!;
        (header.GetAttribute("data-theme"), header.GetAttribute("data-label"), header.GetAttribute("data-safe")).ShouldBe(("light", "6.3", "2"));
        screen.Page.QuerySelector("footer")!.TextContent.ShouldContain("Live 10:42, Lisbon");
        screen.Main.ShouldContain("A. R.");
        screen.Main.ShouldNotContain("Ana");
        screen.Page.QuerySelectorAll(".latest li").Length.ShouldBe(settings.Type.Rows(1.78, 1.7));
        await app.Get<SetUpScreen>().RunAsync(Token, "Lobby", settings with { Names = NameConsent.None }, day.Lead.AsActor(), WarRoomApp.Stop);
        await SceneAsync(screen);
        screen.Main.ShouldNotContain("A. R.");
    }

    [Fact]
    public async Task The_latest_posts_say_who_where_how_often_clicked_and_whether_proven()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new() { Scenes = [SceneNames.Latest] });
        using var screen = new PlainBrowser(app);

        await SceneAsync(screen);

        var rows = screen.Page.QuerySelectorAll(".latest li").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(7);
        rows.ShouldAllBe(r => r.Contains("Bluesky") || r.Contains("LinkedIn"));
        rows.ShouldContain(r => r.Contains("Verified"));
        rows.ShouldContain(r => r.Contains("Not proven yet"));
        string.Concat(rows).ShouldNotContain("Lee", Case.Sensitive, "who did not consent is not named");
        var times = rows.Select(r => r[..5]).ToList();
        times.ShouldBe(times.OrderDescending());
        day.Slots.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Notes_stand_beside_the_way_to_join_and_the_pulse_says_that_nobody_listens()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new() { Scenes = [SceneNames.Notes] });
        await app.StoreAsync(new Invite { Code = "7KQ2M4XD", CampaignId = day.Campaign.Id, ValidUntil = At(20, 0) }, new Note { Id = Guid.CreateVersion7(At(11, 5).ToDateTimeOffset()), CampaignId = day.Campaign.Id, At = At(11, 5), ByName = "Sam", Text = "Radio called, Mia speaks at noon" });
        using var screen = new PlainBrowser(app);

        await SceneAsync(screen);
        screen.Main.ShouldContain("11:05");
        screen.Main.ShouldContain("Radio called, Mia speaks at noon");
        screen.Main.ShouldContain("7KQ2-M4XD");
        await PressAsync(app, day.Lead, new(RemoteButton.Show, SceneNames.Pulse));
        await SceneAsync(screen);

        screen.Main.ShouldContain("Nobody listens yet");
        screen.Main.Any(char.IsDigit).ShouldBeFalse("no number is made up");
    }

    [Fact]
    public async Task A_narrow_hold_stands_in_the_foot_and_a_hold_of_everything_over_all()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        var day = await StoreAsync(app, new());
        using var screen = new PlainBrowser(app);
        await PressAsync(app, day.Lead, new(RemoteButton.Show, "lift"));
        var hold = Hold.Place(Ids.New<HoldId>(At(11, 40)), HoldScope.Network, Network.LinkedIn.Key(), "A rumour", null, day.Lead.AsActor(), At(11, 40));
        await app.StoreAsync(hold);

        (await SceneAsync(screen)).ShouldBe("lift");
        screen.Page.QuerySelector("footer")!.TextContent.ShouldContain("LinkedIn is on hold");
        screen.Page.Body!.TextContent.ShouldNotContain("rumour");
        await PressAsync(app, day.Lead, new(RemoteButton.Blank));
        await app.StoreAsync(Hold.Place(Ids.New<HoldId>(At(11, 41)), HoldScope.Everything, null, "A rumour", null, day.Lead.AsActor(), At(11, 41)));

        (await SceneAsync(screen)).ShouldBe("hold", "even on a screen that is blank");
    }

    [Fact]
    public async Task A_german_screen_is_german()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 42));
        await StoreAsync(app, new() { Scenes = [SceneNames.Latest] });
        using var screen = new PlainBrowser(app);
        screen.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE");

        await SceneAsync(screen);

        screen.Main.ShouldContain("Neueste Posts");
        await screen.OpenAsync("/wall");
        screen.H1.ShouldBe("Diesen Bildschirm verbinden");
    }

    private static async Task<string> SceneAsync(PlainBrowser screen)
    {
        await screen.OpenAsync($"/w/{Token}/scene");
        return screen.Page.QuerySelector("header")!.GetAttribute("data-scene")!;
    }

    private static Task<string> PulseAsync(PlainBrowser screen) => screen.Client.GetStringAsync($"/w/{Token}/pulse", WarRoomApp.Stop);

    private static async Task PressAsync(WarRoomApp app, Member by, RemotePress press) =>
        (await app.Get<ControlScreen>().RunAsync(Token, press, by.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

    private static async Task<EdgeDay> StoreAsync(WarRoomApp app, ScreenSettings settings)
    {
        var day = await EdgeDay.StoreAsync(app, At(11, 42));
        await app.StoreAsync(new SharedLink { Token = Token, CampaignId = day.Campaign.Id, Page = SharedPage.Wall, Name = "Big room", CreatedAt = At(6, 0), Screen = settings });
        return day;
    }
}
