using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Projections;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Live;

/// <summary>What earlier campaigns of this installation teach: rates by network, and when posts do best.</summary>
public sealed record History(IReadOnlyDictionary<Network, NetworkRates> Rates, IReadOnlyDictionary<Network, BestHours> Hours, int Posts, int Campaigns);

/// <summary>What a campaign's plan is likely to bring.</summary>
/// <param name="Posts">What each post is expected to bring in clicks with any wording, by slot: the measure against which wordings are compared.</param>
public sealed record PlanProjection(Projection Projection, History History, IReadOnlyList<Objective> Objectives, IReadOnlyDictionary<SlotId, double> Posts, int SlotsAhead, int SlotsMade)
{
    /// <summary>The goal and its chance, for an objective whose measures the model knows. Visits are those that come by links.</summary>
    public ProjectedTotal Of(Objective objective) => Projection.Total(objective.Measures);
}

/// <summary>Projects a campaign: before its day from the plan alone, during it from what is out and what is to come.</summary>
public sealed class ProjectionBook(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, TrackedBook tracked)
{
    public const int Seed = 20261112;

    public async Task<PlanProjection> ReadAsync(Campaign campaign, Instant now, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(campaign.Id).Where(s => s.Status != SlotStatus.Cancelled).ToListAsync(stop);
        var members = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToDictionaryAsync(m => m.Id, stop);
        var objectives = await db.Objectives.AsNoTracking().Where(o => o.CampaignId == campaign.Id).OrderByDescending(o => o.Weight).ToListAsync(stop);
        var readings = await db.Readings.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.At <= now).ToListAsync(stop);
        var history = await HistoryAsync(db, campaign, stop);
        var sd = new Calibration(await ReadScoresAsync(db, campaign.Id, stop)).DaySd;
        await using var clicksDb = await clicksDbs.CreateDbContextAsync(stop);
        var clicks = await clicksDb.BySlotAsync(campaign.Id, stop);

