using CsCheck;
using WarRoom.Web.Features.Foundation.Objectives;

namespace WarRoom.Tests.Features.Foundation.Objectives;

/// <summary>Weights sum to 100, whatever is moved.</summary>
public sealed class WeightsTests
{
    [Fact]
    public void Moving_one_moves_the_others_in_their_proportion() => Weights.Move([55, 35, 10], 0, 46, []).ShouldBe([46, 42, 12]);

    [Fact]
    public void A_pinned_weight_stays() => Weights.Move([55, 35, 10], 0, 80, [2]).ShouldBe([80, 10, 10]);

    [Fact]
    public void Nothing_can_take_what_is_pinned() => Weights.Move([55, 35, 10], 0, 100, [2]).ShouldBe([90, 0, 10]);

    [Fact]
    public void With_all_others_pinned_it_cannot_move() => Weights.Move([55, 35, 10], 0, 20, [1, 2]).ShouldBe([55, 35, 10]);

    [Fact]
    public void Others_that_weigh_nothing_share_equally() => Weights.Move([100, 0, 0], 0, 40, []).ShouldBe([40, 30, 30]);

    [Fact]
    public void Rows_without_a_weight_share_what_the_others_leave() => Weights.Fill([50, null, null], mayLeaveRest: false).ShouldBe([50, 25, 25]);

    [Fact]
    public void They_always_sum_to_a_hundred() => Gen.Select(Gen.Int[1, 7].SelectMany(n => Gen.Int[0, 100].Array[n]), Gen.Int[0, 200], Gen.Int[0, 6]).Sample(t =>
    {
        var whole = Weights.Share(t.Item1, Weights.Total);
        var moved = Weights.Move(whole, t.Item3 % whole.Count, t.Item2, []);
        return moved.Sum() == Weights.Total && moved.All(w => w >= 0);
    });
}
