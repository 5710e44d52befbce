using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Messages;
using WarRoom.Web.Identity;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Holds a sheet against a campaign and says of every row what importing it would do. Nothing is stored.</summary>
public sealed class PreviewImport(ImportDesk desk)
{
    public async Task<ImportPreview> RunAsync(ImportKind kind, Spreadsheet sheet, Actor actor, CancellationToken stop = default)
    {
        await using var db = await desk.OpenAsync(stop);
        return await desk.TakeAsync(db, kind, sheet, actor, store: false, stop);
    }
}

/// <summary>Stores every good row of a sheet in one transaction; the same sheet again changes nothing.</summary>
public sealed class AcceptImport(ImportDesk desk, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<ImportPreview> RunAsync(ImportKind kind, Spreadsheet sheet, Actor actor, CancellationToken stop = default)
    {
        await using var db = await desk.OpenAsync(stop);
        var done = await desk.TakeAsync(db, kind, sheet, actor, store: true, stop);
        if (done.Refusal is not null || done.Good == 0) return done;
        db.Record(actor, clocks, $"imported the {kind.ToString().ToLowerInvariant()} sheet: {done.Count(ImportVerdict.New)} new, {done.Count(ImportVerdict.Changed)} changed, {done.Count(ImportVerdict.Refused)} refused");
        if (!await db.TrySaveAsync(stop)) return ImportPreview.Refused(kind, new("import.raced", "Somebody changed the same things in this moment. Nothing was stored; look at the preview again."));
        feed.Changed(actor.Campaign);
        return done;
    }
}

/// <summary>What both need: the campaign as it is now, and the shelf of the kind.</summary>
public sealed class ImportDesk(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, NetworkBook networks, PublicAddress address)
{
    internal Task<WarRoomDb> OpenAsync(CancellationToken stop) => dbs.CreateDbContextAsync(stop);

    internal async Task<ImportPreview> TakeAsync(WarRoomDb db, ImportKind kind, Spreadsheet sheet, Actor actor, bool store, CancellationToken stop)
    {
        var shelf = Shelf.Of(kind);
        return actor.Lacks(shelf.Right) is { } lacks ? ImportPreview.Refused(kind, lacks) : await shelf.TakeAsync(kind, await SceneAsync(db, actor, stop), sheet, store, stop);
    }

    internal async Task<ImportScene> SceneAsync(WarRoomDb db, Actor actor, CancellationToken stop)
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var audiences = await db.Audiences.AsNoTracking().Where(a => a.CampaignId == campaign.Id).OrderBy(a => a.Id).ToListAsync(stop);
        return new(db, campaign, actor, clocks.Now(campaign), audiences, new TextDesk(networks.All, address, campaign.Organisation).Judge);
    }
}
