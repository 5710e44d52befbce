using System.Collections.Concurrent;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>The open holds of each campaign in memory, for answers that must not wait for the database. A signal of the campaign makes
/// the next question read again, so a stop counts from the next request on.</summary>
public sealed class OpenHolds(IDbContextFactory<WarRoomDb> dbs, CampaignFeed feed)
{
    private readonly ConcurrentDictionary<CampaignId, Known> _known = new();

    /// <summary>The hold that covers a slot; null when posts and links go their way.</summary>
    public async ValueTask<Hold?> OverAsync(CampaignId campaign, SlotId slot, CancellationToken stop)
    {
        var (holds, _) = await KnownAsync(campaign, stop);
        if (holds.Count == 0) return null;
        if (holds.FirstOrDefault(h => h.Scope is HoldScope.Everything) is { } everything) return everything;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == slot, stop) is { } it ? holds.FirstOrDefault(h => h.Covers(it)) : null;
    }

    /// <summary>The campaign's epoch: it changes with every stop and resume, so a page that knows another one is out of date.</summary>
    public async ValueTask<int> EpochAsync(CampaignId campaign, CancellationToken stop) => (await KnownAsync(campaign, stop)).Epoch;

    private ValueTask<(IReadOnlyList<Hold> Holds, int Epoch)> KnownAsync(CampaignId campaign, CancellationToken stop) =>
        _known.GetOrAdd(campaign, id => new Known(feed, id)).ReadAsync(dbs, stop);

    private sealed class Known
    {
        private readonly CampaignId _campaign;
        private (IReadOnlyList<Hold> Holds, int Epoch) _now = ([], 0);
        private int _isOld = 1;

        public Known(CampaignFeed feed, CampaignId campaign)
        {
            _campaign = campaign;
            feed.Subscribe(campaign, () => Volatile.Write(ref _isOld, 1));
        }

        public async ValueTask<(IReadOnlyList<Hold> Holds, int Epoch)> ReadAsync(IDbContextFactory<WarRoomDb> dbs, CancellationToken stop)
        {
            if (Interlocked.Exchange(ref _isOld, 0) == 0) return _now;
            try
            {
                await using var db = await dbs.CreateDbContextAsync(stop);
                var epoch = await db.Campaigns.Where(c => c.Id == _campaign).Select(c => c.Epoch).SingleOrDefaultAsync(stop);
                return _now = (await db.Holds.AsNoTracking().OpenIn(_campaign).ToListAsync(stop), epoch);
            }
            catch
            {
                Volatile.Write(ref _isOld, 1); // not read: ask again next time
                throw;
            }
        }
    }
}
