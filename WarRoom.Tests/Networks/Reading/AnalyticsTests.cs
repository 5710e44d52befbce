using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Networks.Reading;

/// <summary>Web analytics, each on a small server that answers as the real one does.</summary>
public sealed class AnalyticsTests
{
    [Fact]
    public async Task Plausible_is_asked_for_labelled_hours_in_the_zone_of_the_site_and_an_empty_hour_is_zero_only_where_it_is_labelled()
    {
        var (asked, token) = ("", "");
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            (asked, token) = (await new StreamReader(c.Request.Body).ReadToEndAsync(c.RequestAborted), c.Request.Headers.Authorization.ToString());
            await c.JsonAsync(Bodies.Plausible());
        });
        using var connectors = new Connectors(world);

        var hours = (await connectors.ReadAsync(SourceKind.Plausible, world.Address.ToString(), Bodies.PlausibleSite)).ShouldBeFresh().Hours;

        hours.Count.ShouldBe(36); // a whole day and the twelve hours that are over, not the one that runs
        hours.Single(h => h.Hour == At(9, 0)).Count.ShouldBe(12);
        hours.Single(h => h.Hour == At(10, 0)).Count.ShouldBe(0);
        hours.ShouldNotContain(h => h.Hour == At(12, 0));
        token.ShouldBe("Bearer secret");
        JsonDocument.Parse(asked).RootElement.GetProperty("date_range").EnumerateArray().Select(d => d.GetString()).ShouldBe(["2026-11-11", "2026-11-12"]);
        world.Asked.ShouldBe(["/api/v2/query"]);
    }

    [Fact]
    public async Task Plausible_that_keeps_another_time_than_the_source_was_told_is_not_believed()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync(Bodies.Plausible().Replace("+01:00", "+00:00", StringComparison.Ordinal)));
        using var connectors = new Connectors(world);

        var no = (await connectors.ReadAsync(SourceKind.Plausible, world.Address.ToString(), Bodies.PlausibleSite)).ShouldBeUnavailable();

        (no.NeedsPerson, no.Reason).ShouldBe((true, "The site keeps another time than Europe/Berlin: Plausible says +00 on 2026-11-11. Choose the site’s reporting zone"));
    }

    [Fact]
    public async Task Matomo_writes_one_list_a_day_and_counts_as_texts_and_the_token_stands_in_no_address()
    {
        var form = "";
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            form = await new StreamReader(c.Request.Body).ReadToEndAsync(c.RequestAborted);
            await c.JsonAsync(Bodies.Matomo());
        });
        using var connectors = new Connectors(world);

        var hours = (await connectors.ReadAsync(SourceKind.Matomo, world.Address.ToString())).ShouldBeFresh().Hours;

        hours.Count.ShouldBe(36);
        hours.Single(h => h.Hour == At(9, 0)).Count.ShouldBe(12);
        form.ShouldContain("token_auth=secret");
        form.ShouldContain("date=2026-11-11%2C2026-11-12");
        world.Asked.ShouldBe(["/index.php"]);
    }

    [Fact]
    public async Task What_Matomo_complains_of_with_status_200_is_said_to_a_person()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"result":"error","message":"You can't access this resource"}"""));
        using var connectors = new Connectors(world);

        var no = (await connectors.ReadAsync(SourceKind.Matomo, world.Address.ToString())).ShouldBeUnavailable();

        (no.NeedsPerson, no.Reason).ShouldBe((true, "Matomo says: You can't access this resource"));
    }

    [Fact]
    public async Task Umami_leaves_hours_out_and_they_are_zero_only_between_hours_that_it_names()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"pageviews":[{"x":"2026-11-12 07:00:00","y":9}],"sessions":[{"x":"2026-11-12 07:00:00","y":3},{"x":"2026-11-12 09:00:00","y":12}]}"""));
        using var connectors = new Connectors(world);

        var hours = (await connectors.ReadAsync(SourceKind.Umami, world.Address.ToString())).ShouldBeFresh().Hours;

        hours.ShouldBe([new HourlyCount(At(7, 0), 3), new(At(8, 0), 0), new(At(9, 0), 12)]);
        world.Asked.Single().ShouldStartWith("/api/websites/7/pageviews?startAt=");
        world.Asked.Single().ShouldEndWith("&unit=hour&timezone=Europe%2FBerlin");
    }

    [Fact]
    public async Task Umami_is_signed_in_to_with_a_name_and_a_password()
    {
        var tokens = new List<string>();
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            tokens.Add(c.Request.Headers.Authorization.ToString());
            return c.JsonAsync(c.Request.Path == "/api/auth/login" ? """{"token":"abc","user":{"id":"1"}}""" : Bodies.Umami());
        });
        using var connectors = new Connectors(world);

        (await connectors.ReadAsync(SourceKind.Umami, world.Address.ToString(), token: "mia:pass:word")).ShouldBeFresh().Hours.Count.ShouldBe(36);

        tokens.ShouldBe(["", "Bearer abc"]);
    }

    [Fact]
    public async Task Nothing_at_all_is_what_Umami_says_of_a_website_that_it_does_not_know()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("""{"pageviews":[],"sessions":[]}"""));
        using var connectors = new Connectors(world);

        (await connectors.ReadAsync(SourceKind.Umami, world.Address.ToString())).ShouldBeUnavailable().NeedsPerson.ShouldBeTrue();
    }

    [Fact]
    public async Task Google_says_its_zone_and_trades_a_signed_key_for_a_token_once()
    {
        using var rsa = RSA.Create(2048);
        var calls = new List<string>();
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            var body = await new StreamReader(c.Request.Body).ReadToEndAsync(c.RequestAborted);
            calls.Add($"{c.Request.Path} {c.Request.Headers.Authorization}");
            if (c.Request.Path != "/token")
            {
                await c.JsonAsync(Bodies.Ga4());
                return;
            }

            var jwt = Uri.UnescapeDataString(body.Split("assertion=")[1]).Split('.');
            rsa.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
            Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jwt[1])).ShouldContain("analytics.readonly");
            await c.JsonAsync("""{"access_token":"ya29.abc","expires_in":3599,"token_type":"Bearer"}""");
        });
        using var connectors = new Connectors(world);
        var key = JsonSerializer.Serialize(new { type = "service_account", client_email = "warroom@example.org", private_key = rsa.ExportPkcs8PrivateKeyPem(), token_uri = new Uri(world.Address, "/token").ToString() });

        var hours = (await connectors.ReadAsync(SourceKind.Ga4, world.Address.ToString(), token: key, zone: DateTimeZone.Utc)).ShouldBeFresh().Hours;
        (await connectors.ReadAsync(SourceKind.Ga4, world.Address.ToString(), token: key)).ShouldBeFresh();

        hours.Single(h => h.Hour == At(9, 0)).Count.ShouldBe(12);
        calls.ShouldBe(["/token ", "/v1beta/properties/7:runReport Bearer ya29.abc", "/v1beta/properties/7:runReport Bearer ya29.abc"]);
    }

    [Fact]
    public async Task A_key_that_is_no_key_is_for_a_person()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.JsonAsync("{}"));
        using var connectors = new Connectors(world);

        foreach (var key in new[] { "", """{"client_email":"a","private_key":"-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----","token_uri":"https://oauth2.googleapis.com/token"}""" })
        {
            (await connectors.ReadAsync(SourceKind.Ga4, world.Address.ToString(), token: key)).ShouldBeUnavailable().NeedsPerson.ShouldBeTrue();
        }

        world.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void On_the_night_the_clocks_go_back_the_hour_that_comes_twice_is_not_known()
    {
        var hours = Series(Instant.FromUtc(2026, 10, 24, 22, 0), Instant.FromUtc(2026, 10, 25, 23, 0));
        for (var hour = 0; hour < 24; hour++) hours.Add(new LocalDateTime(2026, 10, 25, hour, 0), hour + 1);

        var counts = hours.WithZerosBetween();

        counts.Count.ShouldBe(23); // of 25 hours two are one label
        counts.ShouldContain(new HourlyCount(Instant.FromUtc(2026, 10, 24, 23, 0), 2));
        counts.ShouldContain(new HourlyCount(Instant.FromUtc(2026, 10, 25, 2, 0), 4));
        counts.ShouldNotContain(h => h.Hour == Instant.FromUtc(2026, 10, 25, 0, 0) || h.Hour == Instant.FromUtc(2026, 10, 25, 1, 0));
    }

    [Fact]
    public void On_the_night_the_clocks_go_forward_the_hour_that_is_skipped_counts_nothing_and_must_not_count_anything()
    {
        var hours = Series(Instant.FromUtc(2026, 3, 28, 23, 0), Instant.FromUtc(2026, 3, 29, 22, 0));
        for (var hour = 0; hour < 24; hour++) hours.Add(new LocalDateTime(2026, 3, 29, hour, 0), hour == 2 ? 0 : 5);

        hours.WithZerosBetween().Count.ShouldBe(23);
        Should.Throw<UnreadableException>(() => hours.Add(new LocalDateTime(2026, 3, 29, 2, 0), 4)).Message.ShouldContain("does not exist in Europe/Berlin");
    }

    private static HourSeries Series(Instant from, Instant to) => new(Berlin, new(from, to));
}
