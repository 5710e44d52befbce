using Microsoft.AspNetCore.Mvc;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Proof;

/// <summary>Screenshots come in by a form of the phone and are shown to few.</summary>
internal static class ProofEndpoints
{
    /// <summary>More than a screenshot may have, so that one which is too large gets a sentence instead of a cut line.</summary>
    private const int MostOfARequest = 64 * 1024 * 1024;

    public static void MapProof(this WebApplication app)
    {
        app.MapPost("/me/slots/{id:guid}/screenshot", AddAsync).WithMetadata(new RequestSizeLimitAttribute(MostOfARequest));
        app.MapGet("/proof/{id:guid}", ShowAsync);
    }

    private static async Task<IResult> AddAsync(Guid id, IFormFile? picture, [FromForm] string? key, [FromForm] int? version, HttpContext context, IDbContextFactory<WarRoomDb> dbs, CurrentMember members, Forms forms, AddScreenshot add, CancellationToken stop)
    {
        if (await ActorAsync(new(id), context, dbs, members, stop) is not { Member: { } me } actor) return Results.Redirect("/me?said=slot.notYours");
        Refusal? refusal = null;
        var answer = await forms.OnceUnlessRefusedAsync(key is null ? null : $"{me.Value:N}:{key}", async () =>
        {
            refusal = await KeepAsync(new(id), picture, version, actor, add, stop);
            return refusal is null ? $"/me/slots/{id}?said=proof.kept" : null;
        }, stop);
        return Results.Redirect(answer ?? $"/me/slots/{id}?said={refusal!.Code}#screenshot");
    }

    private static async Task<Refusal?> KeepAsync(SlotId id, IFormFile? picture, int? version, Actor actor, AddScreenshot add, CancellationToken stop)
    {
        if (Screenshot.WhyNot(picture?.Length ?? 0) is { } no) return no;
        using var file = new MemoryStream((int)picture!.Length);
        await picture.CopyToAsync(file, stop);
        return await add.RunAsync(id, file.ToArray(), version, actor, stop);
    }

    private static async Task<Actor?> ActorAsync(SlotId id, HttpContext context, IDbContextFactory<WarRoomDb> dbs, CurrentMember members, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Slots.Where(s => s.Id == id).Select(s => (CampaignId?)s.CampaignId).SingleOrDefaultAsync(stop) is { } campaign ? await members.InAsync(context.User, campaign, stop) : null;
    }

    /// <summary>Whatever the bytes are, they are a picture and nothing else: no script, no frame, no copy in a cache.</summary>
    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, ReadScreenshot read, CancellationToken stop)
    {
        if (await read.RunAsync(id, context.User, stop) is not { } bytes) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(bytes, Screenshot.MediaType);
    }
}
