using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Sources;
using WarRoom.Web.Clock;
using WarRoom.Web.Jobs;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Sources;

/// <summary>Reads one source that is due and stores what it says. Safe to run twice: a reading that has become old meanwhile, since somebody
/// changed or read the source, is dropped.</summary>
public sealed class ReadSourceJob(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, AskSource ask, CampaignFeed feed, WorkInHand work)
{
    public static string WorkOf(SourceId source) => $"source:{source}";

    public async Task RunAsync(Guid sourceId, CancellationToken stop)
    {
        var id = new SourceId(sourceId);
        if (!work.Begin(WorkOf(id))) return;
        try
        {
            await ReadAsync(id, stop);
        }
        finally
        {
            work.End(WorkOf(id));
            work.Finish(WorkOf(id));
        }
    }

    private async Task ReadAsync(SourceId id, CancellationToken stop)
    {
        if (await DueAsync(id, stop) is not { } due) return;
        var reading = await ask.RunAsync(due, isTest: false, stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Sources.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } source || source.Version != due.Version) return;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == source.CampaignId, stop);
        await SettleAsync(db, source, campaign, reading, clocks.RealNow, stop);
        if (await db.TrySaveAsync(stop)) feed.Changed(campaign.Id);
    }

    /// <summary>What a reading means for its source, and for the numbers.</summary>
    internal static async Task SettleAsync(WarRoomDb db, Source source, Campaign campaign, NetworkReading reading, Instant now, CancellationToken stop)
    {
        if (reading is NetworkReading.Fresh fresh)
        {
            await StoreReading.PutAsync(db, source, campaign, fresh, now, stop);
            source.Succeed(string.Join(" ", fresh.Notes.Select(n => $"{n.TrimEnd('.')}.").Prepend(SourceWords.Brought(fresh, campaign.Day.Zone))), now, AskSource.IsTheDay(campaign, now));
        }
        else if (reading is NetworkReading.Unavailable no)
        {
            source.Fail(no.Reason, no.RetryAt, no.NeedsPerson, now, ChanceOf(source));
        }
    }

    private async Task<Source?> DueAsync(SourceId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = clocks.RealNow;
        return await db.Sources.AsNoTracking().DueIn(db, now).SingleOrDefaultAsync(s => s.Id == id, stop);
    }

    /// <summary>From 0 to 1, another one for each source and each try.</summary>
    private static double ChanceOf(Source source) => ((uint)HashCode.Combine(source.Id, source.Version) & 0xFFFF) / (double)0xFFFF;
}
