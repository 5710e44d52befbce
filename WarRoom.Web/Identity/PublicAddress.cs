using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Identity;

/// <summary>The address under which people reach this installation, for links in mails, QR codes and posts: the one that is set,
/// or the one on which the server listens.</summary>
public sealed class PublicAddress(IOptionsMonitor<WarRoomOptions> options, IServer server)
{
    public string Of(string path) => Base.TrimEnd('/') + path;

    /// <summary>The address of a tracked link, on the short domain where there is one.</summary>
    public string Link(string code) => (options.CurrentValue.LinkUrl ?? Base).TrimEnd('/') + "/go/" + code;

    public string Host => new Uri(Base).Authority;

    private string Base => options.CurrentValue.PublicUrl
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        ?? "http://localhost:5080";
}
