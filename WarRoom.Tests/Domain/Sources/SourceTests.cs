using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Sources;

public sealed class SourceTests
{
    [Fact]
    public void A_source_is_read_often_around_the_day_and_every_hour_otherwise()
    {
        var source = ASource();
        source.NextAt.ShouldBe(Noon);

        source.Succeed("48 hours", Noon, isTheDay: true);
        source.NextAt.ShouldBe(Noon + Minutes(5));
        source.Succeed("48 hours", Noon, isTheDay: false);
        source.NextAt.ShouldBe(Noon + Minutes(60));
    }

    [Fact]
    public void After_failures_it_waits_twice_as_long_each_time_up_to_an_hour_and_no_shorter_than_it_was_told()
    {
        var source = ASource();
        Duration Waited(Instant? retryAt = null)
        {
            source.Fail("Plausible is in trouble itself", retryAt, needsPerson: false, Noon, chance: 0.5);
            return source.NextAt!.Value - Noon;
        }

        new[] { Waited(), Waited(), Waited(), Waited() }.ShouldBe([Minutes(5), Minutes(10), Minutes(20), Minutes(40)]);
        Waited().ShouldBe(Minutes(60));
        Waited(Noon + Minutes(200)).ShouldBe(Minutes(200));
        Waited(Noon + Duration.FromDays(400)).ShouldBe(Source.LongestRest);
        Waited(Noon + Minutes(1)).ShouldBe(Minutes(60));
        (source.Failures, source.StateAt(Noon)).ShouldBe((8, SourceState.TryingAgain));
    }

    [Fact]
    public void The_back_off_never_leaves_its_bounds() =>
        Gen.Select(Gen.Int[1, 1000], Gen.Double[0, 1]).Sample((failures, chance) =>
        {
            var wait = Source.BackOff(Minutes(2), failures, chance);
            wait.ShouldBeGreaterThan(Minutes(1));
            wait.ShouldBeLessThanOrEqualTo(Minutes(72));
        });

    [Fact]
    public void A_success_forgets_the_failures()
    {
        var source = ASource();
        source.Fail("The token was refused", null, needsPerson: true, Noon, 0);
        source.StateAt(Noon).ShouldBe(SourceState.NeedsYou);

        source.Succeed("48 hours", Noon, isTheDay: true);

        (source.StateAt(Noon), source.Failures, source.LastError).ShouldBe((SourceState.Reading, 0, null));
    }

    [Fact]
    public void Paused_it_is_never_due_whatever_still_comes_in()
    {
        var source = ASource();
        source.Pause();
        source.Succeed("the reading that was under way", Noon, isTheDay: true);
        source.Fail("and another", Noon + Minutes(3), needsPerson: false, Noon, 0);
        (source.NextAt, source.StateAt(Noon)).ShouldBe(((Instant?)null, SourceState.Paused));

        source.Resume(Noon + Minutes(9));
        (source.NextAt, source.LastError).ShouldBe((Noon + Minutes(9), null));
    }

    [Fact]
    public void Who_pushes_is_never_asked_and_is_quiet_when_nothing_came_for_two_hours()
    {
        var source = ASource(SourceKind.Push);
        source.NextAt.ShouldBeNull();
        source.StateAt(Noon).ShouldBe(SourceState.Waiting);

        source.Succeed("1 hour", Noon, isTheDay: true);

        source.NextAt.ShouldBeNull();
        source.StateAt(Noon + Minutes(119)).ShouldBe(SourceState.Reading);
        source.StateAt(Noon + Minutes(121)).ShouldBe(SourceState.Quiet);
    }

    [Fact]
    public void What_a_source_counts_follows_from_kind_and_settings()
    {
        ASource().Counts.ShouldBe([new(Measure.Visits, null)]);
        ASource(SourceKind.Feed).Counts.ShouldBeEmpty();
        ASource(SourceKind.Bluesky).Counts.ShouldContain(new CountedThing(Measure.Follows, Network.Bluesky));
        Source.CountsOf(SourceKind.Json, new() { Measure = Measure.Follows, Network = Network.LinkedIn }).ShouldBe([new(Measure.Follows, Network.LinkedIn)]);
        Source.CountsOf(SourceKind.Json, new()).ShouldBe([new(Measure.Visits, null)]);
    }

    [Fact]
    public void Every_kind_has_its_rules_and_only_Google_is_late()
    {
        foreach (var kind in Enum.GetValues<SourceKind>()) SourceRules.Of(kind).Name.ShouldNotBeEmpty();
        Enum.GetValues<SourceKind>().Where(k => SourceRules.Of(k).IsLate).ShouldBe([SourceKind.Ga4]);
        Enum.GetValues<SourceKind>().Where(k => !SourceRules.Of(k).IsAsked).ShouldBe([SourceKind.Push]);
    }

    private static Source ASource(SourceKind kind = SourceKind.Plausible) => Source.Add(Ids.New<SourceId>(Noon), ACampaign().Id, kind, "Site", "https://plausible.io", new(), Noon);
}
