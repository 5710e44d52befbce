using WarRoom.Web.Features.Sharing;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sharing;

public sealed class BurstsTests
{
    private readonly Bursts _bursts = new();
    private static readonly VisitorTrace Somebody = new(1, 100);

    [Fact]
    public void Three_different_links_within_five_seconds_are_a_machine_s_for_an_hour()
    {
        Has("A", 0).ShouldBeFalse();
        Has("B", 2).ShouldBeFalse();
        Has("C", 4).ShouldBeTrue();
        Has("A", 3_500).ShouldBeTrue();
        Has("A", 3_700).ShouldBeFalse();
    }

    [Fact]
    public void A_person_who_looks_at_three_posts_in_a_minute_is_none()
    {
        Has("A", 0).ShouldBeFalse();
        Has("B", 20).ShouldBeFalse();
        Has("C", 40).ShouldBeFalse();
    }

    [Fact]
    public void More_than_twenty_clicks_a_minute_are_a_machine_s()
    {
        for (var i = 0; i < 20; i++) Has("A", 2 * i).ShouldBeFalse();
        Has("A", 41).ShouldBeTrue();
    }

    [Fact]
    public void The_same_link_again_within_the_hour_repeats_and_another_link_does_not()
    {
        _bursts.Of(Somebody, "A", At(0), At(0)).ShouldBe(ClickPace.Counts);
        _bursts.Of(Somebody, "B", At(60), At(60)).ShouldBe(ClickPace.Counts);
        _bursts.Of(Somebody, "A", At(3_599), At(3_599)).ShouldBe(ClickPace.Repeats);
        _bursts.Of(Somebody, "B", At(3_659), At(3_659)).ShouldBe(ClickPace.Repeats);
        _bursts.Of(Somebody, "A", At(3_600), At(3_660)).ShouldBe(ClickPace.Counts);
        _bursts.Repeats(Somebody.Visitor, "B", At(3_661), At(3_661)).ShouldBeFalse();
    }

    [Fact]
    public void A_scanner_that_spreads_over_its_neighbours_addresses_is_seen_by_its_links()
    {
        Has(new(1, 100), "A", At(0)).ShouldBeFalse();
        Has(new(2, 100), "B", At(1)).ShouldBeFalse();
        Has(new(3, 100), "C", At(2)).ShouldBeTrue();
        Has(new(4, 200), "C", At(2)).ShouldBeFalse();
    }

    [Fact]
    public void Many_people_of_one_mobile_network_who_click_one_link_are_people()
    {
        for (var i = 0; i < 200; i++) Has(new(i, 100), "A", At(i / 10)).ShouldBeFalse();
    }

    private bool Has(string code, int seconds) => Has(Somebody, code, At(seconds));

    private bool Has(VisitorTrace who, string code, Instant at) => _bursts.Of(who, code, at, at) is ClickPace.Bursts;

    private static Instant At(int seconds) => Noon + Duration.FromSeconds(seconds);
}
