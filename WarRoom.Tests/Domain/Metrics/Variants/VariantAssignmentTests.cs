using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;

namespace WarRoom.Tests.Domain.Metrics.Variants;

public sealed class VariantAssignmentTests
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 12, 6, 0);
    private static readonly string[] Three = ["A", "B", "C"];

    private static readonly Gen<List<AssignableSlot>> Slots = Gen.Select(Gen.Int[0, 2].Select(i => (Network)i), Gen.Double[0, 90], Gen.Int[0, 720]).Array[1, 90]
        .Select(slots => slots.Select((slot, i) => new AssignableSlot(Id(i), slot.Item1, slot.Item2, Morning + Duration.FromMinutes(slot.Item3))).ToList());

    [Fact]
    public void Over_the_day_each_wording_comes_equally_often_give_or_take_one() =>
        Gen.Select(Slots, Gen.Int).Sample((slots, seed) => Spread(VariantAssignment.Of(slots, Three, seed)).ShouldBeLessThanOrEqualTo(1));

    [Fact]
    public void Within_slots_that_are_alike_too() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int).Sample((n, seed) =>
            Spread(VariantAssignment.Of([.. Enumerable.Range(0, n).Select(i => new AssignableSlot(Id(i), Network.X, 5, Morning))], Three, seed)).ShouldBeLessThanOrEqualTo(1));

    [Fact]
    public void Big_and_small_accounts_are_shared_out()
    {
        var slots = Enumerable.Range(0, 36).Select(i => new AssignableSlot(Id(i), Network.X, i < 12 ? 500 : i < 24 ? 50 : 5, Morning)).ToList();

        var given = VariantAssignment.Of(slots, Three, seed: 7);

        foreach (var third in given.Chunk(12)) Spread(third).ShouldBe(0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_wordings_in_any_order_and_another_seed_others()
    {
        var slots = Enumerable.Range(0, 30).Select(i => new AssignableSlot(Id(i), Network.X, i, Morning)).ToList();

        VariantAssignment.Of(slots, Three, 1).ShouldBe(VariantAssignment.Of([.. slots.AsEnumerable().Reverse()], Three, 1), ignoreOrder: true);
        VariantAssignment.Of(slots, Three, 1).ShouldNotBe(VariantAssignment.Of(slots, Three, 2));
    }

    [Fact]
    public void No_slot_is_bound_to_a_wording()
    {
        var slots = Enumerable.Range(0, 7).Select(i => new AssignableSlot(Id(i), Network.X, i, Morning)).ToList();

        var first = Enumerable.Range(0, 300).Select(seed => VariantAssignment.Of(slots, Three, seed)[0].Variant).ToList();

        foreach (var code in Three) first.Count(given => given == code).ShouldBeInRange(65, 135);
    }

    [Fact]
    public void Weights_decide_how_often_and_each_choice_keeps_its_probability()
    {
        var slots = Enumerable.Range(0, 40).Select(i => new AssignableSlot(Id(i), Network.X, 5, Morning)).ToList();

        var given = VariantAssignment.Weighted(slots, new Dictionary<string, double> { ["A"] = 0.75, ["B"] = 0.25 }, seed: 3);

        given.Count(slot => slot.Variant == "A").ShouldBeInRange(27, 33);
        given.ShouldAllBe(slot => slot.Propensity == (slot.Variant == "A" ? 0.75 : 0.25));
    }

    [Fact]
    public void No_wording_starves_and_none_takes_all()
    {
        var weights = Suggest(Compared(6)).Weights!;

        weights["A"].ShouldBe(0.8, 0.001);
        weights["B"].ShouldBe(0.2, 0.001);
        Suggest(Compared(6)).Sentence.ShouldBe("Suggested for the slots that nobody holds yet: A 80 %, B 20 %.");
    }

    [Fact]
    public void Few_posts_the_last_hour_and_a_leads_word_leave_the_shares_alone()
    {
        Suggest(Compared(4)).Refusal!.Code.ShouldBe("variants.tooFewPosts");
        Suggest(Compared(6), hour: 12).Refusal!.Code.ShouldBe("variants.frozen");
        ThompsonWeights.Of(Compared(6), Morning, Morning + Duration.FromHours(12), isOverridden: true).Refusal!.Code.ShouldBe("variants.overridden");
    }

    private static ThompsonWeights Suggest(VariantComparison comparison, int hour = 4) =>
        ThompsonWeights.Of(comparison, Morning + Duration.FromHours(hour), Morning + Duration.FromHours(12));

    private static VariantComparison Compared(int posts) => VariantComparison.Of(
        [.. Enumerable.Range(0, 2 * posts).Select(i => new ComparedPost(i % 2 == 0 ? "A" : "B", Network.X, 5, i % 2 == 0 ? 60 : 2, Duration.FromHours(3)))], ComparisonOptions.Live, seed: 1);

    private static int Spread(IReadOnlyCollection<AssignedVariant> given)
    {
        var counts = Three.Select(code => given.Count(slot => slot.Variant == code)).ToList();
        return counts.Max() - counts.Min();
    }

    private static SlotId Id(int i) => new(new Guid(i + 1, 0, 0, new byte[8]));
}
