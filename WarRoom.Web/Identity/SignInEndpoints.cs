using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity;

/// <summary>The forms of signing in and out. A personal link's page only shows; its form signs in.</summary>
internal static class SignInEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/v/{token}", OpenLinkAsync).AllowAnonymous();
        app.MapPost("/login", SignInAsync).AllowAnonymous();
        app.MapPost("/account/leave", LeaveAsync).AllowAnonymous();
        PasskeyEndpoints.Map(app);
    }

    private static async Task<RedirectHttpResult> OpenLinkAsync(string token, [FromForm] string? slot, HttpContext context, PersonalLinks links, IDbContextFactory<WarRoomDb> dbs, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var id = PersonalLinks.Read(token);
        var member = id is null ? null : await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.RemovedAt == null, stop);
        if (member is null || !links.IsValid(token, member)) return TypedResults.Redirect("/v/old?said=link.old");
        await MemberCookie.SignInAsync(context, member);
        return TypedResults.Redirect(Guid.TryParse(slot, out var slotId) ? $"/me/slots/{slotId}" : "/me");
    }

    private static async Task<RedirectHttpResult> SignInAsync([FromForm] string? email, [FromForm] string? password, [FromForm] string? returnUrl, SignInManager<SignInAccount> signIns)
    {
        var account = email is null ? null : await signIns.UserManager.FindByEmailAsync(email.Trim());
        var result = account is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIns.PasswordSignInAsync(account, password ?? "", isPersistent: true, lockoutOnFailure: true);
        var back = LocalPath(returnUrl);
        return TypedResults.Redirect(result.Succeeded ? back : $"/login?said={(result.IsLockedOut ? "login.locked" : "login.wrong")}&email={Uri.EscapeDataString(email ?? "")}&returnUrl={Uri.EscapeDataString(back)}");
    }

    private static async Task<RedirectHttpResult> LeaveAsync([FromForm] string? all, HttpContext context, SignInManager<SignInAccount> signIns)
    {
        await signIns.SignOutAsync();
        await context.SignOutAsync(MemberCookie.Scheme);
        return TypedResults.Redirect("/login?said=left");
    }

    public static string LocalPath(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/campaigns";
}
