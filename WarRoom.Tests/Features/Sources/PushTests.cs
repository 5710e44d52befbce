using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Sources;
using WarRoom.Tests.Networks.Reading;
using WarRoom.Web.Features.Sources;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sources;

public sealed class PushTests
{
    private const string Hours = """{"hours":[{"hour":"2026-11-12T09:00:00+01:00","visits":12},{"hour":"2026-11-12T10:00:00+01:00","visits":"5"},{"hour":"2026-11-12T12:00:00+01:00","visits":3}]}""";

    [Fact]
    public async Task The_same_push_twice_has_one_effect_and_a_newer_one_corrects_it()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var (id, token) = await PushSourceAsync(day);

        (await PushAsync(day, token, Hours)).ShouldBe((HttpStatusCode.OK, """{"accepted":2,"changed":2,"kept":0}""")); // the hour that runs is not taken
        (await PushAsync(day, token, Hours)).ShouldBe((HttpStatusCode.OK, """{"accepted":2,"changed":0,"kept":0}"""));
        (await PushAsync(day, token, "hour,visits\n2026-11-12 09:00,14\n", "text/csv", inHeader: true)).ShouldBe((HttpStatusCode.OK, """{"accepted":1,"changed":1,"kept":0}"""));

        await using var db = await day.App.DbAsync();
        (await db.HourlyVisits.OrderBy(v => v.Hour).Select(v => v.Visits).ToListAsync(WarRoomApp.Stop)).ShouldBe([14, 5]);
        (await day.StoredAsync(id)).StateAt(At(12, 15)).ShouldBe(SourceState.Reading);
    }

    [Theory]
    [InlineData("""{"hours":[{"hour":"2026-11-12T09:00:00+01:00","visits":12},{"hour":"2026-11-12T10:00:00+01:00","visits":-1}]}""", 422)]
    [InlineData("""{"hours":[{"hour":"2026-11-12T09:00:00+01:00","visits":1.5}]}""", 422)]
    [InlineData("""{"hours":[{"hour":"2026-11-12T09:00:00+01:00","visits":1},{"hour":"2026-11-12T08:00:00Z","visits":1}]}""", 422)]
    [InlineData("""{"hours":[{"hour":"\ud83d","visits":1}]}""", 422)]
    [InlineData("""{"hours":{}}""", 422)]
    [InlineData("""{"hours":[""", 422)]
    [InlineData("", 422)]
    public async Task A_push_with_one_wrong_hour_is_refused_whole(string body, int status)
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var (id, token) = await PushSourceAsync(day);

        (await PushAsync(day, token, body)).Status.ShouldBe((HttpStatusCode)status);

        await using var db = await day.App.DbAsync();
        (await db.HourlyVisits.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
        (await day.StoredAsync(id)).LastError.ShouldNotBeNull().ShouldStartWith("What was pushed was not taken.");
    }

    [Fact]
    public async Task Without_the_right_token_nothing_is_taken_and_a_new_one_kills_the_old()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var (id, token) = await PushSourceAsync(day);
        (await day.StoredAsync(id)).PushHash.ShouldNotBe(token);

        (await PushAsync(day, new string('0', 64), Hours)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(day, "", Hours, inHeader: true)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var (_, renewed) = await day.App.Get<RenewPushToken>().RunAsync(id, day.Actor, WarRoomApp.Stop);

        (await PushAsync(day, token, Hours)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await PushAsync(day, renewed!, Hours)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_much_another_kind_and_a_paused_source_are_refused()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var (id, token) = await PushSourceAsync(day);

        (await PushAsync(day, token, new string('x', 300_000))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await PushAsync(day, token, "<a/>", "text/xml")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await day.App.Get<SwitchSource>().RunAsync(id, isOn: false, day.Actor, WarRoomApp.Stop);
        (await PushAsync(day, token, Hours)).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task<(SourceId Id, string Token)> PushSourceAsync(SourceDay day)
    {
        var saved = await day.AddAsync(SourceKind.Push, new(), token: "", name: "Shop", address: "");
        saved.Refusals.ShouldBeEmpty();
        return (saved.Id!.Value, saved.PushToken!);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PushAsync(SourceDay day, string token, string body, string media = "application/json", bool inHeader = false)
    {
        using var client = day.App.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, inHeader ? "/api/push" : $"/api/push/{token}") { Content = new StringContent(body, Encoding.UTF8, media) };
        if (inHeader && token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, WarRoomApp.Stop);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(WarRoomApp.Stop));
    }
}
