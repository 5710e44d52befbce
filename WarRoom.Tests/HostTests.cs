using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Web;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task Wrong_settings_stop_the_start_and_every_fault_is_named_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-test-").FullName;
        await using var app = WarRoomHost.Build(["--urls", "http://127.0.0.1:0", "--WarRoom:DataDir", folder, "--WarRoom:PublicUrl", "war room", "--WarRoom:Mail:Port", "0", "--WarRoom:Mail:From", "nobody"]);

        var fault = (await Should.ThrowAsync<Exception>(() => WarRoomHost.StartAsync(app))).ToString();

        fault.ShouldSatisfyAllConditions(() => fault.ShouldContain("PublicUrl"), () => fault.ShouldContain("Port"), () => fault.ShouldContain("From"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Two_houses_do_not_share_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-test-").FullName;
        await using var first = await WarRoomApp.StartAsync(At(11, 0), folder: folder);

        (await Should.ThrowAsync<InvalidOperationException>(() => WarRoomApp.StartAsync(At(11, 0), folder: folder))).Message.ShouldContain("Another WarRoom already uses");
    }

    [Theory]
    [InlineData("/me/messages/seen")]
    [InlineData("/login")]
    [InlineData("/_blazor/negotiate")]
    public async Task An_unsafe_request_from_another_site_is_refused(string path)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://evil.example");

        (await client.SendAsync(request, WarRoomApp.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_not_said_to_be_public_wants_a_sign_in()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        await app.StoreAsync(ACampaign());
        using var client = app.NewClient();
        foreach (var path in new[] { "/me", "/campaigns", "/c/harbour-bridge/live", "/c/harbour-bridge/plan", "/c/harbour-bridge/report", "/admin", "/screens" })
        {
            var answer = await client.GetAsync(path, WarRoomApp.Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
            answer.Headers.Location!.ToString().ShouldContain("/login");
        }
    }

    [Fact]
    public async Task A_password_is_reset_from_the_shell()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-test-").FullName;
        var app = await WarRoomApp.StartAsync(At(11, 0), folder: folder);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>().CreateAsync(new SignInAccount { UserName = "mia@example.org", Email = "mia@example.org", Name = "Mia" }, "the old password")).Succeeded.ShouldBeTrue();
        }

        await app.StopAsync();
        await using var said = new StringWriter();
        (await ShellCommands.RunAsync(["reset-password", "mia@example.org", "--WarRoom:DataDir", folder], said)).ShouldBe(0);
        var password = said.ToString().Trim().Split(' ')[^1];

        await using var again = await WarRoomApp.StartAsync(At(11, 0), folder: folder);
        await using var check = again.Services.CreateAsyncScope();
        var users = check.ServiceProvider.GetRequiredService<UserManager<SignInAccount>>();
        (await users.CheckPasswordAsync((await users.FindByEmailAsync("mia@example.org"))!, password)).ShouldBeTrue();
    }
}
