namespace WarRoom.Domain.Messages;

/// <summary>Where a member posts. What each allows (lengths, composer addresses) is data: <see cref="NetworkRules"/>.</summary>
public enum Network
{
    Bluesky,
    Mastodon,
    X,
    Threads,
    LinkedIn,
    Facebook,
    Instagram,
    Reddit,
    WhatsApp,
    Telegram,
    Email,
}

/// <summary>The written forms of a network: key for files and addresses, name for people, mark for narrow places.</summary>
public static class NetworkNames
{
    public static IReadOnlyList<Network> All { get; } = Enum.GetValues<Network>();

    /// <summary>Lower case, for files and addresses: <c>linkedin</c>.</summary>
    public static string Key(this Network network) => network.ToString().ToLowerInvariant();

    /// <summary>For people: <c>LinkedIn</c>.</summary>
    public static string Name(this Network network) => network == Network.Email ? "E-mail" : network.ToString();

    /// <summary>One or two letters for narrow places: <c>LI</c>.</summary>
    public static string Mark(this Network network) => network switch
    {
        Network.Bluesky => "BS",
        Network.Mastodon => "M",
        Network.X => "X",
        Network.Threads => "TH",
        Network.LinkedIn => "LI",
        Network.Facebook => "FB",
        Network.Instagram => "IG",
        Network.Reddit => "RD",
        Network.WhatsApp => "WA",
        Network.Telegram => "TG",
        Network.Email => "EM",
        _ => throw new ArgumentOutOfRangeException(nameof(network)),
    };

    /// <summary>The network of a written key such as <c>linkedin</c>; null when there is none.</summary>
    public static Network? Parse(string? key)
    {
        if (string.IsNullOrWhiteSpace(key)) return null;
        foreach (var network in All)
        {
            if (network.Key().Equals(key.Trim(), StringComparison.OrdinalIgnoreCase)) return network;
        }

        return key.Trim().Equals("twitter", StringComparison.OrdinalIgnoreCase) ? Network.X
            : key.Trim().Equals("e-mail", StringComparison.OrdinalIgnoreCase) ? Network.Email : null;
    }
}
