using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The forms of the phone. Each answers with the address to go to, so a plain post and a scripted one do the same.</summary>
internal static class ClaimingEndpoints
{
    public static void MapClaiming(this WebApplication app)
    {
        var slots = app.MapGroup("/me/slots/{id:guid}");
        slots.MapPost("/claim", ClaimAsync);
        slots.MapPost("/release", ReleaseAsync);
        slots.MapPost("/words", WordsAsync);
        slots.MapPost("/words/check", CheckWordsAsync);
        slots.MapPost("/confirm", ConfirmAsync);
        slots.MapPost("/withdraw", WithdrawAsync);
        slots.MapSwapping();
        app.MapPost("/me/holds/{id:guid}/read", AcknowledgeAsync);
        app.MapHandingBack();
        app.MapPost("/me/messages/seen", SeenAsync);
        app.MapGet("/me/pulse/{campaign:guid}", PulseAsync);
        app.MapGet("/me/token", Token);
        app.MapGet("/me/calendar", OpenCalendarAsync);
        app.MapGet("/me/slots/{id:guid}.ics", SlotCalendarAsync);
        app.MapGet("/cal/{token}.ics", CalendarAsync).AllowAnonymous();
    }

    private static Task<RedirectHttpResult> ClaimAsync(Guid id, [FromForm] string? key, Scene scene, ClaimSlot claim, CancellationToken stop) =>
        scene.OnceAsync(key, id, async actor =>
        {
            var refusal = await claim.RunAsync(new(id), actor, stop);
            return refusal is null ? $"/me/slots/{id}" : $"/me?said={refusal.Code}&slot={id}";
        });

    private static Task<RedirectHttpResult> ReleaseAsync(Guid id, [FromForm] string? key, Scene scene, ReleaseSlot release, CancellationToken stop) =>
        scene.OnceAsync(key, id, async actor =>
        {
            var refusal = await release.RunAsync(new(id), actor, stop);
            return $"/me?said={refusal?.Code ?? "released"}&slot={id}";
        });

    private static Task<RedirectHttpResult> WordsAsync(Guid id, [FromForm] string? key, [FromForm] string? words, Scene scene, KeepWords keep, CancellationToken stop) =>
        scene.OnceAsync(null, id, async actor =>
        {
            var refusal = await keep.RunAsync(new(id), words ?? "", actor, stop);
            return $"/me/slots/{id}?said={refusal?.Code ?? "words.kept"}";
        });

    private static Task<RedirectHttpResult> ConfirmAsync(Guid id, [FromForm] string? key, [FromForm] string? link, [FromForm] string? declared, [FromForm] int? version, [FromForm] string? waited, [FromForm(Name = "as")] Guid? tappedBy, Scene scene, ConfirmPost confirm, CancellationToken stop) =>
        scene.OnceAsync(key, id, async actor =>
        {
            if (tappedBy is { } who && who != actor.Member!.Value.Value) return "/me?said=slot.notYours"; // it waited on a phone that somebody else uses now
            var (address, problem) = await scene.CheckAsync(new(id), actor, link, declared is not null, stop);
            if (problem is not null) return $"/me/slots/{id}?said={problem.Code}&link={Uri.EscapeDataString(link ?? "")}#link";
            var (outcome, refusal) = await confirm.RunAsync(new(id), address, version, actor, TapTime.Waited(long.TryParse(waited, out var milliseconds) ? milliseconds : null), stop);
            return refusal is not null ? $"/me?said={refusal.Code}&slot={id}" : $"/me/slots/{id}?said={(outcome is ConfirmOutcome.KeptAsExtra ? "kept.extra" : "thanks")}";
        });

    private static Task<RedirectHttpResult> WithdrawAsync(Guid id, [FromForm] string? key, Scene scene, WithdrawPost withdraw, CancellationToken stop) =>
        scene.OnceAsync(key, id, async actor => $"/me/slots/{id}?said={(await withdraw.RunAsync(new(id), actor, stop))?.Code ?? "withdrawn"}");

    /// <summary>Whether own words fit and are own, while they are typed.</summary>
    private static async Task<IResult> CheckWordsAsync(Guid id, [FromForm] string? words, HttpContext context, CurrentMember members, CheckWords check, CancellationToken stop)
    {
        foreach (var member in await members.AllAsync(context.User, stop))
        {
            if (await check.RunAsync(new(id), words ?? "", member, stop) is { } verdict) return Results.Json(verdict);
        }

        return Results.NoContent();
    }

