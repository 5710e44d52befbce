using System.Net;
using System.Net.Sockets;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>Asks for the addresses of a host; the machine's own resolver outside of tests.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken stop);

/// <summary>The one door out of the house. It resolves a name once and connects only to what it judged then, so that a name which answers
/// differently the second time gains nothing.</summary>
internal sealed class OutboundDoor(OutboundOptions options, ResolveHost resolve)
{
    /// <summary>Why an address is not even tried; null when it may be.</summary>
    public string? WhyNot(Uri? address) => address switch
    {
        null or { IsAbsoluteUri: false } => "this is not a web address",
        { Scheme: not ("http" or "https") } => "only http and https are called",
        { UserInfo.Length: > 0 } => "an address with a name or password in it is not called",
        { Port: not (80 or 443) } when !options.Allows(address.IdnHost, address.Port) => "only the ports 80 and 443 are called",
        _ => null,
    };

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await resolve(host, stop);
        if (!options.Allows(host, port) && !Array.TrueForAll(addresses, PublicAddresses.Contains)) throw new NotPublicException(host);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host that leads to an address which not everybody can reach; carried through the layers of HTTP.</summary>
internal sealed class NotPublicException(string host) : Exception($"{host} does not lead to a public address");
