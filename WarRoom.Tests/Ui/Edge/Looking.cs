using Microsoft.Playwright;

namespace WarRoom.Tests.Ui.Edge;

/// <summary>Keeps a picture of a page when somebody wants to look: <c>WARROOM_LOOK</c> names the folder.</summary>
internal static class Looking
{
    public static async Task LookAsync(this IPage page, string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("WARROOM_LOOK") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }

    /// <summary>No violation of WCAG 2.2 A and AA in a part of a page.</summary>
    public static async Task ShouldBeAccessibleAsync(this ILocator part)
    {
        var found = await Deque.AxeCore.Playwright.LocatorExtensions.RunAxe(part, new Deque.AxeCore.Commons.AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        string.Join("\n", found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")).ShouldBe("");
    }
}
