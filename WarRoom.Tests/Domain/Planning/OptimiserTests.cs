using CsCheck;
using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

public sealed class OptimiserTests
{
    private static readonly Gen<int> Days = Gen.Int[0, 1_000_000];

    [Fact]
    public void A_quiet_morning_is_planned_in_full_with_standbys()
    {
        var plan = Plan(AMorning(), 1, 500);

        PlanCheck.Of(AMorning(), plan).ShouldBeEmpty();
        plan.Unfilled.ShouldBeEmpty();
        plan.Assignments.ShouldAllBe(a => a.Backup != null);
    }

    [Fact]
    public void Every_plan_is_valid_and_names_each_slot_once() => Days.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        PlanCheck.Of(day, plan).ShouldBeEmpty();
        plan.Assignments.Select(a => a.Slot).Concat(plan.Unfilled.Select(u => u.Slot)).Order().ShouldBe(day.Slots.Select(s => s.Id).Order());
    }, iter: 150);

    [Fact]
    public void Planning_again_keeps_every_rule_too() => Days.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        var later = new RandomDays(seed + 1).HalfOver(day, plan);
        PlanCheck.Of(later, Plan(later, seed, 150)).ShouldBeEmpty();
        PlanCheck.Of(later, Plan(later, seed, 0)).ShouldBeEmpty();
    }, iter: 150);

    [Fact]
    public void Every_reason_is_true_of_the_finished_plan() => Days.Sample(seed =>
    {
        var (day, plan) = Planned(seed);
        foreach (var open in plan.Unfilled)
        {
            var canBeFilled = EveryWay(day, open.Slot).Any(a => Fits(day, plan, a));
            canBeFilled.ShouldBe(open.Reasons is [PlanReason.OptimiserChoice], $"{open.Slot}: {string.Join(' ', open.Reasons)}");
        }
    }, iter: 60);

    [Fact]
    public void Everything_shown_on_the_way_is_valid_and_never_gets_worse() => Days.Sample(seed =>
    {
        var day = new RandomDays(seed).Day().WithMembers(m => m with { IfNeeded = null });
        var shown = new List<PlanProgress>();
        Optimiser.Plan(day, seed, 3000, shown.Add);
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(p => PlanCheck.Of(day, p.Plan).Count == 0);
        shown.Select(p => p.Score.Total).ShouldBe(shown.Select(p => p.Score.Total).Order());
    }, iter: 10);

    [Fact]
    public void The_same_seed_and_steps_give_the_same_plan() => Days.Sample(seed =>
    {
        var day = new RandomDays(seed).Day();
        PlanJson.Write(Plan(day, seed, 400)).ShouldBe(PlanJson.Write(Plan(day, seed, 400)));
    }, iter: 20);

    [Fact]
    public void The_search_never_ends_below_the_first_plan() => Days.Sample(seed =>
    {
        var day = new RandomDays(seed).Day().WithMembers(m => m with { IfNeeded = null });
        var first = PlanScore.Of(day, Plan(day, seed, 0)).Total;
        PlanScore.Of(day, Plan(day, seed, 500)).Total.ShouldBeGreaterThanOrEqualTo(first);
    }, iter: 50);

    [Fact]
    public void A_stopped_search_gives_the_best_plan_so_far()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        var plan = Optimiser.Plan(AMorning(), 1, int.MaxValue, null, stop.Token);

        PlanCheck.Of(AMorning(), plan).ShouldBeEmpty();
        plan.Assignments.Count.ShouldBe(3);
    }

    [Fact]
    public void However_many_steps_were_made_the_points_kept_along_are_those_of_the_score() => Days.Sample(seed =>
    {
        var day = new RandomDays(seed).Day().WithMembers(m => m with { IfNeeded = null });
        var shown = new List<PlanProgress>();
        var plan = Optimiser.Plan(day, seed, 1 + (seed % 700), shown.Add);
        var running = new RandomDays(seed + 1).HalfOver(day, plan);
        Optimiser.Plan(running, seed, 1 + (seed % 500), shown.Add);
        shown.ShouldAllBe(p => p.Points == p.Score.Total);
    }, iter: 100);

    [Fact]
    public void Whenever_it_is_stopped_the_plan_is_valid() => Gen.Select(Days, Gen.Int[1, 60]).Sample((seed, looks) =>
    {
        using var stop = new CancellationTokenSource();
        var day = new RandomDays(seed).Day();
        var clock = new StoppingClock(stop, looks);
        var plan = Optimiser.Plan(day, seed, PlanBudget.Until(clock, TimeSpan.FromDays(1), workers: 1 + (seed % 2)), null, stop.Token);
        PlanCheck.Of(day, plan).ShouldBeEmpty();
        plan.Assignments.Select(a => a.Slot).Concat(plan.Unfilled.Select(u => u.Slot)).Order().ShouldBe(day.Slots.Select(s => s.Id).Order());
    }, iter: 60);

    [Fact]
    public void Going_on_from_a_plan_never_ends_below_it() => Days.Sample(seed =>
    {
        var day = new RandomDays(seed).Day().WithMembers(m => m with { IfNeeded = null });
        var plan = Plan(day, seed, 150);
        var better = Optimiser.GoOn(day, plan, seed + 1, PlanBudget.Steps(seed % 300), null, TestContext.Current.CancellationToken);
        PlanCheck.Of(day, better).ShouldBeEmpty();
        PlanScore.Of(day, better).Total.ShouldBeGreaterThanOrEqualTo(PlanScore.Of(day, plan).Total);
    }, iter: 60);

    [Fact]
    public void Hours_of_last_resort_are_used_only_when_nobody_else_can()
    {
        IReadOnlyList<WallClockSpan> hours = [new("2026-11-12T07:00", "2026-11-12T08:00")];
        var day = AMorning() with { Slots = [ASlot("s1") with { To = 60 }] };
        var best = day.WithMembers(m => m.Id == "ada" ? m with { Windows = [], IfNeeded = hours } : m with { FairShare = new(0, 2) });

        Plan(best, 1, 200).Assignments.ShouldHaveSingleItem().Member.ShouldNotBe("ada");
        Plan(best with { Members = [best.Members[0]] }, 1, 200).Assignments.ShouldHaveSingleItem().Member.ShouldBe("ada");
    }

    [Fact]
    public void Nobody_stands_by_more_often_in_an_hour_than_allowed()
    {
        var hour = AMorning().WithSlots(s => s with { To = 60 }) with { Limits = Limits with { StandbyPerHour = 1 } };
        var day = hour with { Members = [AMember("ada", 6) with { MinGapMinutes = 5 }, AMember("tom", 2) with { MaxPosts = 0 }] };

        var plan = Plan(day, 1, 300);

        plan.Assignments.Count.ShouldBe(3);
        plan.Assignments.Count(a => a.Backup == "tom").ShouldBe(1);
        PlanCheck.Of(day, plan).ShouldBeEmpty();
    }

    [Fact]
    public void A_repair_alone_changes_only_what_is_forced()
    {
        var running = AMorning().RunningAt(
            60,
            new("s1", 0, "ada", "a1", null, "posted"),
            new("s2", 90, "grace", "b1", "ada", "confirmed"),
            new("s3", 120, "tom", "a1", "ada", "planned")).WithMembers(m => m.Id == "tom" ? m with { AbsentFrom = 60 } : m);

        var plan = Plan(running, 1, 0);

        plan.Assignments.Single(a => a.Slot == "s2").ShouldBe(Post("s2", 90, "grace", "b1", "ada"));
        plan.Assignments.Single(a => a.Slot == "s3").ShouldSatisfyAllConditions(a => a.Member.ShouldBe("ada"), a => a.Time.ShouldBe(120));
    }

    private static PlanResult Plan(PlanRequest request, int seed, int steps) =>
        Optimiser.Plan(request, seed, steps, stop: TestContext.Current.CancellationToken);

    private static (PlanRequest Day, PlanResult Plan) Planned(int seed)
    {
        var day = new RandomDays(seed).Day();
        return (day, Plan(day, seed, 150));
    }

    /// <summary>A clock that asks for the stop when it is looked at for the n-th time.</summary>
    private sealed class StoppingClock(CancellationTokenSource stop, int looks) : TimeProvider
    {
        private int _looks;

        public override long GetTimestamp()
        {
            if (Interlocked.Increment(ref _looks) == looks) stop.Cancel();
            return 0;
        }
    }

    private static IEnumerable<PlanAssignment> EveryWay(PlanRequest day, string slot) =>
        from member in day.Members
        from variant in day.Variants
        from step in Enumerable.Range(0, day.Day.HorizonMinutes / day.Day.StepMinutes)
        select Post(slot, step * day.Day.StepMinutes, member.Id, variant.Id);

    private static bool Fits(PlanRequest day, PlanResult plan, PlanAssignment extra) => PlanCheck.Of(
        day, APlan([.. plan.Assignments.Select(a => a with { Backup = null }), extra])).Count == 0;
}
