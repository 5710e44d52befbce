using Microsoft.AspNetCore.Mvc;

namespace WarRoom.Web.Features.Joining;

/// <summary>What a member does with their own data beside the pages.</summary>
internal static class JoiningEndpoints
{
    public static void MapJoining(this WebApplication app)
    {
        app.MapGet("/me/account/data.json", DataAsync);
        app.MapPost("/me/account/leave", LeaveAsync);
        app.MapPost("/me/push", AllowPushAsync);
        app.MapPost("/me/push/remove", ForgetDeviceAsync);
    }

    private static async Task<IResult> DataAsync([FromQuery] string? c, HttpContext context, ReadMe read, ReadMyData data, CancellationToken stop)
    {
        if (await read.RunAsync(context.User, c, stop) is not { } me) return Results.Redirect("/me");
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{me.Campaign.Slug}-my-data.json\"";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(await data.RunAsync(me.Member, me.Campaign, stop), new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web) { WriteIndented = true });
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
