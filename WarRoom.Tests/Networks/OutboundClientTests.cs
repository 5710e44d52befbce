using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarRoom.Web.Networks.Outbound;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Networks;

public sealed class OutboundClientTests
{
    private static readonly OutboundLimits Limits = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), 64 * 1024);

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")] // decimal
    [InlineData("http://0x7f000001/")] // hexadecimal
    [InlineData("http://0177.0.0.1/")] // octal
    [InlineData("http://127.1/")] // short
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:7f00:1]/")] // mapped
    [InlineData("http://[64:ff9b::7f00:1]/")] // NAT64
    [InlineData("http://[2002:7f00:1::]/")] // 6to4
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost/")]
    public async Task However_it_is_written_an_address_that_is_not_public_is_not_called(string address)
    {
        using var client = Client([], (host, stop) => Dns.GetHostAddressesAsync(host, stop));

        var outage = (await GetAsync(client, address)).ShouldBeOfType<OutboundResult.Outage>();

        outage.IsForGood.ShouldBeTrue();
        outage.Reason.ShouldContain("does not lead to a public address");
    }

    [Theory]
    [InlineData("ftp://example.org/", "only http and https")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("http://example.org:22/", "ports 80 and 443")]
    [InlineData("http://mia:secret@example.org/", "name or password")]
    public async Task Odd_schemes_ports_and_names_are_refused_before_anybody_is_asked(string address, string why)
    {
        var asked = 0;
        using var client = Client([], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse($"1.1.1.{++asked}")]));

        (await GetAsync(client, address)).ShouldBeOfType<OutboundResult.Outage>().Reason.ShouldContain(why);

        asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_with_one_private_address_among_public_ones_is_refused()
    {
        using var client = Client([], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), IPAddress.Parse("10.0.0.1")]));

        (await GetAsync(client, "http://rebind.example/")).ShouldBeOfType<OutboundResult.Outage>().IsForGood.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_what_was_judged_is_what_is_called()
    {
        await using var world = await OutsideWorld.StartAsync(c => HtmlAsync(c, "hello"));
        var asked = 0;
        using var client = Client([$"there.example:{world.Address.Port}"], (_, _) => Task.FromResult<IPAddress[]>([++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("192.0.2.1")]));

        var answer = (await GetAsync(client, $"http://there.example:{world.Address.Port}/")).ShouldBeOfType<OutboundResult.Answer>();

        (answer.Status, answer.Text, asked).ShouldBe((HttpStatusCode.OK, "hello", 1));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/", "public address")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("http://example.org:8080/", "ports 80 and 443")]
    public async Task A_redirect_is_judged_like_the_first_address(string to, string why)
    {
        await using var world = await OutsideWorld.StartAsync(c => RedirectAsync(c, to));
        using var client = Client([world.Host]);

        (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Outage>().Reason.ShouldContain(why);
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_a_fourth_is_not()
    {
        await using var world = await OutsideWorld.StartAsync(c => c.Request.Path == "/0" ? HtmlAsync(c, "arrived") : RedirectAsync(c, $"/{int.Parse(c.Request.Path.Value![1..], null) - 1}"));
        using var client = Client([world.Host]);

        var answer = (await GetAsync(client, new Uri(world.Address, "/3"))).ShouldBeOfType<OutboundResult.Answer>();
        (answer.Text, answer.Address.AbsolutePath).ShouldBe(("arrived", "/0"));
        (await GetAsync(client, new Uri(world.Address, "/4"))).ShouldBeOfType<OutboundResult.Outage>().Reason.ShouldContain("redirects");
    }

    [Fact]
    public async Task A_post_is_sent_once_with_its_body_and_its_redirect_is_the_answer()
    {
        var got = "";
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            got = await new StreamReader(c.Request.Body).ReadToEndAsync(c.RequestAborted);
            await RedirectAsync(c, "/elsewhere");
        });
        using var client = Client([world.Host]);
        using var request = new HttpRequestMessage(HttpMethod.Post, world.Address) { Content = new StringContent("{\"text\":\"hello\"}") };

        var answer = (await client.SendAsync(request, WarRoomApp.Stop)).ShouldBeOfType<OutboundResult.Answer>();

        (answer.Status, got, world.Asked.Count).ShouldBe((HttpStatusCode.Found, "{\"text\":\"hello\"}", 1));
    }

    [Fact]
    public async Task Of_a_gigabyte_of_zeros_only_the_beginning_is_read()
    {
        var sent = 0L;
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html";
            var zeros = new byte[64 * 1024];
            while (sent < 1L << 30)
            {
                await c.Response.Body.WriteAsync(zeros, c.RequestAborted);
                sent += zeros.Length;
                if (sent % (1 << 20) == 0) await Task.Delay(1, c.RequestAborted); // writes to a line that is cut take no time until the server hears of it
            }
        });
        using var client = Client([world.Host]);

        var answer = (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Answer>();

        (answer.IsCut, answer.Text.Length).ShouldBe((true, Limits.MostBytes));
        sent.ShouldBeLessThan(1L << 30);
    }

    [Fact]
    public async Task A_small_packet_that_unpacks_to_a_large_page_is_cut_too()
    {
        var bomb = Zipped(32 << 20);
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            (c.Response.ContentType, c.Response.Headers.ContentEncoding) = ("text/html", "gzip");
            await c.Response.Body.WriteAsync(bomb, c.RequestAborted);
        });
        using var client = Client([world.Host]);

        var answer = (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Answer>();

        bomb.Length.ShouldBeLessThan(Limits.MostBytes);
        (answer.IsCut, answer.Text.Length).ShouldBe((true, Limits.MostBytes));
    }

    [Fact]
    public async Task Who_drips_an_answer_is_left_when_the_time_is_up()
    {
        await using var world = await OutsideWorld.StartAsync(async c =>
        {
            c.Response.ContentType = "text/html";
            await c.Response.WriteAsync("<p>wait", c.RequestAborted);
            await c.Response.Body.FlushAsync(c.RequestAborted);
            await Task.Delay(Timeout.Infinite, c.RequestAborted);
        });
        using var client = Client([world.Host], limits: Limits with { Total = TimeSpan.FromMilliseconds(300) });

        var outage = (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Outage>();

        (outage.Reason, outage.IsForGood).ShouldBe(("127.0.0.1 did not answer in time", false));
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    [InlineData("text/event-stream")]
    [InlineData(null)]
    public async Task Of_what_is_neither_page_nor_JSON_nothing_is_read(string? media)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            c.Response.ContentType = media;
            return c.Response.Body.WriteAsync("secret"u8.ToArray(), c.RequestAborted).AsTask();
        });
        using var client = Client([world.Host]);

        var answer = (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Answer>();

        (answer.Status, answer.Text, answer.MediaType).ShouldBe((HttpStatusCode.OK, "", media));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Thu, 12 Nov 2026 11:01:30 GMT", 90)]
    [InlineData("Thu, 12 Nov 2026 10:00:00 GMT", 0)]
    public async Task Who_wants_to_be_left_alone_says_for_how_long_in_seconds_or_with_a_date(string header, int seconds)
    {
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            (c.Response.StatusCode, c.Response.Headers.RetryAfter) = (429, header);
            return Task.CompletedTask;
        });
        using var client = Client([world.Host]);

        var answer = (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Answer>();

        (answer.Status, answer.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task An_error_of_the_other_side_is_an_answer_and_a_closed_port_is_an_outage()
    {
        string gone;
        await using (var world = await OutsideWorld.StartAsync(c =>
        {
            c.Response.StatusCode = 500;
            return HtmlAsync(c, "Oops");
        }))
        {
            using var client = Client([world.Host]);
            (await GetAsync(client, world.Address)).ShouldBeOfType<OutboundResult.Answer>().Status.ShouldBe(HttpStatusCode.InternalServerError);
            gone = world.Host;
        }

        using var later = Client([gone]);
        (await GetAsync(later, $"http://{gone}/")).ShouldBeOfType<OutboundResult.Outage>().Reason.ShouldBe("127.0.0.1 could not be reached");
    }

    [Fact]
    public async Task Neither_a_cookie_nor_a_secret_is_carried_on()
    {
        var seen = new List<string>();
        await using var world = await OutsideWorld.StartAsync(c =>
        {
            seen.Add($"{c.Request.Headers.Authorization}{c.Request.Headers.Cookie}");
            c.Response.Cookies.Append("tracker", "1");
            return c.Request.Path == "/end" ? HtmlAsync(c, "end") : RedirectAsync(c, "/end");
        });
        using var client = Client([world.Host]);
        using var request = new HttpRequestMessage(HttpMethod.Get, world.Address) { Headers = { { "Authorization", "secret" } } };

        await client.SendAsync(request, WarRoomApp.Stop);

        seen.ShouldBe(["secret", ""]);
    }

    private static OutboundClient Client(string[] allowed, ResolveHost? resolve = null, OutboundLimits? limits = null) =>
        new(Options.Create(new OutboundOptions { AllowedHosts = [.. allowed] }), limits ?? Limits, resolve ?? ((host, stop) => Dns.GetHostAddressesAsync(host, stop)), new FakeTimeProvider(Noon.ToDateTimeOffset()));

    private static Task<OutboundResult> GetAsync(OutboundClient client, string address) => GetAsync(client, new Uri(address));

    private static async Task<OutboundResult> GetAsync(OutboundClient client, Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, WarRoomApp.Stop);
    }

    private static Task HtmlAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static Task RedirectAsync(HttpContext context, string to)
    {
        (context.Response.StatusCode, context.Response.Headers.Location) = (302, to);
        return Task.CompletedTask;
    }

    private static byte[] Zipped(int zeros)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.SmallestSize)) zip.Write(new byte[zeros]);
        return packed.ToArray();
    }
}
