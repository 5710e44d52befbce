using WarRoom.Domain.Audiences;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Whom the campaign targets.</summary>
internal sealed class AudienceShelf() : Shelf<AudienceRow, Audience>(AudienceSheet.Format)
{
    protected override ImportSheet<AudienceRow> Read(Spreadsheet sheet, ImportScene scene) => AudienceSheet.Read(sheet, scene.Context);

    protected override Task<List<Audience>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Audiences.Where(a => a.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override string About(AudienceRow row) => row.Name;

    protected override AudienceRow Say(Audience a, ImportScene scene) =>
        new(a.Name, a.Kind, a.Description, a.Zone, a.Languages, a.Networks, a.ActiveHours, a.Tone, a.Avoid);

    protected override void Add(AudienceRow row, ImportScene scene)
    {
        var audience = new Audience { Id = scene.NewId<AudienceId>(), CampaignId = scene.Campaign.Id, Name = row.Name, ZoneId = row.Zone.Id };
        scene.Db.Audiences.Add(audience);
        Change(audience, row, scene);
    }

    protected override void Change(Audience audience, AudienceRow row, ImportScene scene)
    {
        audience.Name = row.Name;
        audience.Kind = row.Kind;
        audience.Description = row.Description ?? "";
        audience.ZoneId = row.Zone.Id;
        audience.Languages = [.. row.Languages];
        audience.Networks = [.. row.Networks];
        audience.ActiveHours = [.. row.ActiveHours];
        audience.Tone = row.Tone ?? "";
        audience.Avoid = row.Avoid ?? "";
    }
}
