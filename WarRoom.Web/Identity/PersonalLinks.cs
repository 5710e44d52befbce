using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Identity;

/// <summary>Personal links: member id and a MAC over member id and link version, so that a link can be shown and mailed again at any
/// time, nothing secret is stored, and raising the version revokes it.</summary>
public sealed class PersonalLinks(DataFolder folder)
{
    private readonly byte[] _key = folder.LinkKey();

    public string TokenFor(Member member)
    {
        Span<byte> token = stackalloc byte[32];
        member.Id.Value.TryWriteBytes(token);
        Mac(member.Id, member.LinkVersion).CopyTo(token[16..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whom a token names, whether it is valid or not; null when it is no token at all.</summary>
    public static MemberId? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[48];
        return token.Length == 43 && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var length) && length == 32
            ? new MemberId(new Guid(bytes[..16]))
            : null;
    }

    public bool IsValid(string token, Member member) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(token), System.Text.Encoding.ASCII.GetBytes(TokenFor(member)));

    private byte[] Mac(MemberId member, int version)
    {
        Span<byte> signed = stackalloc byte[20];
        member.Value.TryWriteBytes(signed);
        BinaryPrimitives.WriteInt32BigEndian(signed[16..], version);
        return HMACSHA256.HashData(_key, signed)[..16];
    }
}
