using CsCheck;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Bounding;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning.Bounding;

public sealed class PlanBoundTests
{
    [Fact]
    public void No_plan_is_worth_more_than_the_bound_whatever_the_prices() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        Check(day, Optimiser.Plan(day, seed, 2000));
    }, iter: 60);

    [Fact]
    public void On_a_running_day_neither() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        var running = new RandomDays(seed + 1).HalfOver(day, Optimiser.Plan(day, seed, 150));
        Check(running, Optimiser.Plan(running, seed, 2000));
        Check(running, Optimiser.Plan(running, seed, 0));
    }, iter: 60);

    [Fact]
    public void A_day_without_conflicts_is_proven_at_once()
    {
        var day = AMorning() with { Slots = [ASlot("s1")], Waves = [new("morning", 0, 240, [])], Members = [AMember("ada", 4), AMember("grace", 4)] };
        var points = PlanScore.Of(day, Optimiser.Plan(day, 1, 500, stop: TestContext.Current.CancellationToken)).Total;
        var bound = new PlanBound(new(day));

        bound.Run(PlanBudget.Steps(30), () => points, _ => { }, TestContext.Current.CancellationToken);

        bound.Points.ShouldBe(points);
    }

    [Fact]
    public void The_bound_only_gets_lower_and_every_better_one_is_told()
    {
        var day = new RandomDays(7).Day();
        var told = new List<long>();
        var bound = new PlanBound(new(day));

        bound.Run(PlanBudget.Steps(20), () => long.MinValue / 2, told.Add, TestContext.Current.CancellationToken);

        told.ShouldBe(told.OrderDescending());
        told[^1].ShouldBe(bound.Points!.Value);
    }

    private static void Check(PlanRequest day, PlanResult plan)
    {
        var points = PlanScore.Of(day, plan).Total;
        var bound = new PlanBound(new(day));
        for (var round = 0; round < 12; round++)
        {
            bound.Tighten(points - (round * 50));
            bound.Points!.Value.ShouldBeGreaterThanOrEqualTo(points);
        }
    }
}
