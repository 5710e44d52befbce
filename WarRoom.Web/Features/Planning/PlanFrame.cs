using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Planning;

/// <summary>Reads the frame around the planner: how far every phase has come.</summary>
public sealed class ReadPlanFrame(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<DeskView> RunAsync(Campaign campaign, Actor actor, Instant now, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await CampaignPhases.ReadAsync(db, campaign, actor, now, "Plan", stop);
    }
}

/// <summary>What the planner puts into the desk's frame.</summary>
internal static class PlanFrame
{
    public static DeskView Of(PlanLook look, DeskView frame)
    {
        var share = look.Slots.Count == 0 ? 0 : (double)look.Placed / look.Slots.Count;
        return frame with
        {
            Pill = look.Scene.Campaign.State is CampaignState.Draft && look.Scene.Campaign.IsPublished ? new("plain", "Published") : frame.Pill,
            Phases = [.. frame.Phases.Select(p => p.Name == "Plan" ? p with { Share = share, Note = look.Slots.Count == 0 ? "no slots yet" : $"{look.Placed} of {look.Slots.Count} placed" } : p)],
            Wide = false,
            KeyNote = $"{look.Slots.Count} slots, {look.Placed} placed, {look.Open.Count} open",
        };
    }
}
