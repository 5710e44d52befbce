using System.Data.Common;
using System.Threading.Channels;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>What the landing page's script told.</summary>
public enum SiteEvent
{
    /// <summary>A page was opened.</summary>
    View,

    /// <summary>A person looks: the page was in view for a second, or touched.</summary>
    Seen,

    /// <summary>Something was reached, such as a sign-up.</summary>
    Goal,
}

/// <summary>One message of the script.</summary>
/// <param name="Visitor">Null for somebody who asked not to be tracked: counted as a view only.</param>
/// <param name="Code">The tracked link by which this visit came, where the address carries it.</param>
/// <param name="Goal">Its name, for a goal.</param>
public sealed record SiteMessage(Campaign Campaign, SiteEvent Event, Instant At, long? Visitor, string? Code, string? Goal);

/// <summary>Writes what the landing page's script tells, by the hour: views, visitors, confirmed visitors, goals. When an hour is over and
/// the server was there all through it, its visitors become the campaign's visits of that hour.</summary>
public sealed class SiteWriter(IDbContextFactory<ClicksDb> dbs, IDbContextFactory<WarRoomDb> days, LinkDirectory links, ClickWriter clicks, CampaignClocks clocks, CampaignFeed feed, ILogger<SiteWriter> log) : BatchedWriter
{
    /// <summary>The source that stands beside these visits.</summary>
    private const string Source = WarRoom.Domain.Sources.Precedence.SiteScript;

    private const int MostWaiting = 100_000;
    private const int MostInBatch = 5_000;
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Looks = Duration.FromSeconds(20);

    /// <summary>An hour with more of it missing is a gap, not a quiet hour.</summary>
    private static readonly Duration MissingAtMost = Duration.FromMinutes(1);
    private readonly Channel<SiteMessage> _messages = Channel.CreateBounded<SiteMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
    private readonly Queue<SiteMessage> _seen = new();
    private Instant _lookedAt = Instant.MinValue;

    /// <summary>Takes a message; false when too many wait.</summary>
    public bool Take(SiteMessage message) => _messages.Writer.TryWrite(message);

    protected override async Task WriteAsync()
    {
        var batch = new List<SiteMessage>();
        while (batch.Count < MostInBatch && _messages.Reader.TryRead(out var message)) batch.Add(message);
        try
        {
            if (batch.Count > 0) await StoreAsync(batch);
            foreach (var message in batch.Where(m => m.Event is SiteEvent.Seen)) _seen.Enqueue(message);
            batch.Clear(); // stored: what fails from here on does not store it again
            while (_seen.TryPeek(out var message))
            {
                await CountAsync(message);
                _seen.Dequeue();
            }

            if (clocks.RealNow - _lookedAt < Looks) return;
            _lookedAt = clocks.RealNow;
            await CloseHoursAsync();
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            log.LogError(e, "{Count} messages of a landing page could not be written and are tried again.", batch.Count);
            foreach (var message in batch) Take(message);
        }
    }

    private async Task StoreAsync(List<SiteMessage> batch)
    {
        await using var db = await dbs.CreateDbContextAsync();
        await using var all = await db.Database.BeginTransactionAsync();
        foreach (var message in batch)
        {
            var (campaign, hour) = (message.Campaign.Id, HourOf(message.At));
            switch (message.Event)
            {
                case SiteEvent.View:
                    await AddAsync(db, campaign, hour, views: 1, visitors: await IsNewAsync(db, message) ? 1 : 0, confirmed: 0);
                    break;
                case SiteEvent.Seen when message.Visitor is not null:
                    if (await IsNewAsync(db, message)) await AddAsync(db, campaign, hour, views: 0, visitors: 1, confirmed: 0); // its view was lost on the way
                    if (await IsFirstLookAsync(db, message)) await AddAsync(db, campaign, hour, views: 0, visitors: 0, confirmed: 1);
                    break;
                case SiteEvent.Goal:
                    var (name, at) = (message.Goal!, hour.ToUnixTimeMilliseconds());
                    await db.Database.ExecuteSqlAsync($"INSERT INTO SiteGoals (CampaignId, Name, Hour, Count) VALUES ({campaign.Value}, {name}, {at}, 1) ON CONFLICT (CampaignId, Name, Hour) DO UPDATE SET Count = Count + 1");
                    break;
            }
        }

        await all.CommitAsync();
        foreach (var campaign in batch.Select(m => m.Campaign.Id).Distinct()) feed.Changed(campaign);
    }

    /// <summary>A person who looks: what a mail scanner's link held back counts, and so does a link whose address leads to the page itself.</summary>
    private async Task CountAsync(SiteMessage message)
    {
        if (message.Visitor is not { } visitor) return;
        clicks.Seen(message.Campaign.Id, visitor);
        if (message.Code is not null && await links.FindAsync(message.Code, CancellationToken.None) is { } link && link.Campaign.Id == message.Campaign.Id)
            clicks.Person(new Click { Code = link.Code, CampaignId = link.Campaign.Id, SlotId = link.Slot, At = message.At, Visitor = visitor }); // the redirect's own click an hour before counts for it
    }

