using WarRoom.Domain.Campaigns;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Objectives;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>The objectives. Their weights sum to 100: what a sheet leaves over is shared by the objectives that it does not name.</summary>
internal sealed class ObjectiveShelf() : Shelf<ObjectiveRow, Objective>(ObjectiveSheet.Format)
{
    private List<Objective> _stored = [];

    protected override ImportSheet<ObjectiveRow> Read(Spreadsheet sheet, ImportScene scene)
    {
        var read = ObjectiveSheet.Read(sheet);
        var named = read.Accepted.ToList();
        var others = _stored.Where(o => !named.Exists(n => n.Name.Equals(o.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        var weights = Weights.Fill([.. named.Select(n => n.Weight)], mayLeaveRest: others.Count > 0);
        var byName = named.Zip(weights).ToDictionary(p => p.First.Name, p => p.First with { Weight = p.Second }, StringComparer.OrdinalIgnoreCase);
        return read with { Rows = [.. read.Rows.Select(r => r.IsAccepted ? Weighted(r, byName[r.Value!.Name]) : r)] };
    }

    protected override async Task<List<Objective>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        _stored = await scene.Db.Objectives.Where(o => o.CampaignId == scene.Campaign.Id).OrderBy(o => o.Id).ToListAsync(stop);

    protected override Guid IdOf(Objective stored) => stored.Id.Value;

    protected override string About(ObjectiveRow row) => row.Name;

    protected override ObjectiveRow Say(Objective o, ImportScene scene) => new(o.Name, o.Measures, o.Goal, o.BaselinePerDay, o.Weight);

    protected override void Add(ObjectiveRow row, ImportScene scene)
    {
        var objective = new Objective { Id = scene.NewId<ObjectiveId>(), CampaignId = scene.Campaign.Id, Name = row.Name };
        scene.Db.Objectives.Add(objective);
        Change(objective, row, scene);
    }

    protected override void Change(Objective objective, ObjectiveRow row, ImportScene scene)
    {
        objective.Name = row.Name;
        objective.Measures = [.. row.Measures];
        objective.Goal = row.Goal;
        objective.BaselinePerDay = row.BaselinePerDay;
        objective.Weight = row.Weight ?? 0;
    }

    protected override void Finish(ImportScene scene, ImportSheet<ObjectiveRow> read)
    {
        var named = read.Accepted.ToList();
        var others = _stored.Where(o => !named.Exists(n => n.Name.Equals(o.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        var rest = 100 - named.Sum(n => n.Weight ?? 0);
        if (named.Count == 0 || others.Sum(o => o.Weight) == rest) return;
        foreach (var (other, weight) in others.Zip(Weights.Share([.. others.Select(o => o.Weight)], rest))) other.Weight = weight;
    }

    protected override void Deleted(Objective stored, IReadOnlyList<Objective> all, ImportScene scene)
    {
        var others = all.Where(o => o != stored).ToList();
        foreach (var (other, weight) in others.Zip(Weights.Share([.. others.Select(o => o.Weight)], Weights.Total))) other.Weight = weight;
    }

    private ImportRow<ObjectiveRow> Weighted(ImportRow<ObjectiveRow> row, ObjectiveRow value) =>
        row with { Value = value, Fingerprint = Format.Fingerprint(value) };
}
