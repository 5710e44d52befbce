using System.Runtime.CompilerServices;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Tests.Features.Foundation.Importing;

/// <summary>The sheets of the demo campaign, the broken ones beside these tests, and the campaign they belong to.</summary>
internal static class ImportExamples
{
    public static ImportContext Harbour { get; } = new(
        DateTimeZoneProviders.Tzdb["Europe/Berlin"], "de", ["Everyday cyclists", "Local press and city blogs", "Urban mobility professionals"]);

    public static Spreadsheet Good(string name) => Spreadsheet.Read(File.ReadAllBytes(Path.Combine(Here(), "../../../../WarRoom.Web/Demo/harbour-bridge", name)));

    public static byte[] BrokenBytes(string name) => File.ReadAllBytes(Path.Combine(Here(), "broken", name));

    public static Spreadsheet Broken(string name) => Spreadsheet.Read(BrokenBytes(name));

    public static ImportSheet<VariantRow> Variants(Spreadsheet sheet) => VariantSheet.Read(sheet, Harbour, (_, text, _, _, hashtags) => new(text.Length - 300, Lint(text, hashtags)));

    public static ImportSheet<HourRow> Hours(params string[] lines) =>
        HourSheet.ReadBaseline(Spreadsheet.Read("hour,visits\n" + string.Join('\n', lines)), Harbour);

    public static ImportSheet<RosterRow> Roster(string header, params string[] lines) =>
        RosterSheet.Read(Spreadsheet.Read(header + "\n" + string.Join('\n', lines)), Harbour);

    public static string[] Codes<T>(this ImportRow<T> row) where T : class => [.. row.Refusals.Select(r => r.Code)];

    public static ImportRow<T> At<T>(this ImportSheet<T> sheet, int line) where T : class => sheet.Rows.Single(r => r.Line == line);

    private static List<string> Lint(string text, IReadOnlyList<string> hashtags)
    {
        var warnings = new List<string>();
        if (text.Contains("Vote for us", StringComparison.OrdinalIgnoreCase)) warnings.Add("asks for votes");
        if (text.Count(c => c == '#') + hashtags.Count >= 5) warnings.Add("five or more hashtags");
        return warnings;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
