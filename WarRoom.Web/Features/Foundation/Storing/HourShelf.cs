using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Hourly visits, of the weeks before or of the day; both lie on one line of time.</summary>
internal sealed class HourShelf(bool isDay) : Shelf<HourRow, HourlyVisits>(isDay ? HourSheet.Day : HourSheet.Baseline)
{
    public const string Source = "import";

    protected override ImportSheet<HourRow> Read(Spreadsheet sheet, ImportScene scene) =>
        isDay ? HourSheet.ReadDay(sheet, scene.Context) : HourSheet.ReadBaseline(sheet, scene.Context);

    protected override Task<List<HourlyVisits>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.HourlyVisits.Where(v => v.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override string About(HourRow row) => $"{MomentReader.Write(row.Hour)}: {(row.Visits is { } visits ? $"{visits} visits" : "a gap")}";

    protected override HourRow Say(HourlyVisits v, ImportScene scene) => new(v.Hour, v.Visits);

    protected override void Add(HourRow row, ImportScene scene) => scene.Db.HourlyVisits.Add(new HourlyVisits
    {
        CampaignId = scene.Campaign.Id,
        Hour = row.Hour,
        Visits = row.Visits,
        Source = Source,
        ReadAt = scene.Now,
    });

    protected override void Change(HourlyVisits stored, HourRow row, ImportScene scene)
    {
        stored.Visits = row.Visits;
        stored.Source = Source;
        stored.ReadAt = scene.Now;
    }
}
