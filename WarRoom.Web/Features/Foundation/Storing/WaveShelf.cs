using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Waves;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The parts of the day.</summary>
internal sealed class WaveShelf() : Shelf<WaveRow, Wave>(WaveSheet.Format)
{
    protected override ImportSheet<WaveRow> Read(Spreadsheet sheet, ImportScene scene)
    {
        var read = WaveSheet.Read(sheet);
        return read with { Rows = [.. read.Rows.Select(r => r.Value is { } wave ? Check(r, wave, scene.Campaign) : r)] };
    }

    private static ImportRow<WaveRow> Check(ImportRow<WaveRow> row, WaveRow wave, Campaign campaign)
    {
        if (campaign.Skipped(wave.Start, wave.End) is { } skipped) return row with { Refusals = [.. row.Refusals, new("time.skipped", $"The clocks skip {skipped:HH:mm} on that day. Choose a time before or after.")] };
        return campaign.WindowWarning(wave.Start, wave.End) is { } outside ? row with { Warnings = [.. row.Warnings, outside] } : row;
    }

    protected override Task<List<Wave>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Waves.Where(w => w.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override Guid IdOf(Wave stored) => stored.Id.Value;

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

    protected override async Task<string?> WhyNotDeleteAsync(Wave stored, ImportScene scene, CancellationToken stop)
    {
        var slots = await scene.Db.Slots.In(scene.Campaign.Id).CountAsync(s => s.WaveId == stored.Id && s.Status != SlotStatus.Cancelled, stop);
        return slots == 0 ? null : $"{slots} slot{(slots == 1 ? " lies" : "s lie")} in this wave. Move or take them out in the plan first.";
    }
}
