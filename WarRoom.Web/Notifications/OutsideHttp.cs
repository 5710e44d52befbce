using Microsoft.Extensions.Options;
using WarRoom.Web.Networks.Outbound;

namespace WarRoom.Web.Notifications;

/// <summary>What a request to the outside is for: it decides where it may go.</summary>
public enum OutsideKind
{
    /// <summary>To the push service of a browser; the address came from that browser and is trusted no further.</summary>
    Push,

    /// <summary>To the webhook of a chat room, as a lead typed it.</summary>
    Chat,
}

/// <summary>A request that this house does not send, wherever it was asked for.</summary>
public sealed class OutsideRefusedException(string why) : HttpRequestException(why)
{
    /// <summary>The refusal in a failure of the client; null when it failed for another reason.</summary>
    public static OutsideRefusedException? In(Exception e) => e switch
    {
        OutsideRefusedException refused => refused,
        { InnerException: OutsideRefusedException refused } => refused,
        { InnerException: NotPublicException no } => new(no.Message),
        _ => null,
    };
}

/// <summary>The one place where push and chat make requests to the outside: encrypted, to public addresses, without following redirects.</summary>
public sealed class OutsideHttp : IDisposable
{
    private static readonly string[] PushServices = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];
    private readonly OutboundOptions _options;
    private readonly SocketsHttpHandler _wire;
    private readonly Dictionary<OutsideKind, HttpClient> _clients;

    public OutsideHttp(IOptions<OutboundOptions> options, ResolveHost resolve)
    {
        _options = options.Value;
        var door = new OutboundDoor(_options, resolve);
        _wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = door.ConnectAsync };
        _clients = Enum.GetValues<OutsideKind>().ToDictionary(kind => kind, kind => new HttpClient(new Guard(this, kind, _wire), disposeHandler: false) { MaxResponseContentBufferSize = 64 * 1024, Timeout = TimeSpan.FromSeconds(5) });
    }

    public HttpClient For(OutsideKind kind) => _clients[kind];

    /// <summary>Why no request goes to this address; null when one may.</summary>
    public string? WhyNot(Uri address, OutsideKind kind)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return "this is not the address of a service";
        if (_options.Allows(address.IdnHost, address.Port)) return address.Scheme is "https" or "http" ? null : "only https is allowed";
        if (address.Scheme != "https" || !address.IsDefaultPort) return "only https is allowed, on its usual port";
        if (kind is OutsideKind.Push) return IsPushService(address.IdnHost) ? null : "this is no push service that we know";
        return address.HostNameType is not UriHostNameType.Dns || !address.IdnHost.Contains('.', StringComparison.Ordinal) ? "this is not a public address" : null;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
        _wire.Dispose();
    }

    private static bool IsPushService(string host) =>
        PushServices.Any(known => known.StartsWith('.') ? host.EndsWith(known, StringComparison.OrdinalIgnoreCase) : host.Equals(known, StringComparison.OrdinalIgnoreCase));

    private sealed class Guard(OutsideHttp outside, OutsideKind kind, HttpMessageHandler wire) : DelegatingHandler(wire)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            outside.WhyNot(request.RequestUri!, kind) is { } why ? throw new OutsideRefusedException(why) : base.SendAsync(request, cancellationToken);
    }
}
