using Bunit;
using NodaTime.Text;
using WarRoom.Domain.Messages;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Tests.Ui;

public sealed class FigureTests : BunitContext
{
    [Fact]
    public void A_counter_says_what_it_counts_how_far_it_is_and_how_old()
    {
        var counter = Render<Counter>(p => p
            .Add(c => c.Label, "Shares").Add(c => c.Value, "212").Add(c => c.Of, "of 400")
            .Add(c => c.Amount, 212).Add(c => c.Goal, 400).Add(c => c.Plan, 188)
            .Add(c => c.PlanText, "plan by now 188").Add(c => c.Source, "3 APIs, 40 s"));

        counter.Find(".label").TextContent.ShouldBe("Shares");
        counter.Find(".value b").TextContent.ShouldBe("212");
        counter.Find(".foot").TextContent.ShouldContain("plan by now 188");
        counter.Find(".foot span:last-child").TextContent.ShouldBe("3 APIs, 40 s");
        counter.Find("[role=meter]").GetAttribute("aria-valuetext").ShouldBe("212 of 400");
    }

    [Fact]
    public void A_counter_without_data_shows_a_hole_and_never_a_zero()
    {
        var counter = Render<Counter>(p => p.Add(c => c.Label, "Shares").Add(c => c.Value, null).Add(c => c.PlanText, "no data since 11:20").Add(c => c.Source, "Mastodon"));

        counter.Find(".counter--nodata, .value b").TextContent.ShouldBe("–");
    }

    [Fact]
    public void A_meter_has_a_name_a_value_and_the_plan_as_a_tick()
    {
        var meter = Render<Meter>(p => p.Add(m => m.Label, "Shares").Add(m => m.Value, 212).Add(m => m.Goal, 400).Add(m => m.Plan, 188));

        var bar = meter.Find("svg[role=meter]");
        bar.GetAttribute("aria-label").ShouldBe("Shares");
        bar.GetAttribute("aria-valuenow").ShouldBe("212");
        bar.GetAttribute("aria-valuemax").ShouldBe("400");
        meter.Find(".bar").GetAttribute("width").ShouldBe("53%");
        meter.Find(".tick").GetAttribute("x").ShouldBe("47%");
        bar.ClassList.ShouldNotContain("meter--behind");
    }

    [Fact]
    public void A_meter_under_its_plan_is_behind() =>
        Render<Meter>(p => p.Add(m => m.Label, "Followers").Add(m => m.Value, 88).Add(m => m.Goal, 250).Add(m => m.Plan, 120))
            .Find("svg").ClassList.ShouldContain("meter--behind");

    [Theory]
    [InlineData(500, 400, "100%")]
    [InlineData(-3, 400, "0%")]
    [InlineData(3, 0, "0%")]
    public void A_bar_stays_within_its_track(double value, double goal, string width) =>
        Render<Meter>(p => p.Add(m => m.Label, "Shares").Add(m => m.Value, value).Add(m => m.Goal, goal))
            .Find(".bar").GetAttribute("width").ShouldBe(width);

    [Fact]
    public void A_stack_says_how_many_slots_are_in_each_state()
    {
        var stack = Render<SlotStack>(p => p.Add(s => s.Parts, [new("verified", 31), new("late", 2), new("missed", 0)]).Add(s => s.Label, "Slots"));

        stack.Find("svg").GetAttribute("aria-label").ShouldBe("Slots: 31 verified, 2 late");
        stack.FindAll("rect.missed").ShouldBeEmpty();
    }

    [Fact]
    public void A_sparkline_has_a_hole_where_nothing_was_read() =>
        Render<Sparkline>(p => p.Add(s => s.Values, [1, 2, null, 4, 5]).Add(s => s.Label, "Visits")).FindAll("path").Count.ShouldBe(2);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 3)]
    [InlineData(1, 6)]
    public void Heat_has_seven_steps(double share, int step) => HeatStrip.Step(share).ShouldBe(step);

    [Fact]
    public void A_time_is_told_in_its_zone_and_written_for_machines()
    {
        var time = Render<Web.Ui.Shared.LocalTime>(p => p
            .Add(t => t.At, InstantPattern.General.Parse("2026-11-12T10:50:00Z").Value)
            .Add(t => t.Zone, DateTimeZoneProviders.Tzdb["Europe/Berlin"]));

        time.Find("time").TextContent.ShouldBe("11:50");
        time.Find("time").GetAttribute("datetime").ShouldBe("2026-11-12T11:50:00+01:00");
    }

    [Fact]
    public void Every_network_has_a_mark_and_a_name()
    {
        foreach (var network in NetworkNames.All)
        {
            var mark = Render<NetworkMark>(p => p.Add(m => m.Network, network));
            mark.Find(".net").TextContent.Trim().ShouldBe(network.Name());
            mark.FindAll("path").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_code_is_dark_on_light_and_has_a_name()
    {
        var code = Render<QrCode>(p => p.Add(q => q.Text, "https://war.example/j/7KQ2-M4XD").Add(q => q.Label, "Invitation"));

        code.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("Invitation");
        code.Find("rect").GetAttribute("fill").ShouldBe("#fff");
        code.Find("path").GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
    }
}
