using System.Text.RegularExpressions;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>What may be reached although it is not public.</summary>
public sealed partial class OutboundOptions
{
    public const string Section = "WarRoom:Outbound";

    /// <summary>Hosts with their ports, such as <c>chat.intranet.example:8443</c>, for an intranet and for tests. Whoever can name an address in
    /// WarRoom can make it call these.</summary>
    public List<string> AllowedHosts { get; set; } = [];

    public bool Allows(string host, int port) => AllowedHosts.Contains($"{host.Trim('[', ']')}:{port}", StringComparer.OrdinalIgnoreCase);

    public bool IsWellFormed => AllowedHosts.TrueForAll(HostAndPort.IsMatch);

    [GeneratedRegex(@"^[^/\s\[\]]+:\d{1,5}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HostAndPort { get; }
}

/// <summary>How long and how much; tests have less patience.</summary>
/// <param name="Connect">Until a connection stands.</param>
/// <param name="Total">From the first byte asked for to the last one read, redirects included.</param>
/// <param name="MostBytes">Of an answer after it is unpacked; the rest is not read.</param>
public sealed record OutboundLimits(TimeSpan Connect, TimeSpan Total, int MostBytes)
{
    public static OutboundLimits Default { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), 512 * 1024);
}
