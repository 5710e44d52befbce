using Microsoft.Playwright;

namespace WarRoom.Tests.Identity;

/// <summary>A device with a fingerprint reader, made by the browser itself. It keeps passkeys until the page closes.</summary>
internal sealed class PasskeyDevice
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private PasskeyDevice(ICDPSession session, string id) => (_session, _id) = (session, id);

    public static async Task<PasskeyDevice> AddToAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger is the owner's.</summary>
    public Task RecogniseAsync(bool isOwner) => _session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = _id, ["isUserVerified"] = isOwner });
}
