using System.Net;
using WarRoom.Web.Networks.Outbound;
using WarRoom.Web.Networks.Posts;

namespace WarRoom.Web.Networks;

internal static class NetworksSetup
{
    public static void AddNetworks(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section)
            .Validate(o => o.IsWellFormed, $"{OutboundOptions.Section}:AllowedHosts holds hosts with a port, such as chat.intranet.example:8443.").ValidateOnStart();
        services.AddSingleton(OutboundLimits.Default);
        services.AddSingleton<ResolveHost>(_ => (host, stop) => Dns.GetHostAddressesAsync(host, stop));
        services.AddSingleton<OutboundClient>();
        services.AddOptions<NetworkOptions>().BindConfiguration(NetworkOptions.Section);
        services.AddSingleton<NetworkApi>();
        services.AddSingleton<BlueskyPosts>();
        services.AddSingleton<MastodonPosts>();
        services.AddSingleton<PublicPages>();
        services.AddSingleton<LookForPost>();
    }
}