    private static async Task<bool> IsNewAsync(ClicksDb db, SiteMessage message)
    {
        if (message.Visitor is not { } visitor) return false;
        var (day, at, campaign) = (Iso(message), message.At.ToUnixTimeMilliseconds(), message.Campaign.Id.Value);
        var isNew = await db.Database.ExecuteSqlAsync($"INSERT INTO SiteVisitors (CampaignId, Day, Visitor, FirstAt, FirstCode) VALUES ({campaign}, {day}, {visitor}, {at}, {message.Code}) ON CONFLICT DO NOTHING") > 0;
        if (!isNew && message.Code is { } code) await db.Database.ExecuteSqlAsync($"UPDATE SiteVisitors SET FirstCode = {code} WHERE CampaignId = {campaign} AND Day = {day} AND Visitor = {visitor} AND FirstCode IS NULL");
        return isNew;
    }

    private static async Task<bool> IsFirstLookAsync(ClicksDb db, SiteMessage message)
    {
        var (day, at, campaign) = (Iso(message), message.At.ToUnixTimeMilliseconds(), message.Campaign.Id.Value);
        return await db.Database.ExecuteSqlAsync($"UPDATE SiteVisitors SET ConfirmedAt = {at} WHERE CampaignId = {campaign} AND Day = {day} AND Visitor = {message.Visitor} AND ConfirmedAt IS NULL") > 0;
    }

    private static Task<int> AddAsync(ClicksDb db, CampaignId campaign, Instant hour, int views, int visitors, int confirmed)
    {
        var at = hour.ToUnixTimeMilliseconds();
        return db.Database.ExecuteSqlAsync($"INSERT INTO SiteHours (CampaignId, Hour, Views, Visitors, Confirmed) VALUES ({campaign.Value}, {at}, {views}, {visitors}, {confirmed}) ON CONFLICT (CampaignId, Hour) DO UPDATE SET Views = Views + excluded.Views, Visitors = Visitors + excluded.Visitors, Confirmed = Confirmed + excluded.Confirmed");
    }

    /// <summary>Carries hours that are over into the campaign's visits. The hour in which the script first spoke is not whole and left out; an hour
    /// without a word is zero where the server listened, and a gap where it did not. What people or other sources entered stays.</summary>
    private async Task CloseHoursAsync()
    {
        await using var site = await dbs.CreateDbContextAsync();
        var firsts = await site.SiteHours.GroupBy(h => h.CampaignId).Select(g => new { g.Key, First = g.Min(h => h.Hour) }).ToListAsync();
        if (firsts.Count == 0) return;
        var runs = await site.Runs.AsNoTracking().ToListAsync();
        await using var db = await days.CreateDbContextAsync();
        foreach (var first in firsts)
        {
            if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == first.Key) is not { IsRehearsal: false } campaign) continue;
            var until = HourOf(Instant.Min(clocks.RealNow - Duration.FromSeconds(5), campaign.EndsAt + Duration.FromDays(7)));
            var known = await db.HourlyVisits.Where(v => v.CampaignId == campaign.Id && v.Hour > first.First).ToDictionaryAsync(v => v.Hour);
            var newest = known.Values.Where(v => v.Source == Source).Select(v => (Instant?)v.Hour).Max() ?? first.First;
            var counts = await site.SiteHours.AsNoTracking().Where(h => h.CampaignId == campaign.Id && h.Hour > newest).ToDictionaryAsync(h => h.Hour, h => h.Visitors);
            for (var hour = newest + Hour; hour < until; hour += Hour)
            {
                if (known.TryGetValue(hour, out var other) && (other.Source != Source || other.Visits is not null)) continue;
                int? visits = Missing(hour, runs) <= MissingAtMost ? counts.GetValueOrDefault(hour) : null;
                db.HourlyVisits.Add(new HourlyVisits { CampaignId = campaign.Id, Hour = hour, Visits = visits, Source = Source, ReadAt = clocks.RealNow });
            }

            if (db.ChangeTracker.HasChanges() && await db.TrySaveAsync()) feed.Changed(campaign.Id);
            db.ChangeTracker.Clear();
        }
    }

    private Duration Missing(Instant hour, List<ClickRun> runs)
    {
        var end = hour + Hour;
        var heard = Duration.Zero;
        foreach (var (run, i) in runs.OrderBy(r => r.Id).Select((r, i) => (r, i)))
        {
            var until = run.ClosedAt ?? (i == runs.Count - 1 ? clocks.RealNow : run.LastWriteAt);
            var (from, to) = (Instant.Max(run.StartedAt, hour), Instant.Min(until, end));
            if (to > from) heard += to - from;
        }

        return Hour - heard;
    }

    private static string Iso(SiteMessage message) => NodaTime.Text.LocalDatePattern.Iso.Format(VisitorHash.DayOf(message.Campaign, message.At));

    private static Instant HourOf(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);
}
