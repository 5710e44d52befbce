using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Sources;

namespace WarRoom.Web.Persistence.Queries;

internal static class SourceQueries
{
    public static IQueryable<Source> In(this IQueryable<Source> sources, CampaignId campaign) => sources.Where(s => s.CampaignId == campaign);

    /// <summary>Due in real time. A rehearsal asks nobody outside, and what is archived is over.</summary>
    public static IQueryable<Source> DueIn(this IQueryable<Source> sources, WarRoomDb db, Instant realNow) =>
        sources.Where(s => s.NextAt <= realNow && db.Campaigns.Any(c => c.Id == s.CampaignId && !c.IsRehearsal && c.State != CampaignState.Archived));
}