        var usual = NetworkNames.All.ToDictionary(n => n, n => Usual(members.Values, n));
        var projected = slots.ToDictionary(s => s.Id, s => Projected(s, members, usual, history, campaign.Day.Zone));
        var expected = projected.ToDictionary(p => p.Key, p => p.Value.Expected(history.Rates.GetValueOrDefault(p.Value.Network, NetworkRates.Guesses), Measure.Clicks));
        var made = slots.Where(s => s.Status.IsDone() && s.Post is not null).ToList();
        var ahead = slots.Where(s => s.Status.IsWaiting() && s.ClosesAt > now).Select(s => projected[s.Id]).ToList();
        var options = ProjectionOptions.Default with
        {
            DaySd = sd,
            SoFar = SoFar(readings, clicks),
            Made = [.. made.Select(s => new MadePost(s.Network, Math.Max(expected[s.Id], 0.01), clicks.GetValueOrDefault(s.Id), Duration.Max(now - s.Post!.At, Duration.Zero)))],
        };
        return new(Projection.Of(ahead, history.Rates, Seed, options), history, objectives, expected, ahead.Count, made.Count);
    }

    /// <summary>Projections that were written down before earlier days, with what came; and how far a day's own luck goes by them.</summary>
    public async Task<Calibration> CalibrationAsync(CampaignId but, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return new(await ReadScoresAsync(db, but, stop));
    }

    /// <summary>Visits are scored by those that came by links, as they were projected.</summary>
    private async Task<IReadOnlyList<ProjectionScore>> ReadScoresAsync(WarRoomDb db, CampaignId but, CancellationToken stop)
    {
        var records = await db.DayRecords.AsNoTracking().Where(r => r.CampaignId != but && r.Kind.StartsWith(DayRecord.Projection)).OrderBy(r => r.At).ToListAsync(stop);
        if (records.Count == 0) return [];
        var over = records.Select(r => r.CampaignId).Distinct().ToList();
        var ended = await db.Campaigns.AsNoTracking().Where(c => over.Contains(c.Id) && (c.State == CampaignState.Ended || c.State == CampaignState.Archived) && !c.IsRehearsal).ToDictionaryAsync(c => c.Id, stop);
        var objectives = await db.Objectives.AsNoTracking().Where(o => ended.Keys.Contains(o.CampaignId)).ToListAsync(stop);
        var readings = await db.Readings.AsNoTracking().Where(r => ended.Keys.Contains(r.CampaignId)).ToListAsync(stop);
        var scores = new List<ProjectionScore>();
        foreach (var record in records)
        {
            if (objectives.Find(o => o.CampaignId == record.CampaignId && DayRecord.Projection + o.Name == record.Kind) is not { } objective) continue;
            var counted = objective.IsTraffic
                ? (await tracked.ReadAsync(ended[record.CampaignId], LiftView.None, stop)).Visits.Total
                : Newest(readings.Where(r => r.CampaignId == record.CampaignId && objective.Measures.Contains(r.Measure)));
            scores.Add(System.Text.Json.JsonSerializer.Deserialize<StoredProjection>(record.Json, Json.Options)!.ScoreOf(counted));
        }

        return scores;
    }

    private static ProjectedSlot Projected(Slot slot, Dictionary<MemberId, Member> members, Dictionary<Network, double> usual, History history, DateTimeZone zone)
    {
        var followers = slot.HolderId is { } id && members.TryGetValue(id, out var holder) && holder.AccountOn(slot.Network) is { } account ? account.Followers : usual[slot.Network];
        var factor = history.Hours.TryGetValue(slot.Network, out var hours) ? hours.FactorAt(slot.PostAt.InZone(zone).Hour) : 1;
        return new(slot.HolderId, slot.Network, followers, factor);
    }

    /// <summary>Followers of the account that an open slot is likely to be posted from: the middle of the team's on that network.</summary>
    private static double Usual(IEnumerable<Member> members, Network network)
    {
        var all = members.Select(m => m.AccountOn(network)?.Followers).OfType<int>().Order().ToList();
        return all.Count == 0 ? 0 : all[all.Count / 2];
    }

    private static Dictionary<Measure, long> SoFar(List<MetricReading> readings, Dictionary<SlotId, int> clicks)
    {
        var so = readings.GroupBy(r => r.Measure).ToDictionary(g => g.Key, g => Newest(g));
        so[Measure.Clicks] = clicks.Values.Sum();
        return so;
    }

    private static long Newest(IEnumerable<MetricReading> readings) => readings.GroupBy(r => r.Measure).Sum(g => (long)(g.Joint()?.Total ?? 0));

    private async Task<History> HistoryAsync(WarRoomDb db, Campaign campaign, CancellationToken stop)
    {
        var earlier = await db.Campaigns.AsNoTracking().Where(c => c.Id != campaign.Id && !c.IsRehearsal && c.EndsAt < campaign.StartsAt && (c.State == CampaignState.Ended || c.State == CampaignState.Archived)).ToListAsync(stop);
        if (earlier.Count == 0) return new(new Dictionary<Network, NetworkRates>(), new Dictionary<Network, BestHours>(), 0, 0);
        var ids = earlier.ConvertAll(c => c.Id);
        var zones = earlier.ToDictionary(c => c.Id, c => c.Day.Zone);
        var posts = (await db.Slots.AsNoTracking().Where(s => ids.Contains(s.CampaignId) && (s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified)).ToListAsync(stop)).FindAll(s => s.Post is not null && s.HolderId is not null);
        var members = await db.Members.AsNoTracking().Where(m => ids.Contains(m.CampaignId)).ToDictionaryAsync(m => m.Id, stop);
        var readings = (await db.Readings.AsNoTracking().Where(r => ids.Contains(r.CampaignId)).ToListAsync(stop)).ToLookup(r => r.Network);
        await using var clicksDb = await clicksDbs.CreateDbContextAsync(stop);
        var clicks = await clicksDb.Totals.AsNoTracking().Where(t => ids.Contains(t.CampaignId)).GroupBy(t => t.SlotId).Select(g => new { g.Key, Count = g.Sum(t => t.Count) }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var (rates, hours) = (new Dictionary<Network, NetworkRates>(), new Dictionary<Network, BestHours>());
        foreach (var own in posts.GroupBy(p => p.Network))
        {
            var reach = own.ToDictionary(p => p.Id, p => (members.GetValueOrDefault(p.HolderId!.Value)?.AccountOn(own.Key)?.Followers ?? 0) * NetworkRates.Guesses.Reach.Value);
            var exposure = reach.Values.Sum();
            rates[own.Key] = NetworkRates.Guesses with
            {
                PerReach = NetworkRates.Guesses.PerReach.ToDictionary(r => r.Key, r => r.Value.LearntFrom(r.Key is Measure.Clicks ? own.Sum(p => clicks.GetValueOrDefault(p.Id)) : Newest(readings[own.Key].Where(x => x.Measure == r.Key)), exposure, r.Key is Measure.Clicks || readings[own.Key].Any(x => x.Measure == r.Key) ? own.Count() : 0)),
            };
            var perClick = rates[own.Key].PerReach[Measure.Clicks].Value;
            hours[own.Key] = BestHours.Of([.. own.Where(p => reach[p.Id] > 0).Select(p => new PastPost(p.Post!.At.InZone(zones[p.CampaignId]).Hour, reach[p.Id] * perClick, clicks.GetValueOrDefault(p.Id)))]);
        }

        return new(rates, hours, posts.Count, earlier.Count);
    }
}
