using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Analytics;

/// <summary>Trades a service account's key for a token that lives an hour (RFC 7523), for reading only; a token that was given as such is used
/// as it is.</summary>
public sealed class GoogleTokens(SourceHttp http)
{
    private const string Scope = "https://www.googleapis.com/auth/analytics.readonly";
    private static readonly Duration Life = Duration.FromHours(1);
    private static readonly Duration Renew = Duration.FromMinutes(50);
    private readonly ConcurrentDictionary<string, (string Token, Instant Until)> _kept = new(StringComparer.Ordinal);

    public async Task<string> OfAsync(string? secret, Instant now, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(secret)) throw UnreadableException.NeedsPerson("The key of a service account is missing");
        if (!secret.TrimStart().StartsWith('{')) return secret.Trim();
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        if (_kept.TryGetValue(name, out var kept) && now < kept.Until) return kept.Token;
        var token = await AskAsync(Strict.Parse(secret), now, stop);
        _kept[name] = (token, now + Renew);
        return token;
    }

    private async Task<string> AskAsync(JsonElement key, Instant now, CancellationToken stop)
    {
        var at = key.Field("token_uri").Text();
        var claims = new { iss = key.Field("client_email").Text(), scope = Scope, aud = at, iat = now.ToUnixTimeSeconds(), exp = (now + Life).ToUnixTimeSeconds() };
        var assertion = Sign($"{Part(new { alg = "RS256", typ = "JWT" })}.{Part(claims)}", key.Field("private_key").Text());
        return (await http.PostFormAsync(at, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = assertion,
        }, stop)).Field("access_token").Text();
    }

    private static string Sign(string text, string pem)
    {
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw UnreadableException.NeedsPerson("The private key of the service account cannot be read. Paste the whole file");
        }

        return $"{text}.{Base64Url(rsa.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object value) => Base64Url(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
