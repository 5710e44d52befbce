using CsCheck;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;

namespace WarRoom.Tests.Domain.Metrics.Variants;

public sealed class VariantComparisonTests
{
    private static readonly Duration Old = Duration.FromHours(6);

    private static readonly Gen<ComparedPost> APost = Gen.Select(Gen.Int[0, 2].Select(i => "ABC"[i].ToString()), Gen.Double[0.2, 200], Gen.Int[0, 300], Gen.Int[0, 600], Gen.Bool)
        .Select((variant, expected, events, minutes, isSelfChosen) => new ComparedPost(variant, Network.X, expected, events, Duration.FromMinutes(minutes), isSelfChosen));

    [Fact]
    public void Equal_posts_are_no_winner_and_the_sentence_says_how_little_is_known()
    {
        var comparison = AtEnd([.. Posts("A", 4, 6, 5, 5, 7, 3), .. Posts("B", 5, 5, 6, 4, 3, 7)]);

        comparison.Verdict.ShouldBe(VariantVerdict.TooEarly);
        comparison.Leader.ShouldBeNull();
        comparison.Sentence.ShouldStartWith("Too early to say: ");
        comparison.Sentence.ShouldEndWith("(12 posts, 60 clicks).");
    }

    [Fact]
    public void Three_posts_of_a_wording_are_too_few_however_far_apart() =>
        AtEnd([.. Posts("A", 90, 80, 95), .. Posts("B", 1, 0, 2, 1)]).Sentence.ShouldBe("Too early to say: A has 3 posts that are old enough, 4 of each wording are needed (7 posts, 269 clicks).");

    [Fact]
    public void A_wording_that_is_far_ahead_in_many_posts_is_better()
    {
        var comparison = AtEnd([.. Posts("A", [.. Enumerable.Repeat(20, 16)]), .. Posts("B", [.. Enumerable.Repeat(4, 16)])]);

        comparison.Verdict.ShouldBe(VariantVerdict.Better);
        comparison.Leader.ShouldBe("A");
        comparison.RatioBand!.Value.Low.ShouldBeGreaterThan(1);
        comparison.Sentence.ShouldStartWith("A works better: ");
        comparison.Arms[0].ProbabilityBest.ShouldBeGreaterThan(0.99);
    }

    [Fact]
    public void While_the_day_runs_it_takes_six_posts_and_more_certainty_than_at_its_end()
    {
        ComparedPost[] five = [.. Posts("A", 40, 45, 42, 44, 41), .. Posts("B", 3, 2, 4, 3, 2)];

        VariantComparison.Of(five, ComparisonOptions.Live, seed: 1).Verdict.ShouldBe(VariantVerdict.Leaning);
        AtEnd(five).Verdict.ShouldBe(VariantVerdict.Better);
    }

    [Fact]
    public void One_loud_post_does_not_make_a_winner() =>
        AtEnd([.. Posts("A", 400, 5, 5, 4, 6, 5, 5, 5), .. Posts("B", 5, 4, 6, 5, 5, 5, 4, 6)]).Verdict.ShouldNotBe(VariantVerdict.Better);

    [Fact]
    public void Many_posts_without_a_difference_are_as_good_as_equal()
    {
        var comparison = AtEnd([.. Posts("A", [.. Enumerable.Repeat(5, 150)]), .. Posts("B", [.. Enumerable.Repeat(5, 150)])]);

        comparison.Verdict.ShouldBe(VariantVerdict.Equivalent);
        comparison.Sentence.ShouldStartWith("As good as equal");
    }

    [Fact]
    public void Posts_that_a_member_chose_or_that_are_too_young_are_not_compared_but_are_named()
    {
        ComparedPost[] posts = [.. Posts("A", 5, 5, 5, 5), .. Posts("B", 5, 5, 5, 5)];
        ComparedPost[] more = [.. posts, new("A", Network.X, 5, 500, Old, IsSelfChosen: true), new("B", Network.X, 5, 500, Duration.FromMinutes(10))];

        AtEnd(more).Arms.Select(arm => (arm.Variant, arm.Posts, arm.Events)).ShouldBe(AtEnd(posts).Arms.Select(arm => (arm.Variant, arm.Posts, arm.Events)), ignoreOrder: true);
        AtEnd(more).Ratio.ShouldBe(AtEnd(posts).Ratio);
        AtEnd(more).Sentence.ShouldContain("8 posts, 1 more too young, 1 self-chosen left out");
    }

