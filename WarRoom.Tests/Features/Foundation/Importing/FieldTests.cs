using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Features.Foundation.Importing;

public sealed class FieldTests
{
    [Theory]
    [InlineData("1.204", "import.number.ambiguous")]
    [InlineData("\"1,204\"", "import.number.ambiguous")]
    [InlineData("1 204", "import.number.ambiguous")]
    [InlineData("NaN", "import.number")]
    [InlineData("1e99", "import.number")]
    [InlineData("+5", "import.number")]
    [InlineData("-4", "import.number.negative")]
    [InlineData("99999999999", "import.number.large")]
    public void A_count_is_digits_only(string count, string code) => Hours($"2026-10-01T00:00,{count}").Rows[0].Codes().ShouldBe([code]);

    [Theory]
    [InlineData("2026-10-01T03:00")]
    [InlineData("2026-10-01 03:00")]
    [InlineData("2026-10-01T03:00:00+02:00")]
    [InlineData("2026-10-01T01:00Z")]
    [InlineData("01.10.2026 03:00")]
    [InlineData("1.10.2026 3:00")]
    public void An_hour_may_be_written_in_several_ways(string hour) => Hours(hour + ",5").Accepted.Single().Hour.ShouldBe(Instant.FromUtc(2026, 10, 1, 1, 0));

    [Theory]
    [InlineData("10/01/2026 03:00", "import.date.ambiguous")]
    [InlineData("2026/10/01", "import.date.ambiguous")]
    [InlineData("2026-02-30T03:00", "import.date")]
    [InlineData("2026-10-01", "import.time")]
    [InlineData("2026-10-01T24:00", "import.time")]
    [InlineData("2026-10-01T03:30", "import.hour.full")]
    [InlineData("2026-10-01T03:00+05:30", "import.hour.full")]
    [InlineData("2026-10-01T03:00+99:00", "import.time")]
    [InlineData("2026-03-29T02:00", "import.hour.gap")]
    [InlineData("", "import.missing")]
    public void An_hour_that_cannot_be_meant_is_refused(string hour, string code) => Hours($"{hour},5").Rows[0].Codes().ShouldBe([code]);

    [Fact]
    public void An_hour_is_there_once_and_on_the_long_night_twice()
    {
        Hours("2026-10-01T03:00,5", "2026-10-01T03:00,5").At(3).Codes().ShouldBe(["import.repeated"]);
        Hours("2026-10-25T02:00,5", "2026-10-25T02:00,5", "2026-10-25T02:00,5").Rows.Select(r => r.IsAccepted).ShouldBe([true, true, false]);
    }

    [Fact]
    public void What_a_roster_leaves_out_has_its_default()
    {
        var ada = Roster("name,zone,accounts", "Ada,Europe/Berlin,x:personal:@ada:1").Accepted.Single();

        ada.Role.ShouldBe("volunteer");
        ada.Languages.ShouldBe(["de"]);
        ada.Available.ShouldBeEmpty();
        ada.Email.ShouldBeNull();
    }

    [Theory]
    [InlineData("available", "09:00-noon", "import.time")]
    [InlineData("available", "09:00", "import.hours")]
    [InlineData("available", "09:00-09:00", "import.hours")]
    [InlineData("available", "09:00-25:00", "import.time")]
    [InlineData("email", "Ada <ada@example.org>", "import.email")]
    [InlineData("email", "ada@localhost", "import.email")]
    [InlineData("role", "boss", "import.choice")]
    [InlineData("relationship", "cousin", "import.choice")]
    [InlineData("languages", "deutsch!", "import.language")]
    [InlineData("reminders", "fax", "import.choice")]
    public void What_cannot_be_meant_in_a_roster_is_refused(string column, string cell, string code) =>
        Roster($"name,zone,accounts,{column}", $"Ada,Europe/Berlin,x:personal:@ada:1,{cell}").Rows[0].Codes().ShouldBe([code]);

    [Theory]
    [InlineData("x:personal:@ada")]
    [InlineData("x:personal::5")]
    [InlineData("x:robot:@ada:5")]
    [InlineData("x:personal:@ada:1.5")]
    public void An_account_has_four_parts(string account) => Roster("name,zone,accounts", $"Ada,Europe/Berlin,{account}").Rows[0].Refusals.Count.ShouldBe(1);

    [Fact]
    public void Ways_to_be_reminded_keep_their_order() =>
        Roster("name,zone,accounts,reminders", "Ada,Europe/Berlin,x:personal:@ada:1,chat;push;email").Accepted.Single().Reminders.ShouldBe(["chat", "push", "email"]);

    [Fact]
    public void A_night_shift_runs_past_midnight() =>
        Roster("name,zone,accounts,available", "Ada,Europe/Berlin,x:personal:@ada:1,22:00-24:00;23:00-02:00").Accepted.Single().Available
            .ShouldBe([new(new(22, 0), LocalTime.Midnight), new(new(23, 0), new(2, 0))]);

    [Fact]
    public void A_variant_without_language_has_the_campaigns()
    {
        var variants = Variants(Spreadsheet.Read("code,network,language,text\n1A,x,,Hallo"));
        variants.Accepted.Single().Language.ShouldBe("de");
    }

    [Fact]
    public void A_wave_lies_on_five_minutes_and_does_not_end_when_it_starts() =>
        WaveSheet.Read(Spreadsheet.Read("wave,start,end,slots\na,07:32,09:00,1\nb,09:00,09:00,1\nc,22:00,01:00,x")).Rows.Select(r => r.Codes().Single())
            .ShouldBe(["import.time", "import.hours", "import.number"]);

    [Fact]
    public void An_active_hour_without_weight_weighs_one_and_nonsense_is_refused()
    {
        var audiences = AudienceSheet.Read(Spreadsheet.Read("name,zone,active_hours\na,Europe/Berlin,fri-mon 09-12\nb,Europe/Berlin,today 9-10\nc,Europe/Berlin,mon 9-10:9"), Harbour);

        audiences.At(2).Value!.ActiveHours[0].ShouldSatisfyAllConditions(h => h.Weight.ShouldBe(1), h => h.Days.Count.ShouldBe(4));
        audiences.At(3).Codes().ShouldBe(["import.active"]);
        audiences.At(4).Codes().ShouldBe(["import.active"]);
    }

    [Fact]
    public void Samples_are_read_by_time_network_and_measure()
    {
        var samples = SampleSheet.Read(Spreadsheet.Read("at,network,measure,value\n2026-11-12T09:07,x,shares,12\n2026-11-12T09:07,x,likes,1\n2026-11-12T09:07,x,replies,"), Harbour);

        samples.At(2).Value!.At.ShouldBe(Instant.FromUtc(2026, 11, 12, 8, 7));
        samples.At(3).Codes().ShouldBe(["import.choice"]);
        samples.At(4).Value!.Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+2.4 km")]
    [InlineData("-5")]
    [InlineData("@ada")]
    [InlineData("'=x")]
    public void A_text_like_a_formula_is_written_with_an_apostrophe_and_comes_back(string text)
    {
        CsvText.Neutralise(text).ShouldBe("'" + text);
        CsvText.Original(CsvText.Neutralise(text)).ShouldBe(text);
    }
}
