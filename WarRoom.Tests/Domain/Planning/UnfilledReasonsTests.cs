using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

public sealed class UnfilledReasonsTests
{
    private static readonly PlanRequest Morning = AMorning();

    [Fact]
    public void Nobody_may_fit()
    {
        Why(Morning.WithSlots(s => s with { Account = "business" })).ShouldBe([PlanReason.NoAccount]);
        Why(Morning.WithSlots(s => s with { Language = "is" })).ShouldBe([PlanReason.NoLanguage]);
        Why(Morning.WithSlots(s => s with { Influencer = "slow lane", MinRelation = 11 })).ShouldBe([PlanReason.NoRelation]);
    }

    [Fact]
    public void No_time_may_fit()
    {
        Why(Morning.Quiet("00:00", "23:59")).ShouldBe([PlanReason.NoTime]);
        Why(Morning.RunningAt(235)).ShouldBe([PlanReason.NoTime]);
        Why(Morning.WithMembers(m => m with { AbsentFrom = 0 })).ShouldBe([PlanReason.NoAvailability]);
        Why(Morning.WithVariants(v => v with { ApprovedFrom = null })).ShouldBe([PlanReason.NoVariant]);
    }

    [Fact]
    public void A_pin_that_forbids_what_would_be_possible_is_the_reason()
    {
        Why(Morning.WithSlots(s => s with { Lock = new(null, "nobody", null) })).ShouldBe([PlanReason.LockConflict]);
        Why(Morning.WithSlots(s => s with { Lock = new(2, null, null) })).ShouldBe([PlanReason.LockConflict]);
        Why(Morning.WithSlots(s => s with { Lock = new(null, "ada", null), Language = "is" })).ShouldBe([PlanReason.NoLanguage]);
    }

    [Fact]
    public void Posts_of_the_plan_block_by_name()
    {
        var narrow = Morning.WithSlots(s => s with { From = 0, To = 5 });
        var alone = narrow with { Members = [AMember("ada", 6) with { MaxPosts = 1 }], Variants = [AVariant("a1", "A") with { MaxUses = 1 }] };

        Why(alone.WithSlots(s => s with { Community = "bikes" }) with { Networks = [new("bluesky", 1)] }, Post("s1", 0, "ada")).ShouldBe(
            [PlanReason.CommunityGap, PlanReason.DuplicateText, PlanReason.MemberDayCap, PlanReason.MemberGap, PlanReason.NetworkHourCap, PlanReason.VariantUses]);
    }

    [Theory]
    [InlineData(25, PlanReason.MemberGap)]
    [InlineData(30, PlanReason.OptimiserChoice)]
    public void A_distance_of_exactly_the_gap_blocks_nothing(int time, string reason) =>
        Why(Morning.WithSlots(s => s with { From = time, To = time + 5 }) with { Members = [AMember("ada", 6)] }, Post("s1", 0, "ada")).ShouldBe([reason]);

    [Fact]
    public void A_wording_that_is_used_up_is_named() => Why(
        Morning with { Variants = [AVariant("a1", "A") with { MaxUses = 1 }], Limits = Limits with { DuplicateMinutes = 0 } }, Post("s1", 0, "ada"))
        .ShouldContain(PlanReason.VariantUses);

    [Fact]
    public void A_slot_that_could_be_filled_was_left_open_for_the_points() =>
        Why(Morning, Post("s1", 0, "ada")).ShouldBe([PlanReason.OptimiserChoice]);

    private static IReadOnlyList<string> Why(PlanRequest request, params PlanAssignment[] posts) =>
        UnfilledReasons.Of(new PlanFacts(request), posts).Single(u => u.Slot == "s3").Reasons;
}
