using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sources;

/// <summary>Puts what was read beside what is known, unsaved. The same reading again changes nothing; late data corrects what the source itself
/// had brought; what a person entered stays.</summary>
internal static class StoreReading
{
    /// <summary>A number that stays is said again this often, so that its age is true.</summary>
    private static readonly Duration SaidAgain = Duration.FromMinutes(5);
    private static readonly Duration Hour = Duration.FromHours(1);

    public static async Task PutAsync(WarRoomDb db, Source source, Campaign campaign, NetworkReading.Fresh fresh, Instant now, CancellationToken stop)
    {
        await PutHoursAsync(db, campaign.Id, source.Name, fresh.Hours, now, stop);
        await PutTotalsAsync(db, source, campaign, fresh.Totals, now, stop);
        await PutPressAsync(db, source, fresh.Press, now, stop);
    }

    /// <summary>How many hours are new or other than before, and how many stay as somebody else has brought them.</summary>
    public static async Task<(int Changed, int Kept)> PutHoursAsync(WarRoomDb db, CampaignId campaign, string name, IReadOnlyList<HourlyCount> hours, Instant now, CancellationToken stop)
    {
        var over = hours.Where(h => h.Count is not null && h.Hour + Hour <= now).ToList();
        if (over.Count == 0) return (0, 0);
        var (first, last) = (over.Min(h => h.Hour), over.Max(h => h.Hour));
        var known = await db.HourlyVisits.Where(v => v.CampaignId == campaign && v.Hour >= first && v.Hour <= last).ToDictionaryAsync(v => v.Hour, stop);
        var (changed, kept) = (0, 0);
        foreach (var (hour, count) in over)
        {
            if (!known.TryGetValue(hour, out var row))
            {
                db.HourlyVisits.Add(new HourlyVisits { CampaignId = campaign, Hour = hour, Visits = count, Source = name, ReadAt = now });
                changed++;
            }
            else if (row.Visits is not null && !Precedence.MayReplace(row.Source, name)) kept++;
            else
            {
                if (row.Visits != count || row.Source != name) changed++;
                (row.Visits, row.Source, row.ReadAt) = (count, name, now);
            }
        }

        return (changed, kept);
    }

    private static async Task PutTotalsAsync(WarRoomDb db, Source source, Campaign campaign, IReadOnlyList<SubjectTotal> totals, Instant now, CancellationToken stop)
    {
        if (totals.Count == 0) return;
        var samples = await db.Samples.Where(s => s.SourceId == source.Id).ToListAsync(stop);
        var newest = samples.GroupBy(s => (s.Subject, s.Measure)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.At)!);
        foreach (var total in totals)
        {
            if (newest.TryGetValue((total.Subject, total.Measure), out var last) && (last.Total == total.Total || last.At >= now)) continue;
            var sample = new SourceSample { SourceId = source.Id, Subject = total.Subject, Measure = total.Measure, Network = total.Network, At = now, Total = total.Total, IsBornToday = total.IsBornToday };
            db.Samples.Add(sample);
            samples.Add(sample);
        }

        foreach (var thing in totals.Select(t => new CountedThing(t.Measure, t.Network)).Distinct())
        {
            var joint = samples.Where(s => s.Measure == thing.Measure && s.Network == thing.Network).GroupBy(s => s.Subject).Sum(s => SinceTheStart(s, campaign));
            await PutReadingAsync(db, source, thing, (int)Math.Min(joint, int.MaxValue), now, stop);
        }
    }

    /// <summary>What one post brought, or by how much one account grew since the window began.</summary>
    private static long SinceTheStart(IEnumerable<SourceSample> samples, Campaign campaign)
    {
        var all = samples.ToList();
        var tally = Tally.Of(all.Select(s => new TotalReading(s.At, s.Total)), all[0].IsBornToday);
        return all[0].IsBornToday ? tally.Total : tally.Increments.Where(i => i.At >= campaign.StartsAt).Sum(i => i.Count);
    }

    private static async Task PutReadingAsync(WarRoomDb db, Source source, CountedThing thing, int total, Instant now, CancellationToken stop)
    {
        var last = await db.Readings.AsNoTracking().Where(r => r.CampaignId == source.CampaignId && r.Source == source.Name && r.Measure == thing.Measure && r.Network == thing.Network).OrderByDescending(r => r.At).FirstOrDefaultAsync(stop);
        if (last is not null && (last.At >= now || (last.Total == total && now - last.At < SaidAgain))) return;
        db.Readings.Add(new MetricReading { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = source.CampaignId, At = now, Network = thing.Network, Measure = thing.Measure, Total = total, Source = source.Name });
    }

    private static async Task PutPressAsync(WarRoomDb db, Source source, IReadOnlyList<PressItem> items, Instant now, CancellationToken stop)
    {
        if (items.Count == 0) return;
        var known = (await db.Press.Where(p => p.SourceId == source.Id).Select(p => p.Key).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items.Where(i => known.Add(i.Key)))
        {
            db.Press.Add(new PressMention { SourceId = source.Id, Key = item.Key, CampaignId = source.CampaignId, Title = item.Title, Link = item.Link, At = item.PublishedAt is { } at && at <= now ? at : now });
        }
    }
}
