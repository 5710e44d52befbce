using System.Net;
using WarRoom.Web.Networks.Analytics;
using WarRoom.Web.Networks.Bluesky;
using WarRoom.Web.Networks.Feeds;
using WarRoom.Web.Networks.Generic;
using WarRoom.Web.Networks.Mastodon;
using WarRoom.Web.Networks.Outbound;
using WarRoom.Web.Networks.Posts;
using WarRoom.Web.Networks.Reading;

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
        services.AddSources();
    }

    private static void AddSources(this IServiceCollection services)
    {
        services.AddSingleton(SourceLimits.Default);
        services.AddSingleton<SourceHttp>();
        services.AddSingleton<GoogleTokens>();
        services.AddSingleton<IReadsNumbers, PlausibleNumbers>();
        services.AddSingleton<IReadsNumbers, MatomoNumbers>();
        services.AddSingleton<IReadsNumbers, UmamiNumbers>();
        services.AddSingleton<IReadsNumbers, Ga4Numbers>();
        services.AddSingleton<IReadsNumbers, BlueskyNumbers>();
        services.AddSingleton<IReadsNumbers, MastodonNumbers>();
        services.AddSingleton<IReadsNumbers, FeedNumbers>();
        services.AddSingleton<IReadsNumbers, JsonNumbers>();
        services.AddSingleton<IReadsNumbers, CsvNumbers>();
        services.AddSingleton<ReadNumbers>();
    }
}
