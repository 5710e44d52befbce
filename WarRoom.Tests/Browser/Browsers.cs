using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Tests.Browser;

/// <summary>One Chromium for a collection of browser tests; each visitor has a context of their own.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Chromium { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("WARROOM_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright?.Dispose();
    }

    internal Task<IPage> PhoneAsync(WarRoomApp app, bool script = true, bool dark = false) => NewAsync(app, 390, 844, script, dark);

    internal Task<IPage> DeskAsync(WarRoomApp app, bool dark = false) => NewAsync(app, 1440, 900, script: true, dark);

    internal Task<IPage> WallAsync(WarRoomApp app) => NewAsync(app, 1920, 1080, script: true, dark: true);

    private async Task<IPage> NewAsync(WarRoomApp app, int width, int height, bool script, bool dark)
    {
        var context = await Chromium.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
            HasTouch = width < 500,
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Where the pictures of the documents live.</summary>
    public static string Pictures([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "pictures"));
}

[CollectionDefinition(nameof(Browsers), DisableParallelization = false)]
public sealed class BrowserTests : ICollectionFixture<Browsers>;

/// <summary>A second Chromium, so that two browser tests run beside each other: those of slices, of pages without a live connection, and the look at every page.</summary>
[CollectionDefinition(nameof(MoreBrowsers), DisableParallelization = false)]
public sealed class MoreBrowsers : ICollectionFixture<Browsers>;

internal static class Visits
{
    /// <summary>Opens a member's personal link and signs in.</summary>
    public static async Task SignInAsync(this IPage page, WarRoomApp app, Member member)
    {
        await page.GotoAsync(app.LinkOf(member));
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/me**");
    }

    public static string BoardOf(Campaign campaign) => $"/c/{campaign.Slug}/live";

    /// <summary>No violation of WCAG 2.2 A and AA; of its colours alone where the page was looked at before in others.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page, bool onlyColours = false)
    {
        var found = await Deque.AxeCore.Playwright.PageExtensions.RunAxe(page, new Deque.AxeCore.Commons.AxeRunOptions
        {
            RunOnly = onlyColours ? new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } : new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        string.Join("\n", found.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")).ShouldBe("");
    }
}
