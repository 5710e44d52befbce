using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Identity;

/// <summary>What a browser keeps after a personal link was opened: the members it may act as, each with the link version it came by.
/// A browser may hold several members; raising a member's link version makes its entry worthless.</summary>
public static class MemberCookie
{
    public const string Scheme = "WarRoom.Member";
    public const string Claim = "warroom:member";

    public static IEnumerable<(MemberId Id, int Version)> MembersOf(ClaimsPrincipal user)
    {
        foreach (var claim in user.FindAll(Claim))
        {
            var parts = claim.Value.Split(':');
            if (parts.Length == 2 && Guid.TryParse(parts[0], out var id) && int.TryParse(parts[1], out var version)) yield return (new(id), version);
        }
    }

    /// <summary>Adds the member to those that this browser holds.</summary>
    public static async Task SignInAsync(HttpContext context, Member member)
    {
        var known = (await context.AuthenticateAsync(Scheme)).Principal;
        var claims = (known is null ? [] : known.FindAll(Claim)).Where(c => !c.Value.StartsWith(member.Id.ToString(), StringComparison.Ordinal)).Take(19)
            .Prepend(new Claim(Claim, $"{member.Id}:{member.LinkVersion}"))
            .Prepend(new Claim(ClaimTypes.Name, member.Name));
        await context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), new AuthenticationProperties { IsPersistent = true });
    }
}
