using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>An hour of the landing page as its script told it.</summary>
public sealed record SiteLine(Instant Hour, int Views, int Visitors, int Confirmed);

/// <summary>What the landing page's script told today, and how it is doing.</summary>
/// <param name="LastHeardAt">The newest hour in which it spoke; null when it never did.</param>
/// <param name="ByLinks">Visitors of the day who came by a tracked link first.</param>
public sealed record SiteBook(Instant? LastHeardAt, Instant? FirstHeardAt, IReadOnlyList<SiteLine> Hours, IReadOnlyDictionary<string, int> Goals, int ByLinks)
{
    public int Views => Hours.Sum(h => h.Views);

    public int Visitors => Hours.Sum(h => h.Visitors);

    public int Confirmed => Hours.Sum(h => h.Confirmed);
}

/// <summary>Reads the day of the landing page: the campaign's day while it runs, otherwise today.</summary>
public sealed class ReadSite(IDbContextFactory<ClicksDb> dbs, CampaignClocks clocks)
{
    public async Task<SiteBook> RunAsync(Campaign campaign, CancellationToken stop = default)
    {
        var now = clocks.Now(campaign);
        var day = VisitorHash.DayOf(campaign, now);
        var from = campaign.Day.Zone.AtStartOfDay(day).ToInstant();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var all = db.SiteHours.AsNoTracking().Where(h => h.CampaignId == campaign.Id);
        var last = await all.MaxAsync(h => (Instant?)h.Hour, stop);
        var first = await all.MinAsync(h => (Instant?)h.Hour, stop);
        var hours = await all.Where(h => h.Hour >= from).OrderBy(h => h.Hour).Select(h => new SiteLine(h.Hour, h.Views, h.Visitors, h.Confirmed)).ToListAsync(stop);
        var goals = await db.SiteGoals.Where(g => g.CampaignId == campaign.Id && g.Hour >= from).GroupBy(g => g.Name).Select(g => new { g.Key, Count = g.Sum(x => x.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var byLinks = await db.SiteVisitors.CountAsync(v => v.CampaignId == campaign.Id && v.Day == day && v.FirstCode != null, stop);
        return new(last, first, hours, goals, byLinks);
    }
}
