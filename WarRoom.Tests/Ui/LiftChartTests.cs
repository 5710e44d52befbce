using System.Globalization;
using Bunit;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Tests.Ui;

public sealed class LiftChartTests : BunitContext
{
    private static readonly LiftChartData Day = new()
    {
        From = 450,
        To = 1140,
        Title = "Visits since 07:30",
        Description = "3,412 at 11:43. Expected 2,128, likely 1,822 to 2,432.",
        Actual = [.. Enumerable.Range(0, 26).Select(i => new LiftPoint(450 + (i * 10), i * 136))],
        Expected = [.. Enumerable.Range(0, 70).Select(i => new LiftExpectation(450 + (i * 10), i * 84, i * 72, i * 96))],
        GoalPath = [new(450, 0), new(1140, 8290)],
        Waves = [new(450, 540, "Teaser"), new(690, 810, "Lunch")],
        Marks = [new(571, "09:31", "press pictures first"), new(668, "11:08", "4 cyclist posts moved to lunch")],
        Now = 703,
        Result = "+1,284",
        ResultNotes = ["3,412 visits, 2,128 expected"],
        Ticks = LiftChartData.Hours(450, 1140),
    };

    [Fact]
    public void The_chart_is_a_picture_with_a_title_and_a_sentence()
    {
        var chart = Draw(Day);

        var labels = chart.Find("svg[role=img]").GetAttribute("aria-labelledby")!.Split(' ');
        chart.Find($"#{labels[0]}").TextContent.ShouldBe(Day.Title);
        chart.Find($"#{labels[1]}").TextContent.ShouldBe(Day.Description);
    }

    [Fact]
    public void The_doubt_is_a_closed_band_around_what_was_expected()
    {
        var chart = Draw(Day);

        var band = chart.Find("path.band").GetAttribute("d")!;
        band.ShouldStartWith("M0 222");
        band.ShouldEndWith("Z");
        chart.FindAll("path.expected").Count.ShouldBe(1);
    }

    [Fact]
    public void Now_stands_at_the_same_place_as_on_the_board()
    {
        var x = ((703.0 - 450) / (1140 - 450) * 912).ToString("0.#", CultureInfo.InvariantCulture);

        Draw(Day).Find("line.nowline").GetAttribute("x1").ShouldBe(x);
    }

    [Fact]
    public void A_gap_is_hatched_named_and_not_drawn_through()
    {
        var chart = Draw(Day with { Gaps = [new(560, 600, "no data 09:20 to 10:00")] });

        chart.FindAll("path.actual").Count.ShouldBe(2);
        chart.FindAll("rect.nodata").Count.ShouldBe(1);
        chart.FindAll("pattern line.hatch").Count.ShouldBe(1);
        chart.Find(".gap-span").TextContent.ShouldContain("no data 09:20 to 10:00");
    }

    [Fact]
    public void The_table_says_the_same_in_figures_and_leaves_gaps_open()
    {
        var chart = Draw(Day with { Gaps = [new(590, 610, "no data")] });

        var rows = chart.FindAll("details table tbody tr");
        rows.Count.ShouldBe(12);
        var ten = rows.Single(row => row.TextContent.StartsWith("10:00", StringComparison.Ordinal));
        ten.QuerySelector("td")!.TextContent.ShouldBe("–");
        ten.QuerySelectorAll("td")[1].TextContent.ShouldNotBe("–");
    }

    [Fact]
    public void Before_the_first_reading_the_chart_says_so() =>
        Draw(Day with { Actual = [], Result = null, Marks = [] }).Markup.ShouldContain("Nothing measured yet");

    [Fact]
    public void Each_decision_is_a_diamond_and_has_words_where_there_is_room()
    {
        var wide = Draw(Day);
        wide.FindAll("rect.mark").Count.ShouldBe(2);
        wide.Markup.ShouldContain("</tspan> press pictures first");

        var narrow = Render<LiftChart>(p => p.Add(c => c.Data, Day).Add(c => c.Width, 300));
        narrow.FindAll("rect.mark title").Select(title => title.TextContent).ShouldContain("09:31 press pictures first");
        narrow.FindAll("path.leader").Count.ShouldBeLessThan(wide.FindAll("path.leader").Count);
    }

    [Fact]
    public void A_long_day_is_thinned_to_what_a_picture_can_show()
    {
        var chart = Draw(Day with { Actual = [.. Enumerable.Range(0, 5000).Select(i => new LiftPoint(450 + (i * 0.05), i))] });

        chart.Find("path.actual").GetAttribute("d")!.Count(c => c == 'L').ShouldBe(239);
    }

    [Fact]
    public void Numbers_in_paths_have_a_point_in_every_language()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Draw(Day).Find("path.band").GetAttribute("d")!.ShouldNotContain(",");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_part_carries_a_style_attribute() => Draw(Day).FindAll("[style]").ShouldBeEmpty();

    private IRenderedComponent<LiftChart> Draw(LiftChartData data) => Render<LiftChart>(p => p.Add(c => c.Data, data).Add(c => c.XAxis, true));
}
