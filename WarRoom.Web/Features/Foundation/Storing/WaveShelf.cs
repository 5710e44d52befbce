using WarRoom.Domain.Campaigns;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Waves;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The parts of the day.</summary>
internal sealed class WaveShelf() : Shelf<WaveRow, Wave>(WaveSheet.Format)
{
    protected override ImportSheet<WaveRow> Read(Spreadsheet sheet, ImportScene scene)
    {
        var read = WaveSheet.Read(sheet);
        return read with { Rows = [.. read.Rows.Select(r => r.Value is { } wave && scene.Campaign.WindowWarning(wave.Start, wave.End) is { } outside ? r with { Warnings = [.. r.Warnings, outside] } : r)] };
    }

    protected override Task<List<Wave>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Waves.Where(w => w.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override string About(WaveRow row) => row.Name;

    protected override WaveRow Say(Wave w, ImportScene scene) => new(w.Name, w.Start, w.End, w.Slots, w.Purpose);

    protected override void Add(WaveRow row, ImportScene scene)
    {
        var wave = new Wave { Id = scene.NewId<WaveId>(), CampaignId = scene.Campaign.Id, Name = row.Name };
        scene.Db.Waves.Add(wave);
        Change(wave, row, scene);
    }

    protected override void Change(Wave wave, WaveRow row, ImportScene scene)
    {
        wave.Name = row.Name;
        wave.Slots = row.Slots;
        wave.Purpose = row.Purpose ?? "";
        wave.PlaceIn(scene.Campaign, row.Start, row.End);
    }
}