    /// <summary>Whether an open page is still true, and what time it is there: the epoch, the campaign's now and its speed, from memory, so
    /// that every phone can ask every few seconds.</summary>
    private static async Task<IResult> PulseAsync(Guid campaign, HttpContext context, OpenHolds holds, Clock.CampaignClocks clocks, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        var epoch = await holds.EpochAsync(new(campaign), stop);
        var (now, speed) = clocks.NowOf(new(campaign));
        return Results.Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{epoch} {now} {speed}"));
    }

    /// <summary>Leads to the calendar of the member that this browser acts as; a calendar app takes the address from there.</summary>
    private static async Task<RedirectHttpResult> OpenCalendarAsync(HttpContext context, CurrentMember members, OpenCalendar open, CancellationToken stop) =>
        await members.AllAsync(context.User, stop) is [var member, ..] ? TypedResults.Redirect($"/cal/{await open.RunAsync(member, stop)}.ics") : TypedResults.Redirect("/me");

    /// <summary>What a form needs to be believed, for a confirmation that was tapped on a page which is gone.</summary>
    private static IResult Token(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { Name = tokens.FormFieldName, Token = tokens.RequestToken });
    }

    private static async Task<IResult> SlotCalendarAsync(Guid id, HttpContext context, CurrentMember members, ReadSlotCalendar read, CancellationToken stop)
    {
        foreach (var member in await members.AllAsync(context.User, stop))
        {
            if (await read.RunAsync(new(id), member.Id, stop) is { } calendar) return Results.File(System.Text.Encoding.UTF8.GetBytes(calendar), "text/calendar; charset=utf-8", $"slot-{id:N}.ics");
        }

        return Results.Redirect("/me?said=slot.notYours");
    }

    private static async Task<IResult> CalendarAsync(string token, ReadCalendar read, CancellationToken stop) =>
        await read.RunAsync(token, stop) is { } calendar ? Results.Text(calendar, "text/calendar; charset=utf-8") : Results.NotFound();

    private static async Task<RedirectHttpResult> AcknowledgeAsync(Guid id, [FromForm] string? key, HttpContext context, CurrentMember members, AcknowledgeHold acknowledge, CancellationToken stop)
    {
        foreach (var member in await members.AllAsync(context.User, stop)) await acknowledge.RunAsync(new(id), member, stop);
        return TypedResults.Redirect("/me?said=hold.read");
    }

    private static async Task<RedirectHttpResult> SeenAsync([FromForm] string? key, HttpContext context, CurrentMember members, IDbContextFactory<WarRoomDb> dbs, Clock.CampaignClocks clocks, CancellationToken stop)
    {
        var ids = (await members.AllAsync(context.User, stop)).Select(m => m.Id).ToList();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = clocks.RealNow;
        await db.Inbox.Where(m => ids.Contains(m.MemberId) && m.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.SeenAt, now), stop);
        return TypedResults.Redirect("/me");
    }

    /// <summary>What each form needs: who asks, in the campaign of the slot, and the once-only key.</summary>
    public sealed class Scene(IHttpContextAccessor context, CurrentMember members, IDbContextFactory<WarRoomDb> dbs, Forms forms, NetworkBook networks)
    {
        public async Task<RedirectHttpResult> OnceAsync(string? key, Guid slotId, Func<Actor, Task<string>> act)
        {
            var id = new SlotId(slotId);
            await using var db = await dbs.CreateDbContextAsync();
            var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id);
            var actor = slot is null ? null : await members.InAsync(context.HttpContext!.User, slot.CampaignId);
            if (actor?.Member is null) return TypedResults.Redirect("/me?said=slot.notYours");
            return TypedResults.Redirect(await forms.OnceAsync(key is null ? null : $"{actor.Member.Value.Value:N}:{key}", () => act(actor)));
        }

        /// <summary>The address that counts as proof; null without a problem when the member declares the post without one.</summary>
        public async Task<(string? Address, Refusal? Problem)> CheckAsync(SlotId id, Actor actor, string? link, bool isDeclared, CancellationToken stop)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var slot = await db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, stop);
            var rules = networks.RulesOf(slot.Network);
            if (isDeclared || !rules.PostsHaveAddresses) return (null, null);
            var member = await db.Members.AsNoTracking().SingleAsync(m => m.Id == actor.Member, stop);
            var check = PostAddress.Check(slot.Network, rules, link ?? "", member.AccountOn(slot.Network, slot.AccountKind)?.Handle);
            return (check.Address?.Url, check.Refusal);
        }
    }
}
