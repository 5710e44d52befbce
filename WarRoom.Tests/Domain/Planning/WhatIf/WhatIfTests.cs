using CsCheck;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Planning.WhatIf;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning.WhatIf;

public sealed class WhatIfTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, 1_000_000];

    [Fact]
    public void One_more_person_without_a_least_share_never_makes_the_day_worse() => Seeds.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        Answer(day, plan, new MorePeople([AMember("zoe", seed % 11) with { FairShare = new(0, 2) }]), seed).Gain.ShouldBeGreaterThanOrEqualTo(0);
    }, iter: 60);

    [Fact]
    public void A_wider_window_never_makes_the_day_worse() => Seeds.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        Answer(day, plan, new OtherWindow(day.Slots[0].Id, 0, 240), seed).Gain.ShouldBeGreaterThanOrEqualTo(0);
    }, iter: 60);

    [Fact]
    public void Who_cannot_come_posts_nothing_and_stands_by_for_nobody() => Seeds.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        var change = new SomebodyMissing("ada");
        var (answer, comparison) = PlanAnswer.To(change, day, plan, seed, PlanBudget.Steps(150), TestContext.Current.CancellationToken);
        PlanCheck.Of(change.Apply(day), answer).ShouldBeEmpty();
        answer.Assignments.ShouldAllBe(a => a.Member != "ada" && a.Backup != "ada");
        comparison.FilledAfter.ShouldBe(answer.Assignments.Count);
    }, iter: 40);

    [Fact]
    public void The_comparison_names_what_is_lost_and_who_has_to_know()
    {
        var day = AMorning() with { Members = [AMember("ada", 6)] };
        var plan = Optimiser.Plan(day, 1, 300, stop: TestContext.Current.CancellationToken);

        var comparison = Answer(day, plan, new SomebodyMissing("ada"), 1);

        comparison.Lost.ShouldBe(["s1", "s2", "s3"]);
        comparison.Told.ShouldBe(["ada"]);
        comparison.Gain.ShouldBeLessThan(0);
    }

    [Fact]
    public void A_later_start_moves_what_was_early() =>
        Optimiser.Plan(new LaterStart(120).Apply(AMorning()), 1, 200, stop: TestContext.Current.CancellationToken).Assignments.ShouldAllBe(a => a.Time >= 120);

    [Fact]
    public void A_running_day_is_offered_a_repair_and_an_improvement_with_the_price_of_each_change()
    {
        var running = AMorning().RunningAt(
            60,
            new("s1", 0, "ada", "a1", null, "posted"),
            new("s2", 90, "grace", "b1", "ada", "confirmed"),
            new("s3", 120, "tom", "a1", "ada", "planned")).WithMembers(m => m.Id == "tom" ? m with { AbsentFrom = 60 } : m);

        var repair = ReplanOffer.RepairOnly(running, 1);
        var improved = ReplanOffer.RepairAndImprove(running, 1, PlanBudget.Steps(500), TestContext.Current.CancellationToken);

        var forced = repair.Changes.Where(c => c.Price > 0).ShouldHaveSingleItem();
        forced.Difference.Slot.ShouldBe("s3");
        forced.Price.ShouldBeLessThan(Weights.ChangeMember);
        repair.Told.ShouldBe(["ada", "tom"]);
        repair.Changes.Sum(c => c.Price).ShouldBe(-repair.Score.Change);
        improved.Score.Total.ShouldBeGreaterThanOrEqualTo(repair.Score.Total);
    }

    private static (PlanRequest Day, PlanResult Plan) Planned(int seed)
    {
        var day = new RandomDays(seed).Day().WithMembers(m => m with { IfNeeded = null });
        return (day, Optimiser.Plan(day, seed, 150));
    }

    private static PlanComparison Answer(PlanRequest day, PlanResult plan, PlanChange change, int seed) =>
        PlanAnswer.To(change, day, plan, seed, PlanBudget.Steps(100), TestContext.Current.CancellationToken).Comparison;
}
