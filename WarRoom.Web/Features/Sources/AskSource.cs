using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Sources;
using WarRoom.Web.Clock;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Sources;

/// <summary>Puts the question to a source: which days, which posts, in which zone. The first time it asks for the weeks before, too, since
/// they say what an ordinary day is; afterwards for the last days again, since late data may correct what was read.</summary>
public sealed class AskSource(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, SourceSeal seal, ReadNumbers read)
{
    private static readonly Duration Before = Duration.FromDays(42);
    private static readonly Duration Again = Duration.FromDays(3);
    private const int HourInSeconds = 3600;

    public async Task<NetworkReading> RunAsync(Source source, bool isTest, CancellationToken stop = default)
    {
        var token = source.SealedToken is { } sealedToken ? seal.Open(source.Id, sealedToken) : null;
        if (source.SealedToken is not null && token is null) return new NetworkReading.Unavailable("The token cannot be opened any more, since the keys of this installation are others. Enter it again", NeedsPerson: true);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == source.CampaignId, stop);
        var now = clocks.RealNow;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(source.Settings.ZoneId) ?? campaign.Day.Zone;
        var posts = source.Counts.Any(c => c.Network is not null) ? await PostsAsync(db, source, stop) : [];
        return await read.RunAsync(new(source.Kind, source.Address, source.Settings, token, zone, SpanOf(source, zone, now), now, posts, isTest), stop);
    }

    private static HourSpan SpanOf(Source source, DateTimeZone zone, Instant now)
    {
        var from = source.LastReadAt is { } read ? read - Again : now - Before;
        return new(zone.AtStartOfDay(from.InZone(zone).Date).ToInstant(), Floor(now - source.Rules.Settles));
    }

    /// <summary>The confirmed posts of the campaign, those beside a slot included.</summary>
    private static async Task<List<PostToCount>> PostsAsync(WarRoomDb db, Source source, CancellationToken stop)
    {
        var networks = source.Counts.Select(c => c.Network).ToList();
        var slots = await db.Slots.AsNoTracking().In(source.CampaignId).Where(s => s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified).ToListAsync(stop);
        return [.. slots.Where(s => networks.Contains(s.Network)).SelectMany(s => s.ExtraPosts.Select(e => e.Address).Prepend(s.PostUrl).Select(url => (s.Network, url)))
            .Where(p => Uri.TryCreate(p.url, UriKind.Absolute, out _)).DistinctBy(p => p.url).Select(p => new PostToCount(p.Network, new Uri(p.url!)))];
    }

    /// <summary>The beginning of an hour.</summary>
    public static Instant Floor(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds() / HourInSeconds * HourInSeconds);

    /// <summary>Around the launch day sources are read often.</summary>
    public static bool IsTheDay(Campaign campaign, Instant now) => now >= campaign.StartsAt - Duration.FromHours(2) && now <= campaign.EndsAt + Duration.FromHours(2);
}
