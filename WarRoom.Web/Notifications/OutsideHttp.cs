using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Notifications;

/// <summary>What a request to the outside is for: it decides where it may go.</summary>
public enum OutsideKind
{
    /// <summary>To the push service of a browser; the address came from that browser and is trusted no further.</summary>
    Push,

    /// <summary>To the webhook of a chat room, as a lead typed it.</summary>
    Chat,
}

/// <summary>Further places to which requests may go, each as <c>host:port</c>; also without encryption and in the own network.</summary>
public sealed class OutsideOptions
{
    public const string Section = "WarRoom:Outbound";

    public List<string> AllowedHosts { get; set; } = [];
}

/// <summary>A request that this house does not send, wherever it was asked for.</summary>
public sealed class OutsideRefusedException(string why) : HttpRequestException(why)
{
    /// <summary>The refusal in a failure of the client; null when it failed for another reason.</summary>
    public static OutsideRefusedException? In(Exception e) => e as OutsideRefusedException ?? e.InnerException as OutsideRefusedException;
}

/// <summary>The one place where push and chat make requests to the outside: encrypted, to public addresses, without following redirects.</summary>
public sealed class OutsideHttp : IDisposable
{
    private static readonly string[] PushServices = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];
    private readonly IOptionsMonitor<OutsideOptions> _options;
    private readonly SocketsHttpHandler _wire;
    private readonly Dictionary<OutsideKind, HttpClient> _clients;

    public OutsideHttp(IOptionsMonitor<OutsideOptions> options)
    {
        _options = options;
        _wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = ConnectAsync };
        _clients = Enum.GetValues<OutsideKind>().ToDictionary(kind => kind, kind => new HttpClient(new Guard(this, kind, _wire), disposeHandler: false) { MaxResponseContentBufferSize = 64 * 1024, Timeout = TimeSpan.FromSeconds(5) });
    }

    public HttpClient For(OutsideKind kind) => _clients[kind];

    /// <summary>Why no request goes to this address; null when one may.</summary>
    public string? WhyNot(Uri address, OutsideKind kind)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return "this is not the address of a service";
        if (IsNamed(address.IdnHost, address.Port)) return address.Scheme is "https" or "http" ? null : "only https is allowed";
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

    private bool IsNamed(string host, int port) => _options.CurrentValue.AllowedHosts.Contains($"{host}:{port}", StringComparer.OrdinalIgnoreCase);

    /// <summary>Connects to the very address that was looked at: a name that resolves to two things is not asked twice.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var all = await Dns.GetHostAddressesAsync(host, stop);
        var usable = IsNamed(host, port) ? all : [.. all.Where(PublicAddresses.Contain)];
        if (usable.Length == 0) throw new OutsideRefusedException("this name leads to no public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Guard(OutsideHttp outside, OutsideKind kind, HttpMessageHandler wire) : DelegatingHandler(wire)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            outside.WhyNot(request.RequestUri!, kind) is { } why ? throw new OutsideRefusedException(why) : base.SendAsync(request, cancellationToken);
    }
}
