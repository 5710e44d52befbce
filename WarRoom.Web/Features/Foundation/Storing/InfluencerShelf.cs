using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Voices that audiences trust, and our contact with them.</summary>
internal sealed class InfluencerShelf() : Shelf<InfluencerRow, Influencer>(InfluencerSheet.Format)
{
    protected override ImportSheet<InfluencerRow> Read(Spreadsheet sheet, ImportScene scene) => InfluencerSheet.Read(sheet, scene.Context);

    protected override Task<List<Influencer>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Influencers.Where(i => i.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override Guid IdOf(Influencer stored) => stored.Id.Value;

    protected override string About(InfluencerRow row) => $"{row.Name}, {row.Network.Name()}";

    protected override InfluencerRow Say(Influencer i, ImportScene scene) => new(
        i.Name, i.Network, i.Handle, i.Reach == 0 ? null : i.Reach, i.Audience, i.Stage.ToString(), i.NextStep, i.NextStepDate, i.Owner,
        Enum.TryParse<Relationship>(i.Disclosure, ignoreCase: true, out var tie) ? tie : null);

    protected override void Add(InfluencerRow row, ImportScene scene)
    {
        var influencer = new Influencer { Id = scene.NewId<InfluencerId>(), CampaignId = scene.Campaign.Id, Name = row.Name, Network = row.Network };
        scene.Db.Influencers.Add(influencer);
        Change(influencer, row, scene);
    }

    protected override void Change(Influencer influencer, InfluencerRow row, ImportScene scene)
    {
        influencer.Name = row.Name;
        influencer.Network = row.Network;
        influencer.Handle = row.Handle;
        influencer.Reach = row.Reach ?? 0;
        influencer.Audience = row.Audience ?? "";
        influencer.Stage = Enum.Parse<OutreachStage>(row.Stage);
        influencer.NextStep = row.NextStep ?? "";
        influencer.NextStepDate = row.NextStepDate;
        influencer.Owner = row.Owner ?? "";
        influencer.Disclosure = row.Disclosure is { } tie ? Cells.Of(tie) : "none";
    }
}
