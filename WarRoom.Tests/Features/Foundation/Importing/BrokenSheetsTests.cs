using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Features.Foundation.Importing;

/// <summary>Faults that people really make: every faulty row is named with all that is wrong, the good rows are kept.</summary>
public sealed class BrokenSheetsTests
{
    private static readonly ImportSheet<HourRow> Baseline = HourSheet.ReadBaseline(Broken("baseline.csv"), Harbour);
    private static readonly ImportSheet<RosterRow> Roster = RosterSheet.Read(Broken("roster-semicolon-bom.csv"), Harbour);
    private static readonly ImportSheet<VariantRow> Variants = Variants(Broken("variants.csv"));

    [Fact]
    public void A_good_hour_is_accepted_and_an_empty_count_is_a_gap()
    {
        Baseline.At(2).Value.ShouldBe(new HourRow(Instant.FromUtc(2026, 9, 30, 22, 0), 12));
        Baseline.At(3).Value.ShouldBe(new HourRow(Instant.FromUtc(2026, 9, 30, 23, 0), null));
    }

    [Fact]
    public void A_negative_count_is_refused_and_its_hour_again_too()
    {
        Baseline.At(4).Codes().ShouldBe(["import.number.negative"]);
        Baseline.At(5).Codes().ShouldBe(["import.repeated"]);
        Baseline.At(5).Refusals[0].Reason.ShouldContain("line 4");
    }

    [Fact]
    public void The_hour_that_comes_twice_is_both_hours_in_order()
    {
        Baseline.At(6).Value.ShouldBe(new HourRow(Instant.FromUtc(2026, 10, 25, 0, 0), 7));
        Baseline.At(7).Value.ShouldBe(new HourRow(Instant.FromUtc(2026, 10, 25, 1, 0), 8));
    }

    [Fact]
    public void An_hour_that_does_not_exist_and_is_not_full_is_refused_for_both() =>
        Baseline.At(8).Codes().ShouldBe(["import.hour.gap", "import.hour.full"]);

    [Fact]
    public void An_ambiguous_number_is_refused_although_its_date_can_be_read()
    {
        Baseline.At(9).Codes().ShouldBe(["import.number.ambiguous"]);
        Baseline.At(9).Key.ShouldBe("2026-10-01T01:00:00Z");
    }

    [Fact]
    public void What_is_no_time_and_what_has_too_many_columns_is_refused()
    {
        Baseline.At(10).Codes().ShouldBe(["import.time"]);
        Baseline.At(11).Codes().ShouldBe(["sheet.columns"]);
    }

    [Fact]
    public void Only_the_good_hours_are_left_to_store() => Baseline.Accepted.Count().ShouldBe(4);

    [Fact]
    public void A_byte_order_mark_and_semicolons_are_no_fault()
    {
        BrokenBytes("roster-semicolon-bom.csv")[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Roster.Refusal.ShouldBeNull();
        Roster.Notes.ShouldBeEmpty();
        Roster.At(2).IsAccepted.ShouldBeTrue();
        Roster.At(2).Value!.Name.ShouldBe("Ada");
    }

    [Fact]
    public void A_person_without_name_and_account_is_refused_for_both() =>
        Roster.At(3).Codes().ShouldBe(["import.missing", "import.missing"]);

    [Fact]
    public void An_unknown_address_zone_and_network_are_all_named() =>
        Roster.At(4).Codes().ShouldBe(["import.email", "import.zone", "import.network"]);

    [Fact]
    public void The_same_person_again_is_the_same()
    {
        Roster.At(5).SameAs.ShouldBe(2);
        Roster.At(5).Refusals.ShouldBeEmpty();
        Roster.Accepted.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_name_like_a_formula_is_text_and_the_follower_count_is_what_is_wrong()
    {
        Roster.At(6).Codes().ShouldBe(["import.number"]);
        Roster.At(6).Refusals[0].Reason.ShouldContain("1e99");
        CsvText.Neutralise("=HYPERLINK(\"http://evil.example\",\"x\")").ShouldBe("'=HYPERLINK(\"http://evil.example\",\"x\")");
    }

    [Fact]
    public void An_unknown_network_is_refused_and_two_faults_are_both_named()
    {
        Variants.At(2).Codes().ShouldBe(["import.network"]);
        Variants.At(3).Codes().ShouldBe(["import.text.long", "import.audience"]);
    }

    [Fact]
    public void An_unwise_text_is_accepted_with_warnings_although_its_code_was_refused_above()
    {
        Variants.At(4).IsAccepted.ShouldBeTrue();
        Variants.At(4).Warnings.ShouldBe(["asks for votes", "five or more hashtags"]);
    }

    [Fact]
    public void An_empty_row_is_skipped() => Variants.Rows.ShouldNotContain(r => r.Line == 5);

    [Fact]
    public void A_quote_that_is_never_closed_is_named_with_its_line()
    {
        Variants.At(6).Codes().ShouldBe(["sheet.quote"]);
        Variants.At(6).Refusals[0].Reason.ShouldContain("line 6");
    }
}
