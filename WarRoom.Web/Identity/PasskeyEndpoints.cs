using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity.Pages;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Identity;

/// <summary>Signing in with a passkey, adding one and taking one away. A refusal is a sentence that the script shows in the form, so
/// that nothing typed is lost; success is an address to go to.</summary>
internal static class PasskeyEndpoints
{
    private const string Page = "/account/password";

    public static void Map(WebApplication app)
    {
        var passkeys = app.MapGroup("/account/passkey").RequireRateLimiting(GuessLimit.Policy).WithMetadata(new RequireAntiforgeryTokenAttribute());
        passkeys.MapPost("/options", AskAsync).AllowAnonymous();
        passkeys.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        passkeys.MapPost("/new", BeginAsync);
        passkeys.MapPost("/add", AddAsync);
        passkeys.MapPost("/remove", RemoveAsync);
    }

    /// <summary>Names no account: the device offers what it holds, and nobody learns who has a passkey.</summary>
    private static async Task<ContentHttpResult> AskAsync(SignInManager<SignInAccount> signIns) => Options(await signIns.MakePasskeyRequestOptionsAsync(null));

    /// <summary>Not <c>PasskeySignInAsync</c>: that ends with the browser. Wrong passwords do not lock a passkey out, since it cannot be
    /// guessed; otherwise anybody could keep a lead out on the day.</summary>
    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> SignInAsync([FromForm] string? credential, [FromForm] string? returnUrl, SignInManager<SignInAccount> signIns, IStringLocalizer<EdgeText> text)
    {
        if (await CheckAsync(credential, signIns.PerformPasskeyAssertionAsync) is not { Succeeded: true } shown) return No("passkey.failed", text);
        await signIns.UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        await signIns.SignInAsync(shown.User, isPersistent: true);
        return TypedResults.Redirect(SignInEndpoints.LocalPath(returnUrl));
    }

    private static async Task<ContentHttpResult> BeginAsync([FromForm] string? email, HttpContext context, SignInManager<SignInAccount> signIns, CurrentMember members, LinkAccount link, IStringLocalizer<EdgeText> text, CancellationToken stop)
    {
        if (await AccountAsync(context, signIns) is { } account)
        {
            return Options(await signIns.MakePasskeyCreationOptionsAsync(new() { Id = account.Id, Name = account.Email ?? account.Name, DisplayName = account.Name }));
        }

        if (await ByLinkAsync(context, members, stop) is not { } member) return No("account.done", text);
        if (await link.CheckNewAsync(email) is { } refusal) return No(refusal.Code, text);
        return Options(await signIns.MakePasskeyCreationOptionsAsync(new() { Id = new SignInAccount().Id, Name = email!.Trim(), DisplayName = member.Name }));
    }

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> AddAsync([FromForm] string? credential, [FromForm] string? name, HttpContext context, SignInManager<SignInAccount> signIns, CurrentMember members, LinkAccount link, IStringLocalizer<EdgeText> text, CancellationToken stop)
    {
        if (await CheckAsync(credential, signIns.PerformPasskeyAttestationAsync) is not { Succeeded: true } made) return No("passkey.notAdded", text);
        made.Passkey.Name = PasskeyNames.Of(name, context.Request.Headers.UserAgent.ToString());
        if (await AccountAsync(context, signIns) is { } account)
        {
            var isAdded = made.UserEntity.Id == account.Id && (await signIns.UserManager.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded;
            return isAdded ? TypedResults.Redirect($"{Page}?said=passkey.added") : No("passkey.notAdded", text);
        }

        if (await ByLinkAsync(context, members, stop) is not { } member) return No("account.done", text);
        var (own, refusal) = await link.WithPasskeyAsync(member.Id, made.UserEntity, made.Passkey, stop);
        if (own is null) return No(refusal!.Code, text);
        await signIns.SignInAsync(own, isPersistent: true);
        return TypedResults.Redirect("/me?said=passkey.made");
    }

    private static async Task<RedirectHttpResult> RemoveAsync([FromForm] string? id, HttpContext context, SignInManager<SignInAccount> signIns)
    {
        if (await AccountAsync(context, signIns) is not { } account) return TypedResults.Redirect(Page);
        var all = await signIns.UserManager.GetPasskeysAsync(account);
        if (all.FirstOrDefault(p => PasskeyNames.IdOf(p) == id) is not { } passkey) return TypedResults.Redirect($"{Page}?said=passkey.removed");
        if (all.Count == 1 && !await signIns.UserManager.HasPasswordAsync(account)) return TypedResults.Redirect($"{Page}?said=passkey.last");
        var removed = await signIns.UserManager.RemovePasskeyAsync(account, passkey.CredentialId);
        return TypedResults.Redirect($"{Page}?said={(removed.Succeeded ? "passkey.removed" : "failed")}");
    }

    /// <summary>The account that signed in itself; a personal link is not enough to add to it.</summary>
    private static async Task<SignInAccount?> AccountAsync(HttpContext context, SignInManager<SignInAccount> signIns) =>
        CurrentMember.AccountOf(context.User) is { } id ? await signIns.UserManager.FindByIdAsync(id) : null;

    private static async Task<Member?> ByLinkAsync(HttpContext context, CurrentMember members, CancellationToken stop) =>
        (await members.AllAsync(context.User, stop)).FirstOrDefault(LinkAccount.IsFor);

    /// <summary>Null when nothing was sent, and when nothing was asked before or too long ago: Identity throws then.</summary>
    private static async Task<T?> CheckAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ContentHttpResult Options(string json) => TypedResults.Text(json, "application/json");

    private static ContentHttpResult No(string code, IStringLocalizer<EdgeText> text) =>
        TypedResults.Text(Said.Sentence(code, text), "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status422UnprocessableEntity);
}
