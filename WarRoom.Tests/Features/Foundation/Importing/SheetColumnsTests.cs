using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Features.Foundation.Importing;

public sealed class SheetColumnsTests
{
    private const string Ada = "Ada,Europe/Berlin,x:personal:@ada:1";

    [Fact]
    public void A_missing_column_refuses_the_sheet_and_says_what_to_do()
    {
        var roster = Roster("name,accounts", Ada);

        roster.Rows.ShouldBeEmpty();
        roster.Refusal!.Code.ShouldBe("import.column.missing");
        roster.Refusal.Reason.ShouldContain("“zone”");
    }

    [Fact]
    public void A_wrong_separator_is_recognised_by_its_single_column() =>
        Roster("name|zone|accounts", "Ada|Europe/Berlin|x").Refusal!.Reason.ShouldContain("separate columns by comma, semicolon or tab");

    [Fact]
    public void An_unknown_column_is_named_and_skipped()
    {
        var roster = Roster("name,zone,accounts,shoe size", Ada + ",44");

        roster.Notes.ShouldHaveSingleItem().ShouldContain("shoe size");
        roster.Accepted.ShouldHaveSingleItem();
    }

    [Fact]
    public void Case_and_spaces_of_column_names_do_not_matter() =>
        Roster(" NAME ,Zone,Accounts,If Needed", Ada + ",18:00-20:00").Accepted.Single().IfNeeded.Count.ShouldBe(1);

    [Fact]
    public void A_column_that_is_there_twice_refuses_the_sheet() =>
        Roster("name,zone,accounts,Name", Ada + ",Tom").Refusal!.Code.ShouldBe("import.column.twice");

    [Fact]
    public void One_key_with_two_contents_is_refused_naming_the_first_line()
    {
        var roster = Roster("name,zone,accounts", Ada, "ADA,Europe/Paris,x:personal:@ada:1");

        roster.At(2).IsAccepted.ShouldBeTrue();
        roster.At(3).Codes().ShouldBe(["import.repeated"]);
        roster.At(3).Refusals[0].Reason.ShouldContain("line 2");
    }

    [Fact]
    public void A_refused_row_does_not_stand_in_the_way_of_its_correction() =>
        Roster("name,zone,accounts", "Ada,Mars/Olympus,x:personal:@ada:1", Ada).At(3).IsAccepted.ShouldBeTrue();

    [Fact]
    public void Equal_values_have_equal_fingerprints_however_they_are_written()
    {
        var (first, second) = (Roster("name,zone,accounts,available", Ada + ",9:00-12:00"), Roster("accounts;name;zone;available", "X:Personal:@ada:1;Ada;Europe/Berlin;09:00-12:00"));

        second.Rows[0].Fingerprint.ShouldBe(first.Rows[0].Fingerprint);
        first.Rows[0].Fingerprint.ShouldBe(RosterSheet.Format.Fingerprint(first.Rows[0].Value!));
    }
}
