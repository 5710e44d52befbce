using System.Net;
using System.Net.Sockets;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>Which addresses everybody can reach. The house fetches addresses that people typed; none of them may lead to the machine itself, to
/// its neighbours or to a cloud's own services. IPv4 is everything but the special ranges; IPv6 is what is given out so far, less what wraps
/// an IPv4 address or is not routed. From the special-purpose registries of IANA.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    /// <summary>Teredo and other protocols, documentation, 6to4, documentation.</summary>
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(Special, n => n.Contains(address)),
            AddressFamily.InterNetworkV6 => GivenOut.Contains(address) && !Array.Exists(SpecialV6, n => n.Contains(address)),
            _ => false,
        };
    }
}
