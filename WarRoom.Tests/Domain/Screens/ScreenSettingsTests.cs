using WarRoom.Domain.Screens;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Screens;

public sealed class ScreenSettingsTests
{
    private static readonly string[] Three = [SceneNames.Numbers, SceneNames.Lift, SceneNames.Next];

    public static TheoryData<string, ScreenSettings> Wrong => new()
    {
        { "screen.scenes", new() { Scenes = [] } },
        { "screen.scenes", new() { Scenes = [.. Three, SceneNames.Latest] } },
        { "screen.scenes", new() { Scenes = [SceneNames.Lift, SceneNames.Lift] } },
        { "screen.scenes", new() { Scenes = ["weather"] } },
        { "screen.scenes", new() { Scenes = [SceneNames.Hold] } },
        { "screen.dwell", new() { Dwell = 19 } },
        { "screen.zone", new() { ZoneId = "Mars/Olympus" } },
        { "screen.safe", new() { SafePercent = 6 } },
        { "screen.inches", new() { Inches = 7 } },
        { "screen.metres", new() { Metres = double.NaN } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_screen_is_not_set_up_so(string code, ScreenSettings settings) => settings.WhyNot()!.Code.ShouldBe(code);

    [Fact]
    public void Every_preset_is_good_and_shows_something_else()
    {
        ScreenPreset.All.ShouldAllBe(p => p.Settings.WhyNot() == null);
        ScreenPreset.All.Select(p => string.Join(',', p.Settings.Playing(false))).Distinct().Count().ShouldBe(4);
        ScreenPreset.All[0].Settings.Playing(false).ShouldBe([SceneNames.Numbers], "the main room stands still");
    }

    [Fact]
    public void Nobody_waits_for_a_pulse_without_data()
    {
        var settings = new ScreenSettings { Scenes = [SceneNames.Pulse, SceneNames.Lift] };

        settings.Playing(hasPulse: false).ShouldBe([SceneNames.Lift]);
        settings.Playing(hasPulse: true).ShouldBe([SceneNames.Pulse, SceneNames.Lift]);
        new ScreenSettings { Scenes = [SceneNames.Pulse] }.Playing(hasPulse: false).ShouldBe([SceneNames.Numbers]);
    }

    [Fact]
    public void The_remote_goes_on_and_back_from_what_stands_there()
    {
        var (turn, now) = (new ScreenTurn(Since: At(12, 0)), At(12, 0));
        string Scene(ScreenTurn of, Instant at) => of.SceneAt(Three, 30, at);
        Scene(turn, now).ShouldBe(SceneNames.Numbers);
        Scene(turn, now + Duration.FromSeconds(30)).ShouldBe(SceneNames.Lift);

        var at = now + Duration.FromSeconds(40);
        Scene(turn.Next(Three, 30, at), at).ShouldBe(SceneNames.Next);
        Scene(turn.Next(Three, 30, at), at + Duration.FromSeconds(29)).ShouldBe(SceneNames.Next, "it stands its whole time");
        Scene(turn.Previous(Three, 30, now), now).ShouldBe(SceneNames.Next, "around the corner");
        var still = turn.Stay(Three, 30, at);
        Scene(still, at + Minutes(60)).ShouldBe(SceneNames.Lift);
        Scene(still.Next(Three, 30, at), at + Minutes(60)).ShouldBe(SceneNames.Next, "still, one further");
        Scene(still.GoOn(Three, 30, at), at).ShouldBe(SceneNames.Lift);
        Scene(still.GoOn(Three, 30, at), at + Duration.FromSeconds(30)).ShouldBe(SceneNames.Next);
    }

    [Fact]
    public void A_chosen_scene_stands_until_the_screen_is_let_go_on()
    {
        var turn = new ScreenTurn().Show(SceneNames.Notes);

        turn.SceneAt(Three, 30, At(18, 0)).ShouldBe(SceneNames.Notes);
        turn.GoOn(Three, 30, At(18, 0)).SceneAt(Three, 30, At(18, 0)).ShouldBeOneOf(Three);
        (new ScreenTurn(IsBlank: true).Show(SceneNames.Notes)).IsBlank.ShouldBeFalse("who shows a scene wants to see it");
    }

    [Fact]
    public void A_screen_with_one_scene_walks_through_the_others_and_comes_home()
    {
        string[] one = [SceneNames.Numbers];
        var (turn, seen) = (new ScreenTurn(), new List<string>());
        for (var i = 0; i < SceneNames.Walk.Count; i++)
        {
            turn = turn.Next(one, 30, Noon);
            seen.Add(turn.SceneAt(one, 30, Noon));
        }

        seen.ShouldBe([SceneNames.Lift, SceneNames.Next, SceneNames.Latest, SceneNames.Notes, SceneNames.Numbers]);
        turn.Shown.ShouldBeNull();
        turn.Previous(one, 30, Noon).SceneAt(one, 30, Noon).ShouldBe(SceneNames.Notes);
    }
}
