using WarRoom.Domain.Messages;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Running totals that somebody read on the networks. A gap is nothing to store.</summary>
internal sealed class SampleShelf() : Shelf<SampleRow, MetricReading>(SampleSheet.Format)
{
    protected override ImportSheet<SampleRow> Read(Spreadsheet sheet, ImportScene scene) => SampleSheet.Read(sheet, scene.Context);

    protected override Task<List<MetricReading>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Readings.Where(r => r.CampaignId == scene.Campaign.Id && r.Source == HourShelf.Source && r.Network != null).ToListAsync(stop);

    protected override string About(SampleRow row) => $"{MomentReader.Write(row.At)}: {row.Network.Name()}, {Cells.Of(row.Measure)}";

    protected override string? Nothing(SampleRow row) => row.Value is null ? "No value: there is nothing to store." : null;

    protected override SampleRow Say(MetricReading r, ImportScene scene) => new(r.At, r.Network!.Value, r.Measure, r.Total);

    protected override void Add(SampleRow row, ImportScene scene) => scene.Db.Readings.Add(new MetricReading
    {
        Id = Guid.CreateVersion7(scene.NextMoment().ToDateTimeOffset()),
        CampaignId = scene.Campaign.Id,
        At = row.At,
        Network = row.Network,
        Measure = row.Measure,
        Total = row.Value!.Value,
        Source = HourShelf.Source,
        By = scene.Actor.Member,
        ByName = scene.Actor.Name,
    });

    /// <summary>A reading is never rewritten: the wrong one goes, the right one comes.</summary>
    protected override void Change(MetricReading stored, SampleRow row, ImportScene scene)
    {
        scene.Db.Readings.Remove(stored);
        Add(row, scene);
    }
}
