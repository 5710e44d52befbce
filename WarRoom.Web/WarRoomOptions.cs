using System.ComponentModel.DataAnnotations;

namespace WarRoom.Web;

/// <summary>The settings of the installation, from <c>appsettings.json</c> and <c>WarRoom__…</c> environment variables.</summary>
public sealed class WarRoomOptions
{
    public const string Section = "WarRoom";

    /// <summary>One folder for databases, keys and backups.</summary>
    public string? DataDir { get; set; }

    [Required, Url]
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Addresses of proxies whose forwarding headers are trusted.</summary>
    public List<string> TrustedProxies { get; set; } = [];

    /// <summary>Off for tests that call the ticks themselves.</summary>
    public bool RunSchedules { get; set; } = true;
}
