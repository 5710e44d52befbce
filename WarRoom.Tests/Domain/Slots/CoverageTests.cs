using CsCheck;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Time;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

public sealed class CoverageTests
{
    private static readonly TimeWindow Lunch = new(At(11, 30), At(13, 30));

    [Fact]
    public void Half_an_hour_of_a_wave_without_a_post_is_a_hole() =>
        Coverage.Holes([Lunch], [At(12, 5), At(12, 10), At(12, 40), At(12, 55)], At(12, 0), Minutes(60)).ShouldBe([new Hole(At(12, 10), At(12, 40))]);

    [Fact]
    public void Between_waves_nobody_is_expected() =>
        Coverage.Holes([Lunch], [At(13, 15)], At(13, 10), Minutes(60)).ShouldBeEmpty();

    [Fact]
    public void A_hole_ends_with_its_wave() =>
        Coverage.Holes([Lunch], [], At(13, 0), Minutes(60)).ShouldBe([new Hole(At(13, 0), At(13, 30))]);

    [Fact]
    public void Every_hole_is_long_enough_lies_in_the_hour_and_holds_no_post() =>
        Gen.Int[0, 120].List[0, 12].Sample(minutes =>
        {
            var posts = minutes.Select(m => At(11, 30) + Minutes(m)).ToList();
            return Coverage.Holes([Lunch], posts, At(12, 0), Minutes(60)).All(h => h.To - h.From >= Coverage.Longest && h.From >= At(12, 0) && h.To <= At(13, 0) && !posts.Exists(p => p > h.From && p < h.To));
        });
}
