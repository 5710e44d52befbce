using CsCheck;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Explaining;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning.Explaining;

public sealed class PlanExplainerTests
{
    [Fact]
    public void Each_alternative_is_allowed_and_costs_what_it_says() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        Check(day, Optimiser.Plan(day, seed, 150));
    }, iter: 60);

    [Fact]
    public void On_a_running_day_too() => Gen.Int[0, 1_000_000].Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        var running = new RandomDays(seed + 1).HalfOver(day, Optimiser.Plan(day, seed, 150));
        Check(running, Optimiser.Plan(running, seed, 150));
    }, iter: 60);

    [Fact]
    public void The_next_best_person_is_named_first_and_nobody_twice()
    {
        var day = AMorning() with { Slots = [ASlot("s1")] };
        var plan = APlan(Post("s1", 60, "ada"));

        var people = new PlanExplainer(new(day), plan).For("s1").People;

        people.Select(p => p.Instead.Member).ShouldBe(["grace", "tom"]);
        people.Select(p => p.Cost).ShouldBe(people.Select(p => p.Cost).Order());
    }

    [Fact]
    public void Nothing_is_said_of_what_is_posted_or_open()
    {
        var running = AMorning().RunningAt(60, new BaselineAssignment("s1", 0, "ada", "a1", null, "posted"));
        var explainer = new PlanExplainer(new(running), APlan(Post("s1", 0, "ada")));

        explainer.For("s1").ShouldSatisfyAllConditions(e => e.Times.ShouldBeEmpty(), e => e.People.ShouldBeEmpty(), e => e.Wordings.ShouldBeEmpty());
        explainer.For("s2").People.ShouldBeEmpty();
    }

    private static void Check(PlanRequest day, PlanResult plan)
    {
        var facts = new PlanFacts(day);
        var explainer = new PlanExplainer(facts, plan);
        foreach (var post in plan.Assignments)
        {
            var (times, people, wordings) = (explainer.For(post.Slot).Times, explainer.For(post.Slot).People, explainer.For(post.Slot).Wordings);
            times.ShouldAllBe(a => a.Instead.Member == post.Member && a.Instead.Time != post.Time);
            people.ShouldAllBe(a => a.Instead.Member != post.Member && a.Instead.Time == post.Time);
            wordings.ShouldAllBe(a => a.Instead.Member == post.Member && a.Instead.Time == post.Time && a.Instead.Variant != post.Variant);
            foreach (var alternative in times.Concat(people).Concat(wordings))
            {
                PlanCheck.Of(facts, alternative.In(plan)).ShouldBeEmpty();
                (PlanScore.Of(facts, plan).Total - PlanScore.Of(facts, alternative.In(plan)).Total).ShouldBe(alternative.Cost);
            }
        }
    }
}