    [Fact]
    public void A_member_with_ten_times_the_reach_is_expected_to_bring_ten_times_as_much()
    {
        var big = Enumerable.Range(0, 8).Select(_ => new ComparedPost("A", Network.X, 100, 100, Old));
        var small = Enumerable.Range(0, 8).Select(_ => new ComparedPost("B", Network.X, 10, 10, Old));

        AtEnd([.. big, .. small]).Ratio!.Value.ShouldBe(1, 0.1);
    }

    [Fact]
    public void Equal_wordings_seldom_look_different()
    {
        var random = new Xoshiro256StarStar(20261112, threadSafe: false);
        var winners = Enumerable.Range(0, 200).Count(day =>
        {
            var posts = Enumerable.Range(0, 48).Select(i => new ComparedPost(i % 2 == 0 ? "A" : "B", Network.X, 5, Poisson.Sample(random, 5 * Math.Exp(Normal.Sample(random, 0, 0.8))), Old)).ToList();
            return VariantComparison.Of(posts, ComparisonOptions.EndOfDay with { Draws = 1000 }, day).Verdict is VariantVerdict.Better;
        });

        winners.ShouldBeLessThanOrEqualTo(14); // 5 % of 200 and what chance adds
    }

    [Fact]
    public void The_same_posts_and_seed_give_the_same_answer_in_any_order() =>
        Gen.Select(APost.Array[0, 30], Gen.Int).Sample((posts, seed) =>
        {
            var (one, other) = (VariantComparison.Of(posts, Quick, seed), VariantComparison.Of([.. posts.Reverse()], Quick, seed));
            one.Sentence.ShouldBe(other.Sentence);
            one.Arms.ShouldBe(other.Arms);
        }, iter: 40);

    [Fact]
    public void Probabilities_are_shares_and_no_arm_loses_less_than_nothing() =>
        APost.Array[1, 30].Sample(posts =>
        {
            var comparison = VariantComparison.Of(posts, Quick, seed: 1);
            comparison.Arms.Sum(arm => arm.ProbabilityBest).ShouldBe(1, 0.001);
            comparison.Arms.ShouldAllBe(arm => arm.ExpectedLoss >= 0 && arm.Low <= arm.Effect && arm.Effect <= arm.High);
            comparison.Arms.Sum(arm => arm.Posts + arm.Waiting + arm.SelfChosen).ShouldBe(posts.Length);
            (comparison.Leader is null).ShouldBe(comparison.Verdict is VariantVerdict.TooEarly or VariantVerdict.Equivalent);
        }, iter: 40);

    [Fact]
    public void Without_posts_there_is_nothing_to_compare()
    {
        AtEnd([]).Sentence.ShouldBe("Nothing to compare: fewer than two wordings (0 posts, 0 clicks).");
        VariantComparison.Of([], ComparisonOptions.Live with { Variants = ["A", "B"] }, seed: 1).Verdict.ShouldBe(VariantVerdict.TooEarly);
    }

    [Theory]
    [InlineData(2, 28)]
    [InlineData(1.5, 82)]
    [InlineData(1.25, 268)]
    public void A_small_difference_takes_many_posts(double ratio, int posts) => PostsNeeded.PerVariant(ratio).ShouldBe(posts);

    [Fact]
    public void What_a_plan_can_tell_is_said_when_wordings_are_made() =>
        PostsNeeded.Sentence(48, 4).ShouldBe("With 48 slots and 4 wordings only one that brings 2.9 times as much would show. Twice as much takes 28 posts of each, half as much again 82.");

    private static ComparisonOptions Quick { get; } = ComparisonOptions.EndOfDay with { Draws = 300 };

    private static VariantComparison AtEnd(IReadOnlyList<ComparedPost> posts) => VariantComparison.Of(posts, ComparisonOptions.EndOfDay, seed: 1);

    private static IEnumerable<ComparedPost> Posts(string variant, params int[] clicks) => clicks.Select(events => new ComparedPost(variant, Network.X, 5, events, Old));
}
