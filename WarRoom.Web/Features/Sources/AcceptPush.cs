using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Sources;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Generic;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sources;

/// <summary>What became of a push.</summary>
/// <param name="Accepted">Hours that could be read and are over.</param>
/// <param name="Changed">Of them, those that are new or other than before.</param>
/// <param name="Kept">Of them, those that somebody entered by hand or imported.</param>
public sealed record PushAnswer(int Status, string? Refusal, int Accepted = 0, int Changed = 0, int Kept = 0);

/// <summary>Takes visits by the hour that another program sends. All of it or nothing; the same again changes nothing.</summary>
public sealed class AcceptPush(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private static readonly Duration LongAgo = Duration.FromDays(400);

    public async Task<PushAnswer> RunAsync(string token, string? media, string body, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var hash = SourceSeal.HashOf(token);
        if (await db.Sources.SingleOrDefaultAsync(s => s.PushHash == hash, stop) is not { } source) return new(401, "This token is not known.");
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == source.CampaignId, stop);
        if (source.IsPaused) return new(409, "This source is paused.");
        if (campaign.State is CampaignState.Archived) return new(409, "This campaign is archived.");
        var now = clocks.Now(campaign);
        try
        {
            var hours = Read(source, campaign, media, body, now);
            var (changed, kept) = await StoreReading.PutHoursAsync(db, campaign.Id, source.Name, hours, now, stop);
            source.Succeed(SourceWords.Brought(new() { Hours = hours }, campaign.Day.Zone), clocks.RealNow, isTheDay: false);
            if (!await db.TrySaveAsync(stop)) return new(409, "The same source was written to in this moment. Send it again.");
            feed.Changed(campaign.Id);
            return new(200, null, hours.Count, changed, kept);
        }
        catch (UnreadableException e)
        {
            source.Fail($"What was pushed was not taken. {e.Reading.Reason}", null, needsPerson: false, clocks.RealNow, chance: 0);
            await db.TrySaveAsync(stop);
            return new(422, e.Reading.Reason);
        }
    }

    private static IReadOnlyList<Domain.Metrics.HourlyCount> Read(Source source, Campaign campaign, string? media, string body, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(source.Settings.ZoneId) ?? campaign.Day.Zone;
        var span = new HourSpan(now - LongAgo, AskSource.Floor(now));
        if (media is "text/csv") return HoursTable.ReadCsv(body, source.Settings.Hour, source.Settings.Count, zone, span);
        var hours = new HourSeries(zone, span);
        foreach (var row in Strict.Parse(body).Field("hours").Items()) hours.Add(row.Field(source.Settings.Hour).Text(), row.Field(source.Settings.Count).CountOrText());
        return hours.AsAnswered();
    }
}
