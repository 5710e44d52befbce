using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Sharing;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Rehearsal;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>Brings in what the simulated network and the simulated site report: running totals every five minutes of campaign time,
/// clicks one by one, visits when their hour is over.</summary>
public sealed class SimulateNetwork(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, CampaignClocks clocks, CampaignFeed feed, ClickWriter clicks, RehearsalSite site)
{
    private static readonly Measure[] Measures = [Measure.Shares, Measure.Reactions, Measure.Follows];
    private static readonly Duration Between = Duration.FromMinutes(5);

    public async Task RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var now = clocks.Now(campaign);
        var posts = await db.Slots.AsNoTracking().In(id).Where(s => s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified).ToListAsync(stop);
        var members = await db.Members.AsNoTracking().Where(m => m.CampaignId == id).ToDictionaryAsync(m => m.Id, stop);
        int Followers(Slot s) => s.HolderId is { } h && members.TryGetValue(h, out var m) ? m.AccountOn(s.Network)?.Followers ?? 0 : 0;

        await ReadTotalsAsync(db, id, posts, Followers, now, stop);
        await ReadVisitsAsync(db, id, now, stop);
        if (await db.TrySaveAsync(stop)) feed.Changed(id);
        await ClickAsync(id, posts, Followers, now, stop);
    }

    private static async Task ReadTotalsAsync(WarRoomDb db, CampaignId id, List<Slot> posts, Func<Slot, int> followers, Instant now, CancellationToken stop)
    {
        var last = await db.Readings.Where(r => r.CampaignId == id && r.Source == Source).MaxAsync(r => (Instant?)r.At, stop);
        if (last is { } at && now - at < Between) return;
        foreach (var network in posts.GroupBy(p => p.Network))
        {
            foreach (var measure in Measures)
            {
                var total = network.Sum(p => RehearsalNetwork.Arrived(p.Id, measure, followers(p), now - p.Post!.At));
                db.Readings.Add(new MetricReading { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = id, At = now, Network = network.Key, Measure = measure, Total = total, Source = Source });
            }
        }
    }

    private async Task ReadVisitsAsync(WarRoomDb db, CampaignId id, Instant now, CancellationToken stop)
    {
        var newest = await db.HourlyVisits.Where(v => v.CampaignId == id).MaxAsync(v => (Instant?)v.Hour, stop) ?? Instant.MinValue;
        foreach (var hour in site.Hours.Where(h => h.Hour > newest && h.Hour + Duration.FromHours(1) <= now))
        {
            db.HourlyVisits.Add(new HourlyVisits { CampaignId = id, Hour = hour.Hour, Visits = hour.Count, Source = Source, ReadAt = now });
        }
    }

    private async Task ClickAsync(CampaignId id, List<Slot> posts, Func<Slot, int> followers, Instant now, CancellationToken stop)
    {
        await clicks.FlushAsync(stop);
        await using var db = await clicksDbs.CreateDbContextAsync(stop);
        var counted = await db.BySlotAsync(id, stop);
        foreach (var post in posts.Where(p => p.LinkCode is not null))
        {
            var due = RehearsalNetwork.Arrived(post.Id, Measure.Clicks, followers(post), now - post.Post!.At);
            for (var n = counted.GetValueOrDefault(post.Id); n < due; n++)
            {
                clicks.Person(new Click { Code = post.LinkCode!, CampaignId = id, SlotId = post.Id, At = now, Visitor = null });
            }
        }
    }

    private const string Source = "rehearsal";
}

/// <summary>The visits that the simulated site will have had, hour by hour.</summary>
public sealed class RehearsalSite
{
    public IReadOnlyList<HourlyCount> Hours { get; private set; } = [];

    public void Open(IReadOnlyList<HourlyCount> hours) => Hours = hours;
}
