using System.ComponentModel.DataAnnotations;

namespace WarRoom.Web;

/// <summary>The settings of the installation, from <c>appsettings.json</c> and <c>WarRoom__…</c> environment variables.</summary>
public sealed class WarRoomOptions
{
    public const string Section = "WarRoom";

    /// <summary>One folder for databases, keys and backups.</summary>
    public string? DataDir { get; set; }

    /// <summary>Where people reach this installation from outside, such as <c>https://war.example.org</c>; without it, where the server listens.</summary>
    [Url]
    public string? PublicUrl { get; set; }

    /// <summary>A short domain of your own for tracked links, such as <c>https://go.example.org</c>, that leads to this installation too; without it, <see cref="PublicUrl"/>.</summary>
    [Url]
    public string? LinkUrl { get; set; }

    /// <summary>Where the page of a link that leads nowhere sends people on, such as the organisation's front page.</summary>
    [Url]
    public string? FallbackUrl { get; set; }

    /// <summary>Addresses of proxies whose forwarding headers are trusted.</summary>
    public List<string> TrustedProxies { get; set; } = [];

    /// <summary>Off for tests that call the ticks themselves.</summary>
    public bool RunSchedules { get; set; } = true;

    /// <summary>Hangfire's own dashboard at <c>/jobs</c>, for owners, read-only.</summary>
    public bool Dashboard { get; set; }

    /// <summary>The sweep that needs no scheduler; as <see cref="RunSchedules"/> unless said otherwise.</summary>
    public bool? RunSweep { get; set; }
}
