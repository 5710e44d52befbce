using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>The campaigns by the name that their landing page's script says, answered from memory.</summary>
public sealed class SiteDirectory(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int MostKnown = 10_000;
    private static readonly Duration Lasts = Duration.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (Campaign? Campaign, Instant ReadAt)> _known = new(StringComparer.Ordinal);

    public async ValueTask<Campaign?> FindAsync(string slug, CancellationToken stop)
    {
        if (_known.TryGetValue(slug, out var known) && clocks.RealNow - known.ReadAt < Lasts) return known.Campaign;
        if (_known.Count >= MostKnown) _known.Clear();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, stop);
        _known[slug] = (campaign, clocks.RealNow);
        return campaign;
    }
}
