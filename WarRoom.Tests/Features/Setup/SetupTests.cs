using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Setup;

namespace WarRoom.Tests.Features.Setup;

public sealed class SetupTests
{
    private static readonly Dictionary<string, string?> Mia = new() { ["name"] = "Mia Falk", ["email"] = "mia@example.org", ["password"] = "a long sentence" };

    [Fact]
    public async Task Whoever_has_the_code_from_the_log_becomes_the_owner_and_the_page_is_gone_afterwards()
    {
        await using var app = await WarRoomApp.StartAsync(Examples.Noon);
        using var browser = new PlainBrowser(app);
        var code = (await app.Get<SetupCode>().CurrentAsync(WarRoomApp.Stop))!;
        await browser.OpenAsync("/setup");
        browser.Main.ShouldContain("plain http");

        await browser.SendAsync("/setup", new(Mia) { ["code"] = $"{code[..4].ToLowerInvariant()}-{code[4..]}" });

        browser.Path.ShouldStartWith("/campaigns");
        await using var db = await app.DbAsync();
        (await db.Users.SingleAsync(WarRoomApp.Stop)).IsOwner.ShouldBeTrue();
        await browser.OpenAsync("/setup");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_code_keeps_what_was_typed_but_never_the_password()
    {
        await using var app = await WarRoomApp.StartAsync(Examples.Noon);
        using var browser = new PlainBrowser(app);
        await browser.OpenAsync("/setup");

        var page = await browser.SendAsync("/setup", new(Mia) { ["code"] = "AAAA-AAAA" });

        browser.Main.ShouldContain("not the set-up code");
        page.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Mia Falk");
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe("mia@example.org");
        page.QuerySelector("#password")!.HasAttribute("value").ShouldBeFalse();
        await using var db = await app.DbAsync();
        (await db.Users.CountAsync(WarRoomApp.Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_who_have_the_code_make_one_owner()
    {
        await using var app = await WarRoomApp.StartAsync(Examples.Noon);
        var code = (await app.Get<SetupCode>().CurrentAsync(WarRoomApp.Stop))!;

        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MakeOwner>().RunAsync(new(code, "Mia", $"mia{i}@example.org", "a long sentence"), WarRoomApp.Stop);
        }));

        made.Count(m => m.Owner is not null).ShouldBe(1);
        made.Single(m => m.Refusal is not null).Refusal!.Code.ShouldBe("setup.done");
    }

    [Fact]
    public async Task Settings_make_the_owner_without_a_visitor()
    {
        await using var app = await WarRoomApp.StartAsync(Examples.Noon, ["--WarRoom:Owner:Email", "mia@example.org", "--WarRoom:Owner:Password", "a long sentence"]);
        using var browser = new PlainBrowser(app);

        await browser.OpenAsync("/setup");
        browser.Status.ShouldBe(HttpStatusCode.NotFound);
        await browser.OpenAsync("/login");
        await browser.SendAsync("/login", new() { ["email"] = "mia@example.org", ["password"] = "a long sentence" });

        browser.Path.ShouldStartWith("/campaigns");
    }
}
