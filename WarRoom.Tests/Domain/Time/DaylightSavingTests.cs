using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Time;
using WarRoom.Web.Ui.Desk;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Time;

/// <summary>Launch days on which the clocks change, in zones that change them by an hour, by half an hour, around Ramadan, or not at all.</summary>
public sealed class DaylightSavingTests
{
    /// <summary>Zone, day, how long it is.</summary>
    public static TheoryData<string, string, double> Days => new()
    {
        { "Europe/Berlin", "2026-03-29", 23 }, { "Europe/Berlin", "2026-10-25", 25 },
        { "Europe/London", "2026-03-29", 23 }, { "Europe/London", "2026-10-25", 25 },
        { "America/New_York", "2026-03-08", 23 }, { "America/New_York", "2026-11-01", 25 },
        { "America/Sao_Paulo", "2026-10-18", 24 }, { "Asia/Kolkata", "2026-03-29", 24 },
        { "Australia/Lord_Howe", "2026-10-04", 23.5 }, { "Australia/Lord_Howe", "2026-04-05", 24.5 },
        { "Africa/Casablanca", "2026-02-15", 25 }, { "Africa/Casablanca", "2026-03-22", 23 },
    };

    /// <summary>Zone, day, a time that the clocks skip, and what it becomes.</summary>
    public static TheoryData<string, string, string, string> Skipped => new()
    {
        { "Europe/Berlin", "2026-03-29", "02:30", "03:30" }, { "Europe/London", "2026-03-29", "01:15", "02:15" },
        { "America/New_York", "2026-03-08", "02:45", "03:45" }, { "Australia/Lord_Howe", "2026-10-04", "02:10", "02:40" },
        { "Africa/Casablanca", "2026-03-22", "02:30", "03:30" },
    };

    /// <summary>Zone, day, a time that comes twice, and the first of the two in UTC.</summary>
    public static TheoryData<string, string, string, string> Twice => new()
    {
        { "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z" }, { "Europe/London", "2026-10-25", "01:15", "2026-10-25T00:15:00Z" },
        { "America/New_York", "2026-11-01", "01:45", "2026-11-01T05:45:00Z" }, { "Australia/Lord_Howe", "2026-04-05", "01:40", "2026-04-04T14:40:00Z" },
        { "Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T01:30:00Z" },
    };

    [Theory, MemberData(nameof(Days))]
    public void A_planned_time_comes_out_at_the_local_time_that_was_meant(string zone, string date, double hours)
    {
        var day = DayOf(zone, date);

        (day.End - day.Start).TotalHours.ShouldBe(hours);
        foreach (var time in EveryFiveMinutes.Where(day.Has)) day.LocalTimeOf(day.At(time)).ShouldBe(time);
        EveryFiveMinutes.Count(t => !day.Has(t)).ShouldBe(hours < 24 ? (int)((24 - hours) * 12) : 0);
    }

    [Theory, MemberData(nameof(Days))]
    public void Times_keep_their_order_over_the_change_and_every_window_ends_after_it_starts(string zone, string date, double hours)
    {
        var day = DayOf(zone, date);
        hours.ShouldBeGreaterThan(0);

        EveryFiveMinutes.Where(day.Has).Select(day.At).ShouldBeInOrder();
        foreach (var start in EveryFiveMinutes.Where(t => t.Minute % 15 == 0))
        {
            foreach (var end in EveryFiveMinutes.Where(t => t.Minute % 15 == 0 && t != start)) day.Between(start, end).Length.ShouldBeGreaterThan(Duration.Zero);
        }
    }

    [Theory, MemberData(nameof(Skipped))]
    public void A_time_that_does_not_exist_is_known_as_such_and_is_moved_on_by_the_length_of_the_gap(string zone, string date, string time, string becomes)
    {
        var day = DayOf(zone, date);

        day.Has(TimeOf(time)).ShouldBeFalse();
        day.LocalTimeOf(day.At(TimeOf(time))).ShouldBe(TimeOf(becomes));
    }

    [Theory, MemberData(nameof(Twice))]
    public void A_time_that_comes_twice_is_the_first_of_the_two(string zone, string date, string time, string utc)
    {
        var day = DayOf(zone, date);

        day.Has(TimeOf(time)).ShouldBeTrue();
        day.At(TimeOf(time)).ShouldBe(NodaTime.Text.InstantPattern.General.Parse(utc).Value);
    }

    [Fact]
    public void A_window_whose_end_the_gap_puts_before_its_start_keeps_its_length()
    {
        var window = DayOf("Europe/Berlin", "2026-03-29").Between(new(2, 30), new(3, 0));

        window.Length.ShouldBe(Minutes(30));
    }

    [Theory, MemberData(nameof(Days))]
    public void A_slot_is_reminded_ten_real_minutes_before_it_and_closes_fifteen_after_whatever_the_clocks_do(string zone, string date, double hours)
    {
        var day = DayOf(zone, date);
        hours.ShouldBeGreaterThan(0);
        var campaign = new Campaign(ACampaign().Id, "change", "Change", day, new(0, 30), new(6, 0));
        var member = AMember(campaign, "Ada Lovelace");
        foreach (var time in EveryFiveMinutes.Where(t => t < new LocalTime(6, 0)).Where(day.Has))
        {
            var slot = ASlot(campaign, day.At(time));
            slot.ClaimBy(member, Terms(), day.Start).ShouldBeNull();
            day.LocalTimeOf(slot.PostAt).ShouldBe(time);
            ReminderPolicy.For(slot, member, campaign.Rules).Select(r => r.DueAt).Distinct().ShouldHaveSingleItem().ShouldBe(slot.PostAt - Minutes(10));
            slot.Window.Length.ShouldBe(Minutes(15));
        }
    }

    [Theory, MemberData(nameof(Skipped))]
    public void A_day_s_window_at_a_time_that_does_not_exist_is_refused_where_it_is_typed(string zone, string date, string time, string becomes)
    {
        var form = new CampaignForm { Name = "Change", Date = date, Zone = zone, Start = time, End = "18:00" };

        form.Read().Refusals.ShouldHaveSingleItem().Code.ShouldBe("campaign.start");
        (form with { Start = becomes }).Read().Refusals.ShouldBeEmpty();
        (form with { Start = "00:15", End = time }).Read().Refusals.ShouldHaveSingleItem().Code.ShouldBe("campaign.end");
    }

    [Fact]
    public void A_window_that_runs_into_the_morning_of_the_change_is_asked_about_that_morning()
    {
        var form = new CampaignForm { Name = "Change", Date = "2026-03-28", Zone = "Europe/Berlin", Start = "18:00", End = "02:30" };

        form.Read().Refusals.ShouldHaveSingleItem().Code.ShouldBe("campaign.end");
        (form with { Start = "02:30", End = "18:00" }).Read().Refusals.ShouldBeEmpty();
    }

    private static IEnumerable<LocalTime> EveryFiveMinutes => Enumerable.Range(0, 24 * 12).Select(i => LocalTime.Midnight.PlusMinutes(i * 5));

    private static LaunchDay DayOf(string zone, string date) => new(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, DateTimeZoneProviders.Tzdb[zone]);

    private static LocalTime TimeOf(string time) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value;
}
