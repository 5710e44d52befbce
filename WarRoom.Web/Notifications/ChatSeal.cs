using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WarRoom.Web.Notifications;

/// <summary>A webhook's address is a secret: whoever has it can write into the room. It is stored sealed and never shown whole again.</summary>
public sealed class ChatSeal(IDataProtectionProvider protection)
{
    private const int Shown = 4;

    public string Seal(CampaignId campaign, Uri address) => For(campaign).Protect(address.AbsoluteUri);

    /// <summary>The address; null when the keys of this installation are not those that sealed it.</summary>
    public Uri? Open(CampaignId campaign, string seal)
    {
        try
        {
            return new Uri(For(campaign).Unprotect(seal));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Host and last four letters, for whoever wants to know which one it is.</summary>
    public string Hint(CampaignId campaign, string seal) =>
        Open(campaign, seal) is not { } address ? "cannot be read any more" : $"{address.Authority} …{address.AbsoluteUri[^Shown..]}";

    private IDataProtector For(CampaignId campaign) => protection.CreateProtector($"warroom.chat.{campaign}");
}
