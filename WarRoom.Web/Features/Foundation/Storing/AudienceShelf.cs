using WarRoom.Domain.Audiences;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Whom the campaign targets.</summary>
internal sealed class AudienceShelf() : Shelf<AudienceRow, Audience>(AudienceSheet.Format)
{
    protected override ImportSheet<AudienceRow> Read(Spreadsheet sheet, ImportScene scene) => AudienceSheet.Read(sheet, scene.Context);

    protected override Task<List<Audience>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Audiences.Where(a => a.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override Guid IdOf(Audience stored) => stored.Id.Value;

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
        if (audience.Name != row.Name) Rename(audience, row.Name, scene);
        audience.Kind = row.Kind;
        audience.Description = row.Description ?? "";
        audience.ZoneId = row.Zone.Id;
        audience.Languages = [.. row.Languages];
        audience.Networks = [.. row.Networks];
        audience.ActiveHours = [.. row.ActiveHours];
        audience.Tone = row.Tone ?? "";
        audience.Avoid = row.Avoid ?? "";
    }

    protected override async Task<string?> WhyNotDeleteAsync(Audience stored, ImportScene scene, CancellationToken stop)
    {
        var texts = await scene.Db.Variants.CountAsync(v => v.AudienceId == stored.Id, stop);
        return texts == 0 ? null : $"{texts} text{(texts == 1 ? " is" : "s are")} written for it. Give {(texts == 1 ? "it" : "them")} another audience first.";
    }

    /// <summary>Communities and influencers know their audience by name.</summary>
    private static void Rename(Audience audience, string name, ImportScene scene)
    {
        foreach (var community in scene.Db.Communities.Where(c => c.CampaignId == scene.Campaign.Id && c.Audience == audience.Name).ToList()) community.Audience = name;
        foreach (var influencer in scene.Db.Influencers.Where(i => i.CampaignId == scene.Campaign.Id && i.Audience == audience.Name).ToList()) influencer.Audience = name;
        audience.Name = name;
    }
}
