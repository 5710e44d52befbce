using Microsoft.AspNetCore.Authorization;

namespace WarRoom.Web.Identity;

/// <summary>Only owners of the installation, as the database has it now. It asks for the account, never for where a request comes from:
/// behind a proxy on the same machine everybody is local.</summary>
internal sealed class OwnerPolicy(CurrentMember members) : AuthorizationHandler<OwnerPolicy.Requirement>
{
    public const string Name = "owner";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (await members.IsOwnerAsync(context.User)) context.Succeed(requirement);
    }

    internal sealed class Requirement : IAuthorizationRequirement;
}
