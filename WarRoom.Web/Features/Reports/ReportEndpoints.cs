using System.Text;
using WarRoom.Domain.Team;
using WarRoom.Web.Identity;

namespace WarRoom.Web.Features.Reports;

/// <summary>The report as a file, and whether others may read it.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/c/{slug}/report.csv", CsvAsync);
        app.MapPost("/c/{slug}/report/share", ShareAsync);
        app.MapPost("/c/{slug}/report/unshare", StopSharingAsync);
    }

    private static async Task<IResult> CsvAsync(string slug, HttpContext context, FindCampaign find, ReadReport read, CancellationToken stop)
    {
        if (await find.RunAsync(slug, context.User, Right.ReadReport, stop) is not { } found) return Results.NotFound();
        var text = ReportCsv.Of(await read.RunAsync(found.Campaign.Id, Readers.Team, stop));
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
        return Results.File(file, "text/csv; charset=utf-8", $"{slug}-report.csv");
    }

    private static async Task<IResult> ShareAsync(string slug, [Microsoft.AspNetCore.Mvc.FromForm] string? go, HttpContext context, FindCampaign find, ShareReport share, CancellationToken stop)
    {
        if (await find.RunAsync(slug, context.User, Right.EditReport, stop) is not { } found) return Results.NotFound();
        await share.RunAsync(found.Actor, stop);
        return Results.Redirect($"/c/{slug}/report#share");
    }

    private static async Task<IResult> StopSharingAsync(string slug, [Microsoft.AspNetCore.Mvc.FromForm] string? go, HttpContext context, FindCampaign find, StopSharingReport share, CancellationToken stop)
    {
        if (await find.RunAsync(slug, context.User, Right.EditReport, stop) is not { } found) return Results.NotFound();
        await share.RunAsync(found.Actor, stop);
        return Results.Redirect($"/c/{slug}/report#share");
    }
}
