using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Sources;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Sources;

/// <summary>The sources of a campaign, and what is known of its visits whatever they came from.</summary>
/// <param name="Now">Real time: sources know no other.</param>
/// <param name="Origins">Where the hours that are known came from, with how many and the newest.</param>
/// <param name="Press">The newest articles of all feeds.</param>
public sealed record SourcesView(Campaign Campaign, Instant CampaignNow, Instant Now, IReadOnlyList<Source> Sources, IReadOnlyList<HourOrigin> Origins, IReadOnlyList<PressMention> Press);

/// <summary>Hours of visits that came from one place.</summary>
public sealed record HourOrigin(string Source, int Hours, Instant Newest);

public sealed class ReadSources(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int MostPress = 8;

    public async Task<SourcesView> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var origins = await db.HourlyVisits.Where(v => v.CampaignId == id && v.Visits != null).GroupBy(v => v.Source).Select(g => new { g.Key, Hours = g.Count(), Newest = g.Max(v => v.Hour) }).ToListAsync(stop);
        return new(
            campaign,
            clocks.Now(campaign),
            clocks.RealNow,
            await db.Sources.AsNoTracking().In(id).OrderBy(s => s.Kind).ThenBy(s => s.Name).ToListAsync(stop),
            [.. origins.Select(o => new HourOrigin(o.Key, o.Hours, o.Newest)).OrderByDescending(o => o.Newest).ThenByDescending(o => o.Hours)],
            await db.Press.AsNoTracking().Where(p => p.CampaignId == id).OrderByDescending(p => p.At).Take(MostPress).ToListAsync(stop));
    }
}
