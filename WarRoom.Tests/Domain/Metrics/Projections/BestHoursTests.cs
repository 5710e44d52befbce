using CsCheck;
using MathNet.Numerics.Random;
using WarRoom.Domain.Metrics.Projections;

namespace WarRoom.Tests.Domain.Metrics.Projections;

public sealed class BestHoursTests
{
    [Fact]
    public void Without_posts_every_hour_is_average_and_none_is_best()
    {
        var hours = BestHours.Of([]);

        hours.Hours.Count.ShouldBe(24);
        hours.Hours.ShouldAllBe(hour => hour.Factor == 1);
        hours.Best.ShouldBeNull();
        hours.Sentence.ShouldBe("No clear best hour in 0 posts.");
    }

    [Fact]
    public void A_lucky_post_makes_no_best_hour()
    {
        PastPost[] posts = [.. Enumerable.Range(8, 12).Select(hour => new PastPost(hour, 10, hour == 13 ? 60 : 10))];

        BestHours.Of(posts).Best.ShouldBeNull();
        BestHours.Of(posts).FactorAt(13).ShouldBeInRange(1, 1.5); // not the six times that it had
    }

    [Fact]
    public void An_evening_that_does_better_in_a_hundred_posts_is_found()
    {
        var hours = BestHours.Of(Busy(evening: 25));

        hours.Best!.Value.ShouldBeInRange(18, 21);
        hours.Sentence.ShouldStartWith("Best around ");
        hours.FactorAt(19).ShouldBeGreaterThan(1.3);
        hours.FactorAt(9).ShouldBeLessThan(1);
    }

    [Fact]
    public void Two_good_parts_of_the_day_are_no_clear_best_hour()
    {
        PastPost[] posts = [.. Busy(evening: 25), .. Busy(evening: 25).Where(post => post.Hour >= 18).Select(post => post with { Hour = post.Hour - 10 })];

        BestHours.Of([.. posts.Where(post => post.Hour is < 8 or > 11 || post.Events == 25)]).Best.ShouldBeNull();
    }

    [Fact]
    public void Midnight_has_two_neighbours()
    {
        PastPost[] posts = [.. Enumerable.Range(0, 24).SelectMany(hour => Enumerable.Repeat(new PastPost(hour, 10, hour == 23 ? 30 : 10), 20))];

        BestHours.Of(posts).FactorAt(0).ShouldBeGreaterThan(BestHours.Of(posts).FactorAt(12));
    }

    [Fact]
    public void An_audience_without_posts_takes_its_networks_curve()
    {
        var network = BestHours.Of(Busy(evening: 25));

        BestHours.Of([], network).Hours.Select(hour => hour.Factor).ShouldBe(network.Hours.Select(hour => hour.Factor));
    }

    [Fact]
    public void What_it_promises_is_nearer_to_the_truth_than_the_raw_best_hour()
    {
        var random = new Xoshiro256StarStar(7, threadSafe: false);
        var posts = Enumerable.Range(0, 80).Select(_ => new PastPost(random.Next(24), 10, (int)(10 * Math.Exp(MathNet.Numerics.Distributions.Normal.Sample(random, 0, 0.9))))).ToList();

        var raw = posts.GroupBy(post => post.Hour).Max(hour => Math.Exp(hour.Average(post => Math.Log(post.Events / post.Expected))));

        BestHours.Of(posts).Hours.Max(hour => hour.Factor).ShouldBeLessThan(1 + ((raw - 1) / 2));
    }

    [Fact]
    public void Ranges_hold_their_middle_whatever_came() =>
        Gen.Select(Gen.Int[0, 23], Gen.Double[0.1, 100], Gen.Int[0, 500]).Select((hour, expected, events) => new PastPost(hour, expected, events)).Array[0, 60].Sample(posts =>
            BestHours.Of(posts).Hours.All(hour => hour.Low < hour.Factor && hour.Factor < hour.High && double.IsFinite(hour.High)), iter: 60);

    private static PastPost[] Busy(int evening) =>
        [.. Enumerable.Range(8, 14).SelectMany(hour => Enumerable.Repeat(new PastPost(hour, 10, hour >= 18 ? evening : 10), 10))];
}
