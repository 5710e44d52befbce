using CsCheck;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Attribution;

namespace WarRoom.Tests.Domain.Metrics.Attribution;

public sealed class VisitAttributionTests
{
    /// <summary>Usually 1,000 visits, evenly between 800 and 1,200.</summary>
    private static readonly ForecastDraws Usual = ForecastDraws.From(Enumerable.Range(800, 401).Select(i => (double)i));

    private static readonly Gen<ForecastDraws> AnyDraws = Gen.Double[0, 3000].Array[1, 60].Select(draws => ForecastDraws.From(draws));

    [Fact]
    public void What_no_link_explains_is_said_with_its_range()
    {
        var day = VisitAttribution.Of(tracked: 500, observed: 2000, Usual);

        day.Untracked.ShouldBe(500);
        day.UntrackedBand.ShouldBe(new Band(310, 690));
        day.TrackedShare.ShouldBe(0.5);
        day.Verdict.ShouldBe(AttributionVerdict.LiftIsSeen);
        day.Sentence.ShouldBe("About 1,000 extra visits (likely 810 to 1,190). 500 came by campaign links; some 500 more (310 to 690) without one: private messages, searches, typed addresses.");
    }

    [Fact]
    public void More_by_links_than_the_total_rose_means_that_some_would_have_come_anyway()
    {
        var day = VisitAttribution.Of(tracked: 900, observed: 1300, Usual);

        day.Verdict.ShouldBe(AttributionVerdict.MoreTrackedThanExtra);
        day.Untracked.ShouldBe(0);
        day.TrackedShare.ShouldBe(1);
        day.Sentence.ShouldBe("900 visits came by campaign links, more than the total rose (110 to 490 extra): some of these people would have come on their own.");
    }

    [Fact]
    public void When_the_total_cannot_tell_only_the_links_speak() =>
        VisitAttribution.Of(tracked: 60, observed: 1050, Usual).Sentence.ShouldBe("60 visits came by campaign links. Whether the total rose it does not tell: −140 to 240 extra would fit.");

    [Fact]
    public void Each_range_holds_its_middle_and_nothing_is_below_zero() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Long[0, 5000], AnyDraws).Sample((tracked, observed, draws) =>
        {
            var day = VisitAttribution.Of(tracked, observed, draws);
            day.UntrackedBand.Contains(day.Untracked).ShouldBeTrue();
            day.TrackedShareBand.Contains(day.TrackedShare).ShouldBeTrue();
            day.UntrackedBand.Low.ShouldBeGreaterThanOrEqualTo(0);
            day.TrackedShareBand.High.ShouldBeLessThanOrEqualTo(1);
        });

    [Fact]
    public void More_by_links_never_leaves_more_without_one() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 500], AnyDraws).Sample((tracked, more, draws) =>
            VisitAttribution.Of(tracked + more, 3000, draws).Untracked <= VisitAttribution.Of(tracked, 3000, draws).Untracked);

    [Fact]
    public void The_range_is_that_of_the_draws_one_by_one() =>
        Gen.Select(Gen.Int[0, 2000], Gen.Long[0, 5000], Gen.Double[0, 3000].Array[1, 60]).Sample((tracked, observed, draws) =>
            VisitAttribution.Of(tracked, observed, ForecastDraws.From(draws)).Untracked.ShouldBe(ForecastDraws.From(draws.Select(draw => observed - draw)).Median is var lift ? Math.Max(0, lift - tracked) : 0, 1e-6));
}
