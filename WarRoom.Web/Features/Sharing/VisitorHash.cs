using System.Security.Cryptography;
using System.Text;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Tells two visitors apart for a day without knowing either: a keyed hash of browser and address. The salt lives in memory
/// and changes each day at 04:00; neither it nor an address is ever written down.</summary>
public sealed class VisitorHash
{
    private readonly Lock _lock = new();
    private byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private LocalDate _day;

    public long? Of(HttpRequest request, Instant now, DateTimeZone zone)
    {
        if (request.Headers["DNT"] == "1" || request.Headers["Sec-GPC"] == "1") return null;
        var address = request.HttpContext.Connection.RemoteIpAddress;
        var bytes = address?.GetAddressBytes() ?? [];
        var network = bytes.Length == 16 && address is { IsIPv4MappedToIPv6: false } ? bytes[..8] : bytes;
        var text = $"{request.Headers.UserAgent}\n{Convert.ToHexString(network)}\n{request.Host.Value}";
        return BitConverter.ToInt64(HMACSHA256.HashData(SaltOf(now, zone), Encoding.UTF8.GetBytes(text)));
    }

    private byte[] SaltOf(Instant now, DateTimeZone zone)
    {
        var day = now.InZone(zone).LocalDateTime.PlusHours(-4).Date;
        lock (_lock)
        {
            if (day != _day)
            {
                _day = day;
                _salt = RandomNumberGenerator.GetBytes(16);
            }

            return _salt;
        }
    }
}
