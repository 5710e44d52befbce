using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

public sealed class PlanScoreTests
{
    [Fact]
    public void Each_term_is_what_it_is_by_hand() =>
        Score(AMorning(), Post("s1", 0, "ada", backup: "grace"), Post("s2", 60, "grace", "b1")).ShouldBe(new PlanScore(
            Coverage: 50 + 50, Fit: 22 + 18, Backup: 40 + 3, Unfilled: -600, Volume: -24, Fairness: -10, AbBlock: 0, AbMember: 0, Change: 0));

    [Fact]
    public void A_second_post_to_the_same_ears_in_the_hour_brings_less() =>
        Score(AMorning(), Post("s1", 0, "ada"), Post("s2", 30, "grace")).Coverage.ShouldBe(50 + 35);

    [Fact]
    public void An_audience_is_reached_at_its_own_hour()
    {
        IReadOnlyList<int> atSeven = [.. Enumerable.Range(0, 24).Select(hour => hour == 7 ? 100 : 0)];
        var day = AMorning() with { Audiences = [AMorning().Audiences[0] with { Activity = new Dictionary<string, IReadOnlyList<int>> { ["bluesky"] = atSeven } }] };

        Score(day, Post("s1", 0, "ada")).Coverage.ShouldBe(100);
        Score(day, Post("s1", 60, "ada")).Coverage.ShouldBe(0);
    }

    [Fact]
    public void A_pinned_slot_is_dear_to_leave_open() =>
        Score(AMorning().WithSlots(s => s with { Lock = new(null, null, null) })).Unfilled.ShouldBe(-3000);

    [Fact]
    public void Arms_are_balanced_in_a_block_and_in_a_members_own_posts()
    {
        var score = Score(AMorning(), Post("s1", 0, "ada"), Post("s2", 60, "ada"), Post("s3", 120, "ada"));

        score.AbBlock.ShouldBe(-60);
        score.AbMember.ShouldBe(-16);
    }

    [Fact]
    public void An_unfair_load_costs_ever_more() =>
        Score(AMorning().WithMembers(m => m with { FairShare = new FairShare(0, 0) }), Post("s1", 0, "ada"), Post("s2", 60, "ada")).Fairness.ShouldBe(-30);

    [Theory]
    [InlineData("grace", 60, "b1", "tom", 0)]
    [InlineData("tom", 60, "b1", "ada", 20)]
    [InlineData("ada", 60, "b1", "tom", 60)]
    [InlineData("grace", 80, "b1", "tom", 16)]
    [InlineData("grace", 60, "a1", "tom", 5)]
    [InlineData("grace", 60, "b1", null, 5)]
    public void What_changes_against_the_running_plan_has_its_price(string member, int time, string variant, string? backup, int price)
    {
        var planned = AMorning().RunningAt(0, new BaselineAssignment("s1", 60, "grace", "b1", "tom", "planned"));
        Score(planned, Post("s1", time, member, variant, backup)).Change.ShouldBe(-price);
    }

    [Fact]
    public void What_somebody_has_confirmed_costs_three_times_as_much() =>
        Score(AMorning().RunningAt(0, new BaselineAssignment("s1", 60, "grace", "b1", null, "confirmed"))).Change.ShouldBe(-180);

    private static PlanScore Score(PlanRequest request, params PlanAssignment[] posts) => PlanScore.Of(request, APlan(posts));
}
