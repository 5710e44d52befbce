using CsCheck;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Explaining;
using WarRoom.Domain.Planning.WhatIf;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning.Explaining;

public sealed class PlanMendsTests
{
    [Fact]
    public void Each_mend_fills_the_slot_by_the_rules_and_gains_what_it_says() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        var plan = Optimiser.Plan(day, seed, 150);
        var mends = new PlanMends(new(day), plan);
        foreach (var open in plan.Unfilled)
        {
            foreach (var mend in mends.For(open.Slot))
            {
                var other = mend.Change.Apply(day);
                var filled = plan with { Assignments = [.. plan.Assignments.Select(a => a.Backup == mend.Then.Member && Math.Abs(a.Time - mend.Then.Time) < 10 ? a with { Backup = null } : a), mend.Then] };
                mend.Then.Slot.ShouldBe(open.Slot);
                PlanCheck.Of(other, filled).ShouldBeEmpty();
                (PlanScore.Of(other, filled).Total - PlanScore.Of(day, plan).Total).ShouldBe(mend.Gain);
            }
        }
    }, iter: 60);

    [Fact]
    public void Who_has_made_their_posts_is_asked_for_one_more()
    {
        var day = AMorning() with { Slots = [ASlot("s1"), ASlot("s2")], Members = [AMember("ada", 6) with { MaxPosts = 1 }] };

        Mends(day, Post("s1", 0, "ada"))[0].Change.ShouldBe(new OneMorePost("ada"));
    }

    [Fact]
    public void A_community_whose_day_is_full_is_asked_for_a_shorter_distance()
    {
        var day = AMorning().WithSlots(s => s with { Community = "bikes", To = 60 }) with { Communities = [new("bikes", 90)], Waves = [new("morning", 0, 60, [])] };

        Mends(day, Post("s1", 0, "ada"))[0].Change.ShouldBe(new ShorterDistance("bikes", 55));
    }

    [Fact]
    public void A_pin_that_leaves_no_way_is_taken_away()
    {
        var day = AMorning().WithSlots(s => s.Id == "s2" ? s with { Lock = new(0, "ada", null) } : s);

        Mends(day, Post("s1", 0, "ada"), Post("s3", 60, "tom"))[0].Change.ShouldBe(new Unpinned("s2"));
    }

    [Fact]
    public void When_nobody_is_there_somebody_is_asked_for_an_hour()
    {
        var day = AMorning() with { Slots = [ASlot("s2")], Members = [AMember("ada", 6) with { Windows = [] }] };

        Mends(day)[0].Change.ShouldBe(new MoreHours("ada", new("2026-11-12T07:00", "2026-11-12T08:00")));
    }

    [Fact]
    public void What_no_single_change_helps_has_no_mend() => Mends(AMorning().WithMembers(m => m with { Languages = ["de"] }), []).ShouldBeEmpty();

    private static IReadOnlyList<PlanMend> Mends(PlanRequest day, params PlanAssignment[] posts) => new PlanMends(new(day), APlan(posts)).For("s2");
}
