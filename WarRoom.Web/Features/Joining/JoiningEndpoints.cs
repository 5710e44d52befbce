using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace WarRoom.Web.Features.Joining;

/// <summary>What a member does with their own data beside the pages.</summary>
internal static class JoiningEndpoints
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void MapJoining(this WebApplication app)
    {
        app.MapGet("/me/account/data.json", DataAsync);
        app.MapGet("/me/account/data.zip", ZipAsync);
        app.MapGet("/me/app.webmanifest", ManifestAsync).AllowAnonymous();
        app.MapPost("/me/account/leave", LeaveAsync);
        app.MapPost("/me/push", AllowPushAsync);
        app.MapPost("/me/push/remove", ForgetDeviceAsync);
    }

    private static async Task<IResult> DataAsync([FromQuery] string? c, HttpContext context, ReadMe read, ReadMyData data, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{me.Campaign.Slug}-my-data.json\"";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await data.RunAsync(me.Member, me.Campaign, stop), Readable);
    }

    /// <summary>The same with the screenshots themselves.</summary>
    private static async Task<IResult> ZipAsync([FromQuery] string? c, HttpContext context, ReadMe read, ReadMyData data, ReadMyPictures pictures, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var text = await zip.CreateEntry("my-data.json").OpenAsync(stop)) await JsonSerializer.SerializeAsync(text, await data.RunAsync(me.Member, me.Campaign, stop), Readable, stop);
            foreach (var (name, bytes) in await pictures.RunAsync(me.Member.Id, stop))
            {
                await using var picture = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(stop);
                await picture.WriteAsync(bytes, stop);
            }
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(file.ToArray(), "application/zip", $"{me.Campaign.Slug}-my-data.zip");
    }

    /// <summary>How the day is called on a home screen. It starts where the sign-in cookie leads; no secret is in it.</summary>
    private static async Task<IResult> ManifestAsync(HttpContext context, ReadMe read, CancellationToken stop)
    {
        var campaign = (await read.RunAsync(context.User, null, stop))?.Campaign;
        context.Response.Headers.CacheControl = "private, max-age=600";
        return Results.Json(new
        {
            name = campaign?.Name ?? "WarRoom",
            short_name = campaign?.Name is { Length: <= 12 } name ? name : "WarRoom",
            id = "/me",
            start_url = "/me",
            scope = "/",
            display = "standalone",
            background_color = "#F7F5F0",
            theme_color = "#F7F5F0",
            icons = new object[] { new { src = "/icon-192.png", sizes = "192x192", type = "image/png" }, new { src = "/icon-512.png", sizes = "512x512", type = "image/png" }, new { src = "/icon-512.png", sizes = "512x512", type = "image/png", purpose = "maskable" } },
        }, contentType: "application/manifest+json");
    }

    private static async Task<IResult> LeaveAsync([FromForm] string? c, [FromForm] string? sure, HttpContext context, ReadMe read, LeaveTeam leave, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        if (sure != "yes") return Results.Redirect($"/me/account?c={me.Campaign.Slug}&said=me.sure#leave");
        var refusal = await leave.RunAsync(me.Member.AsActor(), stop);
        return Results.Redirect(refusal is null ? "/login?said=me.gone" : $"/me/account?c={me.Campaign.Slug}&said={refusal.Code}#leave");
    }

    private static async Task<IResult> AllowPushAsync([FromForm] string? c, [FromForm] string? endpoint, [FromForm] string? p256dh, [FromForm] string? auth, HttpContext context, ReadMe read, AllowPush allow, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        var refusal = await allow.RunAsync(new(endpoint ?? "", p256dh ?? "", auth ?? "", DeviceNames.Of(context.Request.Headers.UserAgent.ToString())), me.Member.AsActor(), stop);
        return Results.Redirect($"/me/account?c={me.Campaign.Slug}&said={refusal?.Code ?? "push.on"}#push");
    }

    private static async Task<IResult> ForgetDeviceAsync([FromForm] string? c, [FromForm] Guid? id, HttpContext context, ReadMe read, ForgetDevice forget, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        if (id is { } device) await forget.RunAsync(device, me.Member.AsActor(), stop);
        return Results.Redirect($"/me/account?c={me.Campaign.Slug}&said=push.off#push");
    }
}
