namespace WarRoom.Domain.Messages;

/// <summary>Which network a host belongs to.</summary>
internal static class PostHosts
{
    /// <summary>Hosts of networks whose posts have no address of their own, and short forms; they only help to name a wrong link.</summary>
    private static readonly (string Host, Network Network)[] Others =
    [
        ("t.me", Network.Telegram), ("telegram.me", Network.Telegram), ("wa.me", Network.WhatsApp), ("whatsapp.com", Network.WhatsApp), ("t.co", Network.X),
    ];

    private static readonly (string Host, Network Network)[] All =
    [
        .. NetworkRules.Defaults.Values.SelectMany(rules => rules.PostHosts.Where(host => host != NetworkRules.AnyHost).Select(host => (host, rules.Network))),
        .. Others,
    ];

    public static Network? NetworkOf(Uri address)
    {
        foreach (var (host, network) in All)
        {
            if (IsOn(address, host)) return network;
        }

        return null;
    }

    /// <summary>The host itself or one below it, such as <c>www.</c> and <c>m.</c>; <c>notx.com</c> is not on <c>x.com</c>.</summary>
    public static bool IsOn(Uri address, string host) =>
        address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase) || address.IdnHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase);
}
