using System.Security.Cryptography;

namespace WarRoom.Web.Changes;

/// <summary>Codes that people read aloud and type: 31 letters and digits without those that look alike.</summary>
public sealed class LinkCodes
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public const int PairingLength = 6;
    public const int ShortestOwn = 3;
    public const int LongestLink = 32;

    /// <summary>Seven characters for a tracked link.</summary>
    public string NewLink() => RandomNumberGenerator.GetString(Alphabet, 7);

    /// <summary>A code that somebody chose, as it is stored; null when it is none: 3 to 32 letters of the Latin alphabet, digits and hyphens.</summary>
    public static string? Own(string code)
    {
        var upper = code.Trim().ToUpperInvariant();
        return upper.Length is >= ShortestOwn and <= LongestLink && upper.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') && upper[0] != '-' && upper[^1] != '-' ? upper : null;
    }

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
