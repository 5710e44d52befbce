using Microsoft.Extensions.Options;

namespace WarRoom.Web.Identity;

/// <summary>The address under which people reach this installation, for links in mails, QR codes and posts.</summary>
public sealed class PublicAddress(IOptionsMonitor<WarRoomOptions> options)
{
    public string Of(string path) => options.CurrentValue.PublicUrl.TrimEnd('/') + path;

    public string Host => new Uri(options.CurrentValue.PublicUrl).Authority;
}
