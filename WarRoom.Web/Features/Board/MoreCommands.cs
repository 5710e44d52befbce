using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Board;

/// <summary>The lead takes a slot from its holder: it is open for everybody.</summary>
public sealed class GiveBack(ChangeSlot change)
{
    public Task<Refusal?> RunAsync(SlotId id, Actor actor, CancellationToken stop = default) =>
        change.RunAsync(id, scene => Task.FromResult(actor.Lacks(Right.EditPlan) ?? scene.Slot.Release(actor, scene.Now, "by the lead")), stop);
}

/// <summary>The campaign was not Ready at its start: one press sets it ready and live.</summary>
public sealed class StartLate(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        if (campaign.State is CampaignState.Draft && campaign.Become(CampaignState.Ready, now) is { } notReady) return notReady;
        if (campaign.State is CampaignState.Ready && now >= campaign.StartsAt && campaign.Become(CampaignState.Live, now) is { } notLive) return notLive;
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return null;
    }
}

/// <summary>A running total over all networks entered by hand: what they bring later is added to it, what they brought before is in it.</summary>
public sealed class EnterNumber(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Measure measure, int total, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        if (total < 0) return new("number.negative", "A total cannot be below zero.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        var others = await db.Readings.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.Measure == measure && r.Network != null && r.At <= now).ToListAsync(stop);
        var known = others.GroupBy(r => r.Network).Sum(g => g.MaxBy(r => (r.At, r.Id))!.Total);
        if (total < known) return new("number.less", $"The networks report {known} already. Enter the total of everything, that number included.");
        db.Readings.Add(new MetricReading { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, At = now, Measure = measure, Total = total, Source = Precedence.ByHand, By = actor.Member, ByName = actor.Name });
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = actor.Name, What = $"entered {total} {measure.ToString().ToLowerInvariant()} by hand" });
        await db.SaveChangesAsync(stop);
        feed.Changed(campaign.Id);
        return null;
    }
}

/// <summary>A running total as it was read or entered.</summary>
/// <param name="Time">Campaign time.</param>
/// <param name="Where">The network, or how it came.</param>
/// <param name="By">Who entered it; empty when a machine read it.</param>
public sealed record NumberEntry(string Time, int Total, string Where, string By);

/// <summary>The newest totals of a measure, as they came in.</summary>
public sealed class ReadEntries(IDbContextFactory<WarRoomDb> dbs)
{
    private const int Most = 6;

    public async Task<IReadOnlyList<NumberEntry>> RunAsync(CampaignId id, Measure measure, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var readings = await db.Readings.AsNoTracking().Where(r => r.CampaignId == id && r.Measure == measure).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(Most).ToListAsync(stop);
        return [.. readings.Select(r => new NumberEntry(r.At.InZone(campaign.Day.Zone).ToString("HH:mm", CultureInfo.InvariantCulture), r.Total, r.Network?.Name() ?? r.Source, r.ByName ?? ""))];
    }
}
