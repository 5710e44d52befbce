using System.Text.Json;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Projections;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>Writes down, once, when the day begins: what its visits are expected to be without it, and what the plan is likely to bring. Nobody
/// can move the goal posts afterwards, and the projection is scored by what came.</summary>
public sealed class FreezeDay(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, ProjectionBook projections)
{
    public async Task RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        if (await db.DayRecords.AnyAsync(r => r.CampaignId == id && r.Kind == DayRecord.Begun, stop)) return;
        var now = clocks.Now(campaign);
        var window = LiftBook.WholeHours(campaign);
        var visits = await db.HourlyVisits.AsNoTracking().Where(v => v.CampaignId == id && v.Hour < window.Start).OrderBy(v => v.Hour).Select(v => new HourlyCount(v.Hour, v.Visits)).ToListAsync(stop);
        if (FrozenBaseline.Freeze(visits, window, campaign.Day.Zone, LiftBook.Seed, now) is { } baseline) db.DayRecords.Add(new DayRecord { CampaignId = id, Kind = DayRecord.Baseline, At = now, Json = JsonSerializer.Serialize(baseline, Json.Options) });
        var plan = await projections.ReadAsync(campaign, now, stop);
        db.DayRecords.Add(new DayRecord { CampaignId = id, Kind = DayRecord.Begun, At = now, Json = "{}" });
        foreach (var objective in plan.Objectives) db.DayRecords.Add(new DayRecord { CampaignId = id, Kind = DayRecord.Projection + objective.Name, At = now, Json = JsonSerializer.Serialize(StoredProjection.Of(plan.Of(objective), plan.Projection.DaySd, ProjectionBook.Seed, now), Json.Options) });
        await db.TrySaveAsync(stop); // somebody else wrote it at the same moment: theirs stays
    }
}
