using Microsoft.AspNetCore.Identity;

namespace WarRoom.Web.Persistence;

/// <summary>A sign-in of somebody with a role above volunteer; members point to it.</summary>
public sealed class SignInAccount : IdentityUser
{
    public string Name { get; set; } = "";

    /// <summary>Owner of the installation.</summary>
    public bool IsOwner { get; set; }
}
