using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Tests.Ui;

public sealed partial class IconNamesTests
{
    [Fact]
    public void Every_icon_that_a_page_names_exists()
    {
        var named = Directory.EnumerateFiles(Pages(), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Icons.Matches(File.ReadAllText(file)).SelectMany(m => Words.Matches(m.Value).Select(w => (Path.GetFileName(file), w.Groups["name"].Value))))
            .Distinct().ToList();

        named.Count.ShouldBeGreaterThan(40);
        named.ShouldAllBe(n => IconSet.Names.Contains(n.Value));
    }

    private static string Pages([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "WarRoom.Web"));

    [GeneratedRegex("<Icon Name=(?:\"[a-z-]+\"|\"@\\([^)]*\\)\")", RegexOptions.None, 2000)]
    private static partial Regex Icons { get; }

    [GeneratedRegex("\"(?<name>[a-z][a-z-]*)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Words { get; }
}
