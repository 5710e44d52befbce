using System.Security.Cryptography;
using System.Text;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Tells two visitors apart for a day without knowing either: a keyed hash of browser and address. The salt lives in memory
/// and changes each day at 04:00 of the campaign; neither it nor an address is ever written down.</summary>
public sealed class VisitorHash
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LocalDate, byte[]> _salts = [];

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
            if (_salts.TryGetValue(day, out var salt)) return salt;
            foreach (var old in _salts.Keys.Where(d => Period.DaysBetween(d, day) > 1).ToList()) _salts.Remove(old);
            return _salts[day] = RandomNumberGenerator.GetBytes(16);
        }
    }
}
