using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Field;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Measurement;

/// <summary>Collects what the field's own measures are computed from. What nobody counted stays unknown, and so does what needs it.</summary>
public sealed class ReadField(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, CampaignClocks clocks)
{
    public async Task<FieldCounts> RunAsync(Campaign campaign, CancellationToken stop = default)
    {
        var now = clocks.Now(campaign);
        var window = LiftBook.WholeHours(campaign);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var readings = (await db.Readings.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.At <= now).ToListAsync(stop)).GroupBy(r => r.Measure).ToDictionary(g => g.Key, g => (long)g.Joint()!.Total);
        var posts = (await db.Slots.AsNoTracking().In(campaign.Id).Where(s => s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified).ToListAsync(stop)).FindAll(s => s.HolderId is not null);
        var members = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToDictionaryAsync(m => m.Id, stop);
        var visits = await db.HourlyVisits.Where(v => v.CampaignId == campaign.Id && v.Hour >= window.Start && v.Hour < window.End && v.Visits != null).SumAsync(v => (long?)v.Visits, stop);
        await using var clicksDb = await clicksDbs.CreateDbContextAsync(stop);
        var clicks = (await clicksDb.BySlotAsync(campaign.Id, stop)).Values.Sum();
        var goals = await clicksDb.SiteGoals.Where(g => g.CampaignId == campaign.Id && g.Hour >= window.Start && g.Hour < window.End).SumAsync(g => (long?)g.Count, stop);
        var accounts = posts.Select(p => (p.HolderId, p.Network)).Distinct().Select(p => (long?)members.GetValueOrDefault(p.HolderId!.Value)?.AccountOn(p.Network)?.Followers).ToList();
        var engagements = new[] { Measure.Shares, Measure.Reactions, Measure.Replies }.Select(m => readings.TryGetValue(m, out var n) ? n : (long?)null).ToList();
        return new FieldCounts
        {
            Engagements = engagements.Exists(e => e is not null) ? engagements.Sum(e => e ?? 0) : null,
            Shares = Known(Measure.Shares),
            Reactions = Known(Measure.Reactions),
            Comments = Known(Measure.Replies),
            Followers = accounts.Count == 0 || accounts.Exists(a => a is null) ? null : accounts.Sum(),
            Posts = posts.Count,
            Clicks = clicks,
            Visits = visits,
            Conversions = goals > 0 ? goals : null,
        };

        long? Known(Measure measure) => readings.TryGetValue(measure, out var n) ? n : null;
    }
}
