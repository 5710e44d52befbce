using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace WarRoom.Web.Identity;

/// <summary>What a passkey is called in the list of its owner.</summary>
internal static class PasskeyNames
{
    public const int Longest = 40;

    /// <summary>Order matters: an iPad says Macintosh in some settings, and an Android says Linux in all.</summary>
    private static readonly string[] Devices = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "CrOS", "Linux"];

    public static string Of(string? typed, string userAgent)
    {
        var name = typed?.Trim() ?? "";
        return name.Length == 0 ? Guess(userAgent) : name.Length <= Longest ? name : name[..Longest];
    }

    public static string Guess(string userAgent) =>
        Array.Find(Devices, device => userAgent.Contains(device, StringComparison.Ordinal)) switch
        {
            null => "Passkey",
            "Macintosh" => "Mac",
            "CrOS" => "Chromebook",
            var device => device,
        };

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);
}
