using CsCheck;
using WarRoom.Domain.Metrics.Attribution;

namespace WarRoom.Tests.Domain.Metrics.Attribution;

public sealed class TrackedVisitsTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 12, 8, 0);

    private static readonly Gen<List<TrackedVisit>> Visits = Gen.Select(Gen.Long[0, 12], Gen.Int[0, 5], Gen.Int[0, 3000]).Array[0, 60]
        .Select(visits => visits.Select(v => new TrackedVisit(v.Item1 == 0 ? null : v.Item1, "ADA1 ADA2 BEN1 BEN2 CY1 CY2".Split()[v.Item2], Nine + Duration.FromMinutes(v.Item3))).ToList());

    [Fact]
    public void The_first_link_of_the_day_has_the_visitor_and_later_ones_assisted()
    {
        var visits = TrackedVisits.Of([Visit(1, "BEN1", 5), Visit(1, "ADA1", 0), Visit(1, "BEN1", 9), Visit(2, "BEN1", 1)], Berlin);

        visits.Total.ShouldBe(2);
        visits.By(link => link).ShouldBe([new("BEN1", 1, 1), new("ADA1", 1, 0)], ignoreOrder: true);
    }

    [Fact]
    public void Two_links_of_one_member_are_no_assist_for_the_member() =>
        TrackedVisits.Of([Visit(1, "ADA1", 0), Visit(1, "ADA2", 3)], Berlin).By(Member).ShouldBe([new("ADA", 1, 0)]);

    [Fact]
    public void The_next_day_counts_anew_and_begins_at_local_midnight() =>
        TrackedVisits.Of([Visit(1, "ADA1", 0), Visit(1, "ADA1", (14 * 60) + 59), Visit(1, "ADA1", (15 * 60) + 1)], Berlin).Total.ShouldBe(2);

    [Fact]
    public void A_visit_without_a_visitor_stands_alone() =>
        TrackedVisits.Of([new(null, "ADA1", Nine), new(null, "ADA1", Nine)], Berlin).Total.ShouldBe(2);

    [Fact]
    public void However_it_is_split_the_parts_add_up_to_the_whole() =>
        Visits.Sample(list =>
        {
            var visits = TrackedVisits.Of(list, Berlin);
            visits.By(link => link).Sum(credit => credit.Visitors).ShouldBe(visits.Total);
            visits.By(Member).Sum(credit => credit.Visitors).ShouldBe(visits.Total);
            visits.By(_ => "all").ShouldBe(visits.Total == 0 ? [] : [new("all", visits.Total, 0)]);
        });

    [Fact]
    public void The_order_of_the_list_does_not_matter() =>
        Visits.Sample(list => TrackedVisits.Of(list.AsEnumerable().Reverse(), Berlin).By(Member).SequenceEqual(TrackedVisits.Of(list, Berlin).By(Member)));

    private static string Member(string link) => link[..^1];

    private static TrackedVisit Visit(long visitor, string link, int minutes) => new(visitor, link, Nine + Duration.FromMinutes(minutes));
}
