using System.Buffers.Text;
using System.Security.Cryptography;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.Extensions.Options;

namespace WarRoom.Web.Notifications;

/// <summary>The key pair by which push services know this installation (VAPID, RFC 8292): made once and kept with the other keys.
/// A browser's permission holds for this pair alone.</summary>
public sealed class PushKeys(DataFolder folder, IOptionsMonitor<WarRoomOptions> house, IOptionsMonitor<MailOptions> mail)
{
    private const int HoursValid = 12;
    private readonly Lazy<string[]> _pair = new(() => folder.PushKey(Make).Split('.'));

    /// <summary>What a browser is given when it subscribes: an uncompressed point on P-256, base64url.</summary>
    public string PublicKey => _pair.Value[0];

    /// <summary>Signs for one request; not shared, since a signing key is not safe to use twice at once.</summary>
    public VapidAuthentication Sign() => new(PublicKey, _pair.Value[1]) { Subject = Contact, Expiration = HoursValid * 3600 };

    /// <summary>Whom a push service reaches when something is wrong; services refuse names of this machine.</summary>
    private string Contact => house.CurrentValue.PublicUrl is { } url && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url : $"mailto:{mail.CurrentValue.From}";

    private static string Make()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = pair.ExportParameters(includePrivateParameters: true);
        return $"{Base64Url.EncodeToString([4, .. made.Q.X!, .. made.Q.Y!])}.{Base64Url.EncodeToString(made.D!)}";
    }
}
