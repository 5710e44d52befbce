using CsCheck;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class PaceTests
{
    [Fact]
    public void Half_the_plan_brought_148_of_400_shares_so_the_day_comes_to_74_percent()
    {
        var pace = Pace.Of(148, 400, due: 36, planned: 72)!;

        pace.Projected.ShouldBe(296);
        pace.Percent.ShouldBe(74);
        pace.IsBehind.ShouldBeTrue();
        pace.Missing.ShouldBe(104);
    }

    [Theory]
    [InlineData(4, 72, 400)]
    [InlineData(36, 72, 0)]
    [InlineData(36, 30, 400)]
    public void Too_few_posts_no_goal_or_a_plan_that_makes_no_sense_give_no_pace(int due, int planned, int goal) =>
        Pace.Of(100, goal, due, planned).ShouldBeNull();

    [Fact]
    public void A_goal_missed_by_less_than_five_in_a_hundred_is_on_the_way() => Pace.Of(48, 100, 10, 20)!.IsBehind.ShouldBeFalse();

    [Fact]
    public void When_the_whole_plan_is_behind_us_the_pace_is_what_was_counted() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 5000], Gen.Int[Pace.LeastDue, 500]).Sample((value, goal, planned) => Pace.Of(value, goal, planned, planned)!.Projected == value);

    [Fact]
    public void More_counted_never_projects_less() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 100], Gen.Int[5, 50], Gen.Int[0, 50]).Sample((value, more, due, rest) => Pace.Of(value + more, 100, due, due + rest)!.Projected >= Pace.Of(value, 100, due, due + rest)!.Projected);

    [Fact]
    public void What_is_missing_is_made_up_by_posts_that_bring_as_much_as_those_before()
    {
        Levers.PostsFor(new Pace(148, 400, 296), made: 36).ShouldBe(26); // 104 missing, 4.1 a post
        Levers.PostsFor(new Pace(0, 400, 0), made: 0).ShouldBe(1);
    }

    [Fact]
    public void The_lever_is_where_most_people_are_free_on_the_network_that_brings_most()
    {
        Room[] rooms = [new(Network.LinkedIn, At(14, 0), 6), new(Network.LinkedIn, At(15, 0), 6), new(Network.Mastodon, At(14, 0), 8)];
        Yield[] yields = [new(Network.LinkedIn, 10, 60), new(Network.Mastodon, 10, 20)];

        Levers.Best(9, rooms, yields).ShouldBe(new Lever(6, Network.LinkedIn, At(14, 0)));
        Levers.Best(2, rooms, yields).ShouldBe(new Lever(2, Network.LinkedIn, At(14, 0)));
    }

    [Fact]
    public void A_network_with_hardly_any_posts_counts_as_an_average_one()
    {
        Room[] rooms = [new(Network.LinkedIn, At(14, 0), 4), new(Network.X, At(14, 0), 4)];

        Levers.Best(4, rooms, [new(Network.LinkedIn, 10, 60), new(Network.X, 1, 40)])!.Network.ShouldBe(Network.X); // together 9 a post, LinkedIn 6
        Levers.Best(4, rooms, [new(Network.LinkedIn, 10, 60), new(Network.X, 1, 0)])!.Network.ShouldBe(Network.LinkedIn);
    }

    [Fact]
    public void Nobody_free_is_no_lever() => Levers.Best(3, [new(Network.X, At(14, 0), 0)], []).ShouldBeNull();

    [Fact]
    public void A_lever_never_asks_for_more_people_than_are_free() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 20].List[1, 6]).Sample((extra, free) => Levers.Best(extra, [.. free.Select((f, i) => new Room(Network.X, At(14 + i, 0), f))], []) is not { } lever || (lever.Slots <= extra && lever.Slots <= free.Max() && lever.Slots >= 1));
}
