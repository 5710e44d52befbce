using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Setup;

/// <summary>What the installer types; a password is never shown again.</summary>
public sealed record OwnerRequest(string Code, string Name, string Email, string Password);

/// <summary>Makes the owner of the installation, once: whoever has the code from the log.</summary>
public sealed class MakeOwner(SetupCode codes, UserManager<SignInAccount> accounts)
{
    public const int ShortestPassword = 10;
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task<(SignInAccount? Owner, Refusal? Refusal)> RunAsync(OwnerRequest request, CancellationToken stop = default)
    {
        await OneAtATime.WaitAsync(stop);
        try
        {
            if (await codes.CurrentAsync(stop) is not { } code) return (null, new("setup.done", "There is an owner already. Sign in."));
            return IsSame(code, request.Code) ? await MakeAsync(request, stop) : (null, new("setup.code", "This is not the set-up code."));
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<(SignInAccount? Owner, Refusal? Refusal)> MakeAsync(OwnerRequest request, CancellationToken stop)
    {
        if (Check(request) is { } refusal) return (null, refusal);
        var owner = new SignInAccount { Name = request.Name.Trim(), Email = request.Email.Trim(), IsOwner = true };
        owner.UserName = owner.Id; // names allow fewer characters than addresses, and nobody signs in with one
        var result = await accounts.CreateAsync(owner, request.Password);
        if (!result.Succeeded) return (null, new("setup.password", string.Join(" ", result.Errors.Select(e => e.Description))));
        await codes.ForgetAsync(stop);
        return (owner, null);
    }

    private static Refusal? Check(OwnerRequest request) =>
        request.Name.Trim().Length == 0 ? new("join.name", "Please tell us your name.")
        : !MailAddress.TryCreate(request.Email.Trim(), out _) ? new("setup.email", "Give an e-mail address such as mia@example.org.")
        : request.Password.Length < ShortestPassword ? new("setup.password", "Choose a password of at least ten characters.")
        : null;

    private static bool IsSame(string code, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes(LinkCodes.Normalise(typed)));
}
