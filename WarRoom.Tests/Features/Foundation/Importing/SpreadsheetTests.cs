using System.Text;
using CsCheck;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Features.Foundation.Importing;

public sealed class SpreadsheetTests
{
    [Theory]
    [InlineData("name,zone\nAda,Berlin")]
    [InlineData("name;zone\r\nAda;Berlin\r\n")]
    [InlineData("name\tzone\rAda\tBerlin\r")]
    [InlineData("\n \nname,zone\n\nAda,Berlin\n,\n")]
    public void Any_usual_separator_and_line_end_is_read(string text) => Cells(Spreadsheet.Read(text)).ShouldBe([["name", "zone"], ["Ada", "Berlin"]]);

    [Fact]
    public void A_comma_in_quotes_does_not_make_a_comma_file() =>
        Cells(Spreadsheet.Read("\"a,b,c\";zone\nAda;Berlin")).ShouldBe([["a,b,c", "zone"], ["Ada", "Berlin"]]);

    [Fact]
    public void A_quoted_text_may_hold_separators_quotes_and_line_breaks()
    {
        var sheet = Spreadsheet.Read("name,text\nAda,\"one, \"\"two\"\"\r\nthree\"\nTom,x");

        Cells(sheet).ShouldBe([["name", "text"], ["Ada", "one, \"two\"\nthree"], ["Tom", "x"]]);
        sheet.Rows.Select(r => r.Line).ShouldBe([2, 4]);
    }

    [Fact]
    public void A_quote_inside_an_unquoted_text_is_text() =>
        Cells(Spreadsheet.Read("name,size\nAda,5\" or 6\"\nTom,x")).ShouldBe([["name", "size"], ["Ada", "5\" or 6\""], ["Tom", "x"]]);

    [Fact]
    public void An_open_quote_spoils_its_own_line_only()
    {
        var sheet = Spreadsheet.Read("name,text\nAda,\"open\nTom,x");

        sheet.Rows[0].Refusal!.Reason.ShouldContain("line 2");
        sheet.Rows[1].ShouldSatisfyAllConditions(r => r.Line.ShouldBe(3), r => r.Refusal.ShouldBeNull());
    }

    [Fact]
    public void Too_many_columns_are_refused_unless_the_extra_ones_are_empty()
    {
        var sheet = Spreadsheet.Read("a,b\n1,2,3\n1,2,,\n1");

        sheet.Rows.Select(r => r.Refusal?.Code).ShouldBe(["sheet.columns", null, null]);
    }

    [Fact]
    public void Utf_8_and_utf_16_are_read_with_and_without_a_mark()
    {
        const string Text = "name,zone\nJonas Krüger,Wójcik";
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            Spreadsheet.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Rows[0].Cells.ShouldBe(["Jonas Krüger", "Wójcik"]);
            Spreadsheet.Read(encoding.GetBytes(Text)).Rows[0].Cells.ShouldBe(["Jonas Krüger", "Wójcik"]);
        }
    }

    [Fact]
    public void A_file_in_another_encoding_is_read_and_says_so()
    {
        var sheet = Spreadsheet.Read(Encoding.Latin1.GetBytes("name,zone\nKrüger,x"));

        sheet.Rows[0].Cells[0].ShouldBe("Krüger");
        sheet.Notes.ShouldHaveSingleItem().ShouldContain("Windows-1252");
    }

    [Fact]
    public void What_is_no_text_is_refused()
    {
        Spreadsheet.Read([0x50, 0x4B, 3, 4, 0, 0, 0, 8, 0, 1, 9, 9]).Refusal!.Code.ShouldBe("sheet.binary");
        Spreadsheet.Read("").Refusal!.Code.ShouldBe("sheet.empty");
        Spreadsheet.Read(new byte[Spreadsheet.MostBytes + 1]).Refusal!.Code.ShouldBe("sheet.large");
    }

    [Fact]
    public void Two_thousand_rows_are_read()
    {
        var roster = Roster("name,zone,accounts", [.. Enumerable.Range(0, 2000).Select(i => $"Member {i},Europe/Berlin,x:personal:@m{i}:{i}")]);

        roster.Accepted.Count().ShouldBe(2000);
        roster.Rows[^1].Line.ShouldBe(2001);
    }

    [Fact]
    public void What_is_written_reads_back_whatever_it_says() =>
        Gen.Select(Gen.String[Gen.Char["ab,;\t\"'=+-@\r\n ü"], 0, 8].Array[3].List[1, 6], Gen.Int[0, 2].Select(i => ",;\t"[i])).Sample((rows, delimiter) =>
        {
            var text = CsvText.Write(["a", "b", "c"], rows, delimiter);
            var read = Spreadsheet.Read(text).Rows.Select(r => r.Cells.Select(CsvText.Original).ToArray());
            var kept = rows.Where(r => r.Any(c => !string.IsNullOrWhiteSpace(CsvText.Neutralise(c))));
            read.ShouldBe(kept.Select(r => r.Select(Lines).ToArray()));
        });

    [Fact]
    public void Nothing_pasted_breaks_the_reader() => Gen.String.Sample(text =>
    {
        var sheet = Spreadsheet.Read(text);
        sheet.Rows.Select(r => r.Line).ShouldBe(sheet.Rows.Select(r => r.Line).Order());
    });

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static List<string[]> Cells(Spreadsheet sheet) => [[.. sheet.Header], .. sheet.Rows.Select(r => r.Cells.ToArray())];
}
