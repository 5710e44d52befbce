using System.Collections.Concurrent;
using System.Text.Json;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Time;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Live;

/// <summary>What a campaign's visits were expected to be without it, and what came. The forecast reads nothing of the window, so it is
/// made once per baseline and kept; only the counted hours change during the day.</summary>
public sealed class LiftBook(IDbContextFactory<WarRoomDb> dbs)
{
    public const int Seed = 20261112;
    private readonly ConcurrentDictionary<CampaignId, Kept> _kept = new();

    private sealed record Kept(string Of, IReadOnlyList<HourForecast> Hours, Refusal? Refusal, SelfCheck Check, int Days, ForecastDraws? Total, FrozenBaseline? Frozen, bool IsAsFrozen);

    public async Task<LiftView> ReadAsync(Campaign campaign, Instant now, CancellationToken stop)
    {
        var window = WholeHours(campaign);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var visits = await db.HourlyVisits.AsNoTracking().Where(v => v.CampaignId == campaign.Id).OrderBy(v => v.Hour).ToListAsync(stop);
        var history = visits.Where(v => v.Hour < window.Start).Select(v => new HourlyCount(v.Hour, v.Visits)).ToList();
        if (history.Count == 0) return LiftView.None;
        var frozen = await FrozenAsync(db, campaign.Id, window, stop);
        var kept = Forecast(campaign, window, history, frozen);
        if (kept.Refusal is { } refusal) return LiftView.None with { Sentence = refusal.Reason };
        var day = visits.Where(v => v.Hour >= window.Start && v.Hour < window.End && v.Hour + Duration.FromHours(1) <= now && v.Visits is not null).ToDictionary(v => v.Hour);
        return View(kept, day, campaign) with { Check = kept.Check, Total = kept.Total, FrozenAt = kept.Frozen?.FrozenAt, IsAsFrozen = kept.IsAsFrozen };
    }

    /// <summary>The window of the lift: the campaign's, widened to whole hours.</summary>
    public static TimeWindow WholeHours(Campaign campaign)
    {
        var (start, end) = (campaign.StartsAt.ToUnixTimeSeconds(), campaign.EndsAt.ToUnixTimeSeconds());
        return new(Instant.FromUnixTimeSeconds(start / 3600 * 3600), Instant.FromUnixTimeSeconds((end + 3599) / 3600 * 3600));
    }

    /// <summary>The forecast that was written down when the day began, for this window.</summary>
    private static async Task<FrozenBaseline?> FrozenAsync(WarRoomDb db, CampaignId id, TimeWindow window, CancellationToken stop)
    {
        var json = await db.DayRecords.Where(r => r.CampaignId == id && r.Kind == DayRecord.Baseline).Select(r => r.Json).SingleOrDefaultAsync(stop);
        return json is null ? null : JsonSerializer.Deserialize<FrozenBaseline>(json, Json.Options) is { } frozen && frozen.Window == window ? frozen : null;
    }

    /// <summary>What was frozen counts; only without it the present history is asked.</summary>
    private Kept Forecast(Campaign campaign, TimeWindow window, List<HourlyCount> history, FrozenBaseline? frozen)
    {
        var of = $"{window.Start}-{window.End}:{history.Count}:{history.Sum(h => (long)(h.Count ?? -1))}:{frozen?.FrozenAt}";
        if (_kept.TryGetValue(campaign.Id, out var kept) && kept.Of == of) return kept;
        var zone = campaign.Day.Zone;
        var check = SelfCheck.Of(history, window, zone, Seed);
        var days = history.Select(h => h.Hour.InZone(zone).Date).Distinct().Count();
        if (frozen is not null) kept = new(of, frozen.Hours, null, check, days, frozen.Draws, frozen, frozen.IsOf(history, zone));
        else
        {
            var forecast = LiftByHour.Of(history, window, zone, Seed, widening: check.Widening);
            kept = new(of, forecast.Hours, forecast.Refusal, check, days, forecast.Total, null, true);
        }

        return _kept[campaign.Id] = kept;
    }

    private static LiftView View(Kept kept, Dictionary<Instant, HourlyVisits> day, Campaign campaign)
    {
        var hours = new List<LiftHour>();
        int? total = 0;
        ForecastRange? reached = null;
        var observed = 0;
        foreach (var hour in kept.Hours)
        {
            // A missing hour ends the line: a running total with a hole in it would lie.
            total = day.TryGetValue(hour.Hour, out var visits) ? total + visits.Visits : null;
            if (total is { } sum) (observed, reached) = (sum, hour.SoFar);
            hours.Add(new(hour.Hour + Duration.FromHours(1), total, hour.SoFar.Expected, hour.SoFar.Band95.Low, hour.SoFar.Band95.High));
        }

        if (reached is null) return new(hours, null, null, null, null, null, "not started", "No hour of the day has been counted yet.", kept.Days, null);
        var isOver = hours[^1].Observed is not null;
        var (low, high) = ((int)Math.Round(observed - reached.Band95.High), (int)Math.Round(observed - reached.Band95.Low));
        var extra = (int)Math.Round(observed - reached.Expected);
        return new(hours, observed, (int)Math.Round(reached.Expected), extra, low, high, Word(observed, reached, isOver), Sentence(extra, low, high, isOver), kept.Days, day.Values.Max(v => v.Hour) + Duration.FromHours(1));
    }

    /// <summary>Live the 99 % band decides; at the end the 95 % band.</summary>
    private static string Word(int observed, ForecastRange range, bool isOver)
    {
        var deciding = isOver ? range.Band95 : range.Band99;
        return observed > deciding.High ? "above expected"
            : observed < deciding.Low ? "below expected"
            : observed > range.Band95.High ? "probably above, wait"
            : "cannot tell yet";
    }

    private static string Sentence(int extra, int low, int high, bool isOver)
    {
        var so = isOver ? "The day" : "So far the day";
        if (low <= 0 && high >= 0) return $"No clear effect {(isOver ? "" : "yet ")}on visits: between {Said(low)} and {Said(high)} beside what was expected.";
        return extra > 0 ? $"{so} brought about {extra} more visits than expected (likely {low} to {high})." : $"{so} had about {-extra} fewer visits than expected (likely {-high} to {-low}).";
    }

    private static string Said(int value) => value < 0 ? $"{-value} fewer" : $"{value} more";
}
