using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The forms of the phone by which slots go to others: swaps, and the whole rest of a day.</summary>
internal static class HandOverEndpoints
{
    public static void MapSwapping(this RouteGroupBuilder slots)
    {
        slots.MapPost("/swap/ask", ProposeAsync);
        slots.MapPost("/swap/{swap:guid}/yes", (Guid id, Guid swap, [FromForm] string? key, ClaimingEndpoints.Scene scene, AnswerSwap answer, CancellationToken stop) =>
            scene.OnceAsync(key, id, async actor => $"/me?said={(await answer.RunAsync(swap, isYes: true, actor, stop))?.Code ?? "swap.done"}"));
        slots.MapPost("/swap/{swap:guid}/no", (Guid id, Guid swap, [FromForm] string? key, ClaimingEndpoints.Scene scene, AnswerSwap answer, CancellationToken stop) =>
            scene.OnceAsync(key, id, async actor => $"/me?said={(await answer.RunAsync(swap, isYes: false, actor, stop))?.Code ?? "swap.declined"}"));
        slots.MapPost("/swap/{swap:guid}/withdraw", (Guid id, Guid swap, [FromForm] string? key, ClaimingEndpoints.Scene scene, WithdrawSwap withdraw, CancellationToken stop) =>
            scene.OnceAsync(key, id, async actor => $"/me?said={(await withdraw.RunAsync(swap, actor, stop))?.Code ?? "swap.withdrawn"}"));
    }

    public static void MapHandingBack(this WebApplication app)
    {
        app.MapPost("/me/handback/give", ([FromForm] string? key, [FromForm] string? c, HandOverDesk desk, HandBackDay give, CancellationToken stop) =>
            desk.OnceAsync(key, c, async actor => (await give.RunAsync(actor, stop))?.Code ?? "handback.done"));
        app.MapPost("/me/handback/undo", ([FromForm] string? key, [FromForm] string? c, HandOverDesk desk, TakeBackDay take, CancellationToken stop) =>
            desk.OnceAsync(key, c, async actor => (await take.RunAsync(actor, stop))?.Code ?? "handback.undone"));
    }

    private static Task<RedirectHttpResult> ProposeAsync(Guid id, [FromForm] string? key, [FromForm] Guid wanted, ClaimingEndpoints.Scene scene, ProposeSwap propose, CancellationToken stop) =>
        scene.OnceAsync(key, id, async actor => await propose.RunAsync(new(id), new(wanted), actor, stop) is { } refusal ? $"/me/slots/{id}/swap?said={refusal.Code}" : "/me?said=swap.asked");

    /// <summary>Who sends a form that is about their whole day: the member of the named campaign whose browser this is.</summary>
    public sealed class HandOverDesk(IHttpContextAccessor context, CurrentMember members, IDbContextFactory<WarRoomDb> dbs, Forms forms)
    {
        public async Task<RedirectHttpResult> OnceAsync(string? key, string? slug, Func<Actor, Task<string>> act)
        {
            await using var db = await dbs.CreateDbContextAsync();
            var campaign = await db.Campaigns.AsNoTracking().Where(c => c.Slug == slug).Select(c => (CampaignId?)c.Id).SingleOrDefaultAsync();
            var actor = campaign is { } id ? await members.InAsync(context.HttpContext!.User, id) : null;
            if (actor?.Member is not { } me) return TypedResults.Redirect("/me?said=slot.notYours");
            return TypedResults.Redirect(await forms.OnceAsync(key is null ? null : $"{me.Value:N}:{key}", async () => $"/me?c={slug}&said={await act(actor)}"));
        }
    }
}
