using System.Security.Cryptography;

namespace WarRoom.Web.Changes;

/// <summary>Codes that people read aloud and type: 31 letters and digits without those that look alike.</summary>
public sealed class LinkCodes
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public const int PairingLength = 6;

    /// <summary>Seven characters for a tracked link.</summary>
    public string NewLink() => RandomNumberGenerator.GetString(Alphabet, 7);

    /// <summary>Eight characters for an invitation, shown as <c>7KQ2-M4XD</c>.</summary>
    public string NewInvite() => RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>Six characters for a screen that waits to be let in, shown as <c>K7M 4QX</c>.</summary>
    public string NewPairing() => RandomNumberGenerator.GetString(Alphabet, PairingLength);

    /// <summary>128 bits for an address that nobody shall guess.</summary>
    public string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Normalise(string code) => new([.. code.ToUpperInvariant().Where(Alphabet.Contains)]);

    public static string WithSpace(string code) => code.Length == PairingLength ? $"{code[..3]} {code[3..]}" : code;

    public static string WithHyphen(string code) => code.Length == 8 ? $"{code[..4]}-{code[4..]}" : code;
}
