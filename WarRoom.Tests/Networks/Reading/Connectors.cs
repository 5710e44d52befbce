using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks;
using WarRoom.Web.Networks.Analytics;
using WarRoom.Web.Networks.Bluesky;
using WarRoom.Web.Networks.Feeds;
using WarRoom.Web.Networks.Generic;
using WarRoom.Web.Networks.Mastodon;
using WarRoom.Web.Networks.Outbound;
using WarRoom.Web.Networks.Posts;
using WarRoom.Web.Networks.Reading;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Networks.Reading;

/// <summary>The real connectors with the real guarded client, allowed to call one server on this machine.</summary>
internal sealed class Connectors : IDisposable
{
    private readonly SourceHttp _http;
    private readonly ReadNumbers _read;

    public Connectors(OutsideWorld world, TimeSpan? patience = null, int mostBytes = 256 * 1024)
    {
        var time = new FakeTimeProvider(Now.ToDateTimeOffset());
        _http = new(Options.Create(new OutboundOptions { AllowedHosts = [world.Host] }), new(new OutboundLimits(TimeSpan.FromSeconds(5), patience ?? TimeSpan.FromSeconds(30), mostBytes)), (host, stop) => Dns.GetHostAddressesAsync(host, stop), time);
        var networks = Options.Create(new NetworkOptions { Mastodon = new() { Api = world.Address.ToString() + "{host}" } });
        _read = new(
            [new PlausibleNumbers(_http), new MatomoNumbers(_http), new UmamiNumbers(_http), new Ga4Numbers(_http, new(_http)), new BlueskyNumbers(_http), new MastodonNumbers(_http, networks), new FeedNumbers(_http), new JsonNumbers(_http), new CsvNumbers(_http)],
            time,
            NullLogger<ReadNumbers>.Instance);
    }

    /// <summary>A quarter past noon of the day, in Berlin.</summary>
    public static Instant Now => At(12, 15);

    /// <summary>From the day before on, up to the hour that is over.</summary>
    public static HourSpan Span => new(At(0, 0) - Duration.FromDays(1), At(12, 0));

    public Task<NetworkReading> ReadAsync(SourceKind kind, string address, SourceSettings? settings = null, string? token = "secret", IReadOnlyList<PostToCount>? posts = null, HourSpan? span = null, DateTimeZone? zone = null, Instant? now = null, bool isTest = false) =>
        _read.RunAsync(new(kind, address, settings ?? new() { Site = "7" }, token, zone ?? Berlin, span ?? Span, now ?? Now, posts ?? [], isTest), WarRoomApp.Stop);

    public void Dispose() => _http.Dispose();
}

internal static class Answers
{
    public static Task JsonAsync(this HttpContext context, string json) => context.BodyAsync("application/json", json);

    public static Task BodyAsync(this HttpContext context, string media, string body)
    {
        context.Response.ContentType = media;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public static NetworkReading.Fresh ShouldBeFresh(this NetworkReading reading) =>
        reading is NetworkReading.Unavailable no ? throw new ShouldAssertException($"Unavailable: {no.Reason}") : (NetworkReading.Fresh)reading;

    public static NetworkReading.Unavailable ShouldBeUnavailable(this NetworkReading reading) => reading.ShouldBeOfType<NetworkReading.Unavailable>();
}
