using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>Where audiences gather.</summary>
internal sealed class CommunityShelf() : Shelf<CommunityRow, Community>(CommunitySheet.Format)
{
    protected override ImportSheet<CommunityRow> Read(Spreadsheet sheet, ImportScene scene) => CommunitySheet.Read(sheet, scene.Context);

    protected override Task<List<Community>> StoredAsync(ImportScene scene, CancellationToken stop) =>
        scene.Db.Communities.Where(c => c.CampaignId == scene.Campaign.Id).ToListAsync(stop);

    protected override Guid IdOf(Community stored) => stored.Id.Value;

    protected override string About(CommunityRow row) => $"{row.Name}, {row.Network.Name()}";

    protected override CommunityRow Say(Community c, ImportScene scene) =>
        new(c.Name, c.Network, c.Audience, c.Address, c.SelfPromotion, c.RulesRead == "yes", c.ModeratorAsked, c.Owner, c.LastPosted, c.MinGapMinutes);

    protected override void Add(CommunityRow row, ImportScene scene)
    {
        var community = new Community { Id = scene.NewId<CommunityId>(), CampaignId = scene.Campaign.Id, Name = row.Name, Network = row.Network };
        scene.Db.Communities.Add(community);
        Change(community, row, scene);
    }

    protected override void Change(Community community, CommunityRow row, ImportScene scene)
    {
        community.Name = row.Name;
        community.Network = row.Network;
        community.Audience = row.Audience;
        community.Address = row.Address ?? "";
        community.SelfPromotion = row.SelfPromotion ?? "";
        community.RulesRead = row.AreRulesRead ? "yes" : "no";
        community.ModeratorAsked = row.ModeratorAsked ?? "";
        community.Owner = row.Owner ?? "";
        community.LastPosted = row.LastPosted;
        community.MinGapMinutes = row.GapMinutes;
    }
}
