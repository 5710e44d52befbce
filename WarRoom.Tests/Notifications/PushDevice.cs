using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Notifications;

/// <summary>A browser's side of web push: its keys, and how it opens what it gets (RFC 8291, RFC 8188), written after the standards and not
/// after the library that seals.</summary>
internal sealed class PushDevice(byte[] point, byte[] scalar, byte[] secret)
{
    private const int SaltBytes = 16;
    private const int TagBytes = 16;

    public string P256dh => Base64Url.EncodeToString(point);

    public string Auth => Base64Url.EncodeToString(secret);

    public static PushDevice New()
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var made = pair.ExportParameters(includePrivateParameters: true);
        return new([4, .. made.Q.X!, .. made.Q.Y!], made.D!, RandomNumberGenerator.GetBytes(16));
    }

    public PushSubscription At(string endpoint, Member member) => new()
    {
        Id = Guid.CreateVersion7(Noon.ToDateTimeOffset()),
        MemberId = member.Id,
        Endpoint = endpoint,
        P256dh = P256dh,
        Auth = Auth,
        CreatedAt = Noon,
        Device = "Chrome · Android",
    };

    public string Open(byte[] body)
    {
        var salt = body[..SaltBytes];
        var idLength = body[SaltBytes + 4];
        BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(SaltBytes)).ShouldBeInRange(18u, 4096u);
        var sender = body[(SaltBytes + 5)..(SaltBytes + 5 + idLength)];
        var sealedText = body[(SaltBytes + 5 + idLength)..];
        var info = Encoding.ASCII.GetBytes("WebPush: info\0").Concat(point).Concat(sender).ToArray();
        var key = HKDF.Expand(HashAlgorithmName.SHA256, HKDF.Extract(HashAlgorithmName.SHA256, Agree(sender), secret), 32, info);
        var prk = HKDF.Extract(HashAlgorithmName.SHA256, key, salt);
        using var aes = new AesGcm(HKDF.Expand(HashAlgorithmName.SHA256, prk, 16, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0")), TagBytes);
        var nonce = HKDF.Expand(HashAlgorithmName.SHA256, prk, 12, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));
        var text = new byte[sealedText.Length - TagBytes];
        aes.Decrypt(nonce, sealedText.AsSpan(0, text.Length), sealedText.AsSpan(text.Length), text);
        var end = Array.FindLastIndex(text, b => b != 0);
        text[end].ShouldBe((byte)2, "the mark of the last record");
        return Encoding.UTF8.GetString(text, 0, end);
    }

    private byte[] Agree(byte[] sender)
    {
        using var mine = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar, Q = new() { X = point[1..33], Y = point[33..] } });
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = sender[1..33], Y = sender[33..] } });
        return mine.DeriveRawSecretAgreement(theirs.PublicKey);
    }
}
