using CsCheck;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class TallyTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 11, 12, 9, 0);

    [Fact]
    public void A_posts_first_total_counts_whole_and_an_accounts_is_only_the_mark()
    {
        Of([12, 30], startsAtZero: true).Total.ShouldBe(30);
        Of([1200, 1230], startsAtZero: false).Total.ShouldBe(30);
    }

    [Fact]
    public void A_total_that_starts_again_counts_anew()
    {
        var tally = Of([100, 140, 5, 9], startsAtZero: true);

        tally.Increments.Select(increment => increment.Count).ShouldBe([100, 40, 5, 4]);
        tally.Increments[2].IsReset.ShouldBeTrue();
        tally.Total.ShouldBe(149);
    }

    [Fact]
    public void A_like_that_is_taken_back_and_given_again_counts_once() =>
        Of([100, 99, 100, 101], startsAtZero: true).Total.ShouldBe(101);

    [Fact]
    public void It_says_as_of_when()
    {
        Of([1, 2, 3], startsAtZero: true).AsOf.ShouldBe(Nine + Duration.FromMinutes(20));
        Of([], startsAtZero: true).AsOf.ShouldBeNull();
    }

    [Fact]
    public void A_window_holds_what_was_read_in_it() =>
        Of([1, 4, 9], startsAtZero: true).In(new TimeWindow(Nine + Duration.FromMinutes(10), Nine + Duration.FromMinutes(20))).ShouldBe(3);

    [Fact]
    public void The_order_of_reading_in_does_not_matter() =>
        Gen.Long[0, 500].Array[0, 20].Sample(totals =>
            Tally.Of(Readings(totals).Reverse(), true).Increments.SequenceEqual(Tally.Of(Readings(totals), true).Increments));

    [Fact]
    public void A_total_that_only_grows_ends_where_it_was_last_read() =>
        Gen.Long[0, 500].Array[1, 20].Sample(steps =>
        {
            var totals = steps.Select((_, i) => steps.Take(i + 1).Sum()).ToArray();
            Of(totals, startsAtZero: true).Total.ShouldBe(totals[^1]);
            Of(totals, startsAtZero: false).Total.ShouldBe(totals[^1] - totals[0]);
        });

    [Fact]
    public void No_increment_is_negative_and_the_tally_is_at_least_the_newest_total() =>
        Gen.Long[0, 500].Array[1, 20].Sample(totals =>
        {
            var tally = Of(totals, startsAtZero: true);
            tally.Increments.ShouldAllBe(increment => increment.Count >= 0);
            tally.Total.ShouldBeGreaterThanOrEqualTo(totals[^1]);
        });

    private static Tally Of(long[] totals, bool startsAtZero) => Tally.Of(Readings(totals), startsAtZero);

    private static IEnumerable<TotalReading> Readings(long[] totals) =>
        totals.Select((total, i) => new TotalReading(Nine + Duration.FromMinutes(10 * i), total));
}
