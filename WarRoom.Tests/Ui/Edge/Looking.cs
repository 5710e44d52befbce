using Microsoft.Playwright;

namespace WarRoom.Tests.Ui.Edge;

/// <summary>Keeps a picture of a page when somebody wants to look: <c>WARROOM_LOOK</c> names the folder.</summary>
internal static class Looking
{
    public static async Task LookAsync(this IPage page, string name, bool whole = true)
    {
        if (Environment.GetEnvironmentVariable("WARROOM_LOOK") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}
