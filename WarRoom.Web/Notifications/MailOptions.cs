using System.ComponentModel.DataAnnotations;

namespace WarRoom.Web.Notifications;

/// <summary>Where mail leaves. Without a host nothing leaves: messages stand in the app and on the page of sent messages.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    [Required, EmailAddress]
    public string From { get; set; } = "warroom@localhost.example";

    /// <summary>Unencrypted mail is for a server on the same machine only.</summary>
    public bool UseTls { get; set; } = true;

    public bool IsSetUp => !string.IsNullOrWhiteSpace(Host);
}
