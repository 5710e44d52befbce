using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics.Attribution;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Live;

/// <summary>Visits by tracked links beside the lift of all visits: two views of the same people, never added.</summary>
/// <param name="Visits">By links in the window.</param>
/// <param name="Clicks">By people, in the window.</param>
/// <param name="Attribution">Null while the window is not over or has no forecast.</param>
public sealed record TrackedView(TrackedVisits Visits, int Clicks, VisitAttribution? Attribution)
{
    /// <summary>How many of the visits counted were expected anyway.</summary>
    public static double Usual(LiftView lift) => Math.Max(0, Math.Min(lift.Expected ?? 0, lift.Observed ?? 0));
}

/// <summary>Reads the clicks of a campaign's window once for everybody who asks before the next click: a report that many read does not count them anew each time.</summary>
public sealed class TrackedBook(IDbContextFactory<ClicksDb> dbs)
{
    private readonly ConcurrentDictionary<CampaignId, (string Of, TrackedVisits Visits, int Clicks)> _kept = new();

    public async Task<TrackedView> ReadAsync(Campaign campaign, LiftView lift, CancellationToken stop)
    {
        var window = LiftBook.WholeHours(campaign);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var of = $"{window.Start}-{window.End} {campaign.ZoneId} {await db.Clicks.Where(c => c.CampaignId == campaign.Id).MaxAsync(c => (long?)c.Id, stop)}";
        if (!_kept.TryGetValue(campaign.Id, out var kept) || kept.Of != of)
        {
            var clicks = await db.Clicks.AsNoTracking().Where(c => c.CampaignId == campaign.Id && c.At >= window.Start && c.At < window.End).Select(c => new TrackedVisit(c.Visitor, c.Code, c.At)).ToListAsync(stop);
            _kept[campaign.Id] = kept = (of, TrackedVisits.Of(clicks, campaign.Day.Zone), clicks.Count);
        }

        var isOver = lift.Hours is [.., { Observed: not null }];
        return new(kept.Visits, kept.Clicks, isOver && lift is { Observed: { } observed, Total: { } total } ? VisitAttribution.Of(kept.Visits.Total, observed, total) : null);
    }
}
