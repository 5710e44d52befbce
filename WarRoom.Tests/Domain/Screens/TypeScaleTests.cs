using WarRoom.Domain.Screens;

namespace WarRoom.Tests.Domain.Screens;

public sealed class TypeScaleTests
{
    [Theory]
    [InlineData(43, 6.3)]
    [InlineData(55, 4.9)]
    [InlineData(65, 4.2)]
    [InlineData(75, 3.6)]
    public void From_five_metres_sixteen_minutes_of_arc_are_so_many_hundredths_of_the_height(int inches, double smallest) =>
        Math.Round(new TypeScale(inches, 5).Smallest, 1).ShouldBe(smallest);

    [Fact]
    public void Type_never_gets_smaller_than_drawn_and_is_never_too_small_to_read()
    {
        foreach (var inches in Enumerable.Range(20, 181))
        {
            foreach (var metres in Enumerable.Range(2, 59).Select(half => half / 2.0))
            {
                var type = new TypeScale(inches, metres);
                type.Label.ShouldBeGreaterThanOrEqualTo(TypeScale.Drawn);
                type.Minutes.ShouldBeGreaterThanOrEqualTo(TypeScale.LegibleMinutes, $"{inches} inches from {metres} m");
            }
        }
    }

    [Fact]
    public void The_drawn_size_is_comfortable_on_a_large_screen()
    {
        new TypeScale(75, 5).Minutes.ShouldBeInRange(20, 23);
        new TypeScale(55, 5).Minutes.ShouldBeInRange(16, 17);
    }

    [Fact]
    public void Larger_type_shows_fewer_things()
    {
        var scales = Enumerable.Range(0, 31).Select(step => new TypeScale(55, 5 + (step * 0.1))).ToList();

        scales[0].Numbers.ShouldBe(4);
        scales[0].Rows(1.78, 1.7).ShouldBe(7);
        scales[^1].Numbers.ShouldBeLessThan(4);
        scales.Zip(scales.Skip(1)).ShouldAllBe(pair => pair.First.Numbers >= pair.Second.Numbers && pair.First.Rows(1.78, 1.7) >= pair.Second.Rows(1.78, 1.7));
        scales.ShouldAllBe(type => type.Numbers >= 1 && type.Rows(1.78, 1.7) >= 1);
    }

    [Fact]
    public void An_edge_that_is_cut_off_costs_rows_and_no_size()
    {
        var (whole, cut) = (new TypeScale(55, 5), new TypeScale(55, 5, SafePercent: 5));

        cut.Label.ShouldBe(whole.Label);
        cut.Rows(1.78, 1.7).ShouldBeLessThan(whole.Rows(1.78, 1.7));
    }

    [Fact]
    public void A_screen_that_nobody_can_read_is_refused_and_the_distance_named()
    {
        new ScreenSettings { Inches = 43, Metres = 9 }.WhyNot()!.Code.ShouldBe("screen.tooFar");
        var farthest = new TypeScale(43, 9).Farthest;
        new ScreenSettings { Inches = 43, Metres = farthest }.WhyNot().ShouldBeNull();
        new ScreenSettings { Inches = 43, Metres = farthest + 0.2 }.WhyNot()!.Reason.ShouldContain($"{farthest}");
    }
}
