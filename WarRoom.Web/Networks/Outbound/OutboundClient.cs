using System.Net;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>Calls addresses that people typed or networks named, and nothing that is not public: post checks, push endpoints, chat webhooks.
/// Every call ends within seconds, with a bounded amount read; an expected failure is a value.</summary>
public sealed class OutboundClient : IDisposable
{
    /// <summary>The request carries what is meant for its host alone: a redirect is the answer, nobody is followed.</summary>
    public static readonly HttpRequestOptionsKey<bool> StaysHere = new("warroom.stays-here");

    private const int MostRedirects = 3;
    private readonly OutboundDoor _door;
    private readonly OutboundLimits _limits;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

    public OutboundClient(IOptions<OutboundOptions> options, OutboundLimits limits, ResolveHost resolve, TimeProvider time)
    {
        (_door, _limits, _time) = (new(options.Value, resolve), limits, time);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = limits.Connect,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1), // a name that moves is judged again
            ConnectCallback = _door.ConnectAsync,
        });
    }

    /// <summary>Follows at most three redirects of a GET or HEAD; other requests are sent once, and a redirect is their answer.</summary>
    public async Task<OutboundResult> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_limits.Total);
        var host = request.RequestUri is { IsAbsoluteUri: true } uri ? uri.Host : "the address";
        try
        {
            return await FollowAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new OutboundResult.Outage($"{host} did not answer in time");
        }
        catch (HttpRequestException e) when (e.InnerException is NotPublicException no)
        {
            return new OutboundResult.Outage(no.Message, IsForGood: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or UriFormatException)
        {
            return new OutboundResult.Outage($"{host} could not be reached");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<OutboundResult> FollowAsync(HttpRequestMessage first, CancellationToken limit)
    {
        if (first.Headers.UserAgent.Count == 0) first.Headers.UserAgent.ParseAdd("WarRoom/1");
        var request = first;
        for (var hop = 0; ; hop++)
        {
            if (_door.WhyNot(request.RequestUri) is { } no) return new OutboundResult.Outage(no, IsForGood: true);
            using var response = await _http.SendAsync(request, limit);
            if (NextOf(request, response) is not { } next) return await ReadAsync(request.RequestUri!, response, limit);
            if (hop == MostRedirects) return new OutboundResult.Outage($"{first.RequestUri!.Host} redirects more than {MostRedirects} times");
            request = Onward(request, next);
        }
    }

    private static Uri? NextOf(HttpRequestMessage request, HttpResponseMessage response) =>
        (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) && !request.Options.TryGetValue(StaysHere, out _) && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to
            ? new(request.RequestUri!, to)
            : null;

    /// <summary>What the request carried goes along, but no secret to another host.</summary>
    private static HttpRequestMessage Onward(HttpRequestMessage from, Uri to)
    {
        var next = new HttpRequestMessage(from.Method, to);
        foreach (var header in from.Headers.Where(h => h.Key is not ("Authorization" or "Cookie" or "Host"))) next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return next;
    }

    private async Task<OutboundResult> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken limit)
    {
        var media = response.Content.Headers.ContentType?.MediaType;
        var (text, isCut) = IsText(media) ? await BoundedText.ReadAsync(response.Content, _limits.MostBytes, limit) : ("", false);
        return new OutboundResult.Answer(response.StatusCode, address, media, text, isCut, RetryAfter(response));
    }

    private static bool IsText(string? media) =>
        media is "text/html" or "application/xhtml+xml" or "application/json" or "text/plain" or "text/csv" or "text/tab-separated-values" or "text/xml" or "application/xml"
        || (media?.StartsWith("application/", StringComparison.Ordinal) == true && (media.EndsWith("+json", StringComparison.Ordinal) || media.EndsWith("+xml", StringComparison.Ordinal)));

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var now = _time.GetUtcNow();
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : (TimeSpan?)null) ?? RateReset.Of(response, now);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
