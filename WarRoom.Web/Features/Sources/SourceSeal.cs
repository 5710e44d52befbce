using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace WarRoom.Web.Features.Sources;

/// <summary>A token that others gave us is stored sealed and never shown again; one that we gave to others is stored as a hash.</summary>
public sealed class SourceSeal(IDataProtectionProvider protection)
{
    public string Seal(SourceId source, string token) => For(source).Protect(token);

    /// <summary>The token; null when the keys of this installation are not those that sealed it.</summary>
    public string? Open(SourceId source, string seal)
    {
        try
        {
            return For(source).Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>256 bits, for an address or a header.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A token of 256 bits needs no salt.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private IDataProtector For(SourceId source) => protection.CreateProtector($"warroom.source.{source}");
}
